import type { Source } from '../../text/source.js';
import type { SignedUrl } from '../evidence.js';
import type { ExchangeDraft } from './exchangeDraft.js';

const maximumCommand = 64_000;

/** The name with an option, a quote, a variable or an address behind it: prose goes on with a word. */
const commandOfCurl = /\bcurl(?:\.exe)?(?:[ \t]{1,40}(?:[-"'$^`\\{]|[^\s"']{0,200}[.:/]\w)|[ \t]{0,40}$)/;

/** A line that calls curl, rather than one that curl printed or that speaks of it. */
export function isCurlCommand(line: string): boolean {
  return commandOfCurl.test(line) && !/^\s*\*|User-Agent|libcurl|cURL error/i.test(line);
}

/** The whole of a command that goes on over lines by `\`, `^`, a backtick or an open quote. */
export function joinContinuations(text: string, start: number): string {
  const limited = text.slice(start, start + maximumCommand);
  let end = 0;
  let isQuoteOpen = false;
  for (let line = 0; line < 60; line++) {
    const next = limited.indexOf('\n', end);
    if (next < 0) return limited;
    const added = limited.slice(end, next);
    if ((added.split("'").length - 1) % 2 === 1) isQuoteOpen = !isQuoteOpen;
    end = next + 1;
    if (!/[\\^`]$/.test(added.trimEnd()) && !(isQuoteOpen && next < 20_000)) return limited.slice(0, next);
  }
  return limited.slice(0, end);
}

/**
 * The Content-Type that curl gives to a body that it was not told the type of.
 *
 * @see https://curl.se/docs/manpage.html#-d
 */
function defaultType(command: string): string | undefined {
  return /\s(?:-d|--data(?:-\w+)?)\b/.test(command) && !/\s--json\b/.test(command)
    ? 'application/x-www-form-urlencoded'
    : undefined;
}

/** Reads the method, the headers and the URL out of a curl command. */
export function readCurl(
  command: string,
  draft: ExchangeDraft,
  urls: readonly SignedUrl[],
  source: Source,
  at: number,
): void {
  const method = /(?:-X|--request)[= ]?\s?["']?(PUT|POST|GET|HEAD|OPTIONS|DELETE|PATCH)\b/.exec(command)?.[1];
  draft.method =
    method ??
    (/(?:\s-T\s?|--upload-file)/.test(command)
      ? 'PUT'
      : /\s-[a-zA-Z]{0,12}I[a-zA-Z]{0,12}\b|--head\b/.test(command)
        ? 'HEAD'
        : /\s(?:-d|--data(?:-\w+)?|-F|--form)\b/.test(command)
          ? 'POST'
          : 'GET');
  for (const match of command.matchAll(/(?:-H|--header)[= ]?\s?(?:"([^"]{1,4000})"|'([^']{1,4000})')/g)) {
    const text = match[1] ?? match[2] ?? '';
    const colon = text.indexOf(':');
    if (colon < 1) continue;
    const value = text.slice(colon + 1).trim();
    const start = at + match.index + match[0].lastIndexOf(value);
    draft.headers.push({
      name: text.slice(0, colon).trim().toLowerCase(),
      value,
      span: value === '' ? null : source.span(start, start + value.length),
    });
  }
  const type = defaultType(command);
  if (type !== undefined && !draft.headers.some((header) => header.name === 'content-type'))
    draft.headers.push({ name: 'content-type', value: type, span: null });
  const user = /(?:\s-u\s?|--user[= ])/.test(command);
  if (user && !draft.headers.some((header) => header.name === 'authorization'))
    draft.headers.push({
      name: 'authorization',
      value: command.includes('--aws-sigv4') ? 'AWS4-HMAC-SHA256 (by curl)' : 'Basic (by curl)',
      span: null,
    });
  const range = { start: at, end: at + command.length };
  draft.url =
    urls
      .filter(
        (url) =>
          url.span.start >= source.span(range.start, range.start).start &&
          url.span.start < source.span(range.end, range.end).end,
      )
      .find((url) => url.scheme !== 'none') ??
    urls.find(
      (url) =>
        url.span.start >= source.span(range.start, range.start).start &&
        url.span.start < source.span(range.end, range.end).end,
    );
}
