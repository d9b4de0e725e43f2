import type { Source } from '../../text/source.js';
import type { Exchange, SignedUrl } from '../evidence.js';
import { isCurlCommand, joinContinuations, readCurl } from './curlCommand.js';
import { draftAt, exchangeOf, type ExchangeDraft } from './exchangeDraft.js';
import { parseUrl } from './presignedUrl.js';

const methods = 'PUT|POST|GET|HEAD|OPTIONS|DELETE|PATCH';
/** What terminals, comments and containers put before a line. */
const prefix = /^(?:[#>*|\s]|\$ |[a-z0-9_-]{1,30}\s{1,10}\| )*/;
// A number with a unit is a time or a size and no status.
const requestLine = new RegExp(
  `^(?:.{0,80}?[\\s:\`'"])?(${methods}) ([^\\s\`'"]{1,16000})(?![^\\s\`'"])(?: (HTTP/[\\d.]{1,8}))?["']{0,2}(?:\\s{0,20}(?:→|->|=>|:|\\.\\.\\.)?\\s{0,20}\\(?(\\d{3})\\b(?!\\s?(?:[kKM]?B|[mun]?s|bytes)\\b))?(.{0,200})$`,
);
/** urllib3's own log has the host apart from the request: `https://host:443 "PUT /key?… HTTP/1.1" 403 None`. */
const loggedRequest = new RegExp(
  `(https?://[^\\s"/]{1,300}) "(${methods}) (/[^\\s"]{0,16000}) HTTP/[\\d.]{1,4}" (\\d{3})`,
);
const statusLine = /^(?:[<#*\s←]|response:?)*HTTP\/[\d.]+\s+(\d{3})\s?([^\n]{0,80})/i;
const looseStatus =
  /^(?:[<#*\s]|→|->|=>|\[)*(?:HTTP[ /]?(?:status)?:? ?|status(?: code)?:? ?|→ ?)?([1-5]\d\d)(?:\]|$|\s+(?:OK|Forbidden|Bad Request|Not Found|Conflict|Request|Unauthorized|Moved|Temporary|Internal|Service|Length|Precondition)\b.*$)/i;
const headerLine = /^(?:[<>#*\s]){0,12}([A-Za-z][A-Za-z0-9-]{1,60}):\s?(.{0,100000})$/;
/** Headings of tools that show the parts of a request apart, such as Postman's console. */
const sectionTitle =
  /^[▼▶▾▸\s]{0,6}(Request|Response) (Headers|Body|Payload)(?: ?\([^)]{0,20}\))?:?\s{0,8}$/i;
const maximumExchanges = 300;
/** Of a log’s healthy lines. */
const maximumHealthy = 100;
/** `PUT /` */
const shortestBeginning = 5;
const maximumLine = 120_000;

/** Reads raw requests and answers, curl commands and their `-v` output, and the one-line forms of consoles and logs. */
export function readExchanges(
  source: Source,
  urls: readonly SignedUrl[],
  limit = source.text.length,
): Exchange[] {
  const text = source.text.slice(0, limit);
  const exchanges: Exchange[] = [];
  let healthy = 0;
  let current: ExchangeDraft | undefined;
  let part: 'request' | 'request-body' | 'response' | 'body' | 'none' = 'none';
  const finish = (): void => {
    if (current) {
      const { status = 0, clientError } = current;
      const isHealthy =
        status >= 200 && status < 400 && clientError === undefined && current.body.length === 0;
      if (!isHealthy || healthy++ < maximumHealthy) exchanges.push(exchangeOf(current, source, text));
    }
    current = undefined;
  };
  const begin = (at: number, origin: Exchange['origin']): ExchangeDraft => {
    finish();
    current = draftAt(at, origin);
    return current;
  };
  let at = 0;
  for (const line of lines(text)) {
    if (exchanges.length >= maximumExchanges) break;
    const lineStart = at;
    at = Math.min(at + line.length + 1, text.length);
    if (line.length > maximumLine && !/X-Amz-|<Error>/.test(line)) continue;
    const canBegin = line.length >= shortestBeginning;
    if (!canBegin && !current) continue;
    const bare = line.replace(prefix, '').replace(/\r$/, '');
    const status = canBegin ? statusLine.exec(line) : null;
    if (status) {
      if (!current || current.status !== undefined) {
        // 100 Continue and a proxy's "Connection established" come before the answer proper.
        if (
          current &&
          (current.status === 100 || current.status === 200) &&
          current.body.length === 0 &&
          part === 'response'
        )
          current.responseHeaders = [];
        else begin(lineStart, 'message');
      }
      if (current) {
        current.status = Number(status[1]);
        current.responseStart = lineStart;
        current.end = at;
      }
      part = 'response';
      continue;
    }
    const logged = canBegin ? loggedRequest.exec(line.slice(0, 20_000)) : null;
    if (logged) {
      const [whole, origin = '', method, target = '', code] = logged;
      const building = begin(lineStart, 'console');
      const pathAt = lineStart + logged.index + whole.indexOf(target, origin.length);
      const host = origin.replace(/^(https:.{1,300}):443$|^(http:.{1,300}):80$/, '$1$2');
      building.method = method;
      building.target = `${host}${target}`;
      building.url = parseUrl(building.target, source, pathAt - host.length, pathAt + target.length);
      building.status = Number(code);
      building.end = lineStart + line.length;
      part = 'body';
      continue;
    }
    const request =
      canBegin &&
      /\b(?:PUT|POST|GET|HEAD|OPTIONS|DELETE|PATCH)\b/.test(line) &&
      !/^\s*(?:Allow|Access-Control-)/i.test(bare)
        ? requestLine.exec(fromLoggedTime(bare))
        : null;
    if (request && looksLikeTarget(request[2] ?? '', request[3])) {
      const building = begin(
        lineStart,
        request[4] === undefined ? 'message' : request[3] === undefined ? 'console' : 'log',
      );
      building.method = request[1];
      setTarget(building, request[2] ?? '', urls, source, lineStart + line.indexOf(request[2] ?? ''));
      if (request[4]) building.status = Number(request[4]);
      const net = /net::(ERR_[A-Z_]+)/.exec(request[5] ?? '') ?? /net::(ERR_[A-Z_]+)/.exec(line);
      if (net)
        building.clientError = {
          value: net[0],
          span: source.span(
            lineStart + line.indexOf(net[0]),
            lineStart + line.indexOf(net[0]) + net[0].length,
          ),
        };
      building.end = at;
      part = request[4] ? 'body' : 'request';
      continue;
    }
    if (canBegin && isCurlCommand(line)) {
      const command = joinContinuations(text, lineStart);
      const building = begin(lineStart, 'curl');
      readCurl(command, building, urls, source, lineStart);
      building.end = at;
      part = 'request';
      continue;
    }
    if (!current) continue;
    current.end = at;
    const title = sectionTitle.exec(bare);
    if (title && part !== 'none') {
      const isHeaders = /headers/i.test(title[2] ?? '');
      if (/request/i.test(title[1] ?? '')) part = isHeaders ? 'request' : 'request-body';
      else {
        part = isHeaders ? 'response' : 'body';
        current.body = [];
        current.bodyStart = -1;
      }
      continue;
    }
    if (part === 'request' || part === 'response') {
      const header = headerLine.exec(line.replace(/\r$/, '').replace(/^(?:[a-z0-9_-]{1,30}\s{1,10}\| )/, ''));
      const isNoise = /^\s*[*{}]/.test(line) || /^#?\s*[*{}]/.test(line);
      if (header && !isNoise) {
        const name = (header[1] ?? '').toLowerCase();
        const value = (header[2] ?? '').trim();
        const valueStart = lineStart + line.lastIndexOf(header[2] ?? '');
        const target = part === 'request' ? current.headers : current.responseHeaders;
        target.push({
          name,
          value,
          span: value === '' ? null : source.span(valueStart, valueStart + value.length),
        });
        continue;
      }
      if (part === 'request') {
        const loose = looseStatus.exec(line);
        if (loose) {
          current.status = Number(loose[1]);
          current.responseStart = lineStart;
          part = 'response';
          continue;
        }
      }
      if (isNoise) continue;
      if (bare === '' || /^[<>]$/.test(bare)) {
        if (part === 'response' && isEmptyAnswer(current)) {
          finish();
          part = 'none';
          continue;
        }
        part = part === 'request' ? 'request-body' : 'body';
        continue;
      }
      if (part === 'response') part = 'body';
      else part = 'request-body';
    }
    if (part === 'request-body' && /<Error|<\?xml|<html|<!DOCTYPE/i.test(line)) part = 'body';
    if (part === 'request-body') {
      const loose = looseStatus.exec(line);
      if (loose) {
        current.status = Number(loose[1]);
        part = 'response';
        continue;
      }
      current.requestBody.push(bare);
    } else if (bare === '' && isSuccessRead(current)) {
      finish();
      part = 'none';
    } else {
      if (current.bodyStart < 0) current.bodyStart = lineStart;
      current.body.push(line);
    }
  }
  finish();
  return exchanges;
}

/** The body of a success is a line or a document; what comes after a gap is another's. */
function isSuccessRead({ status = 0, body }: ExchangeDraft): boolean {
  return (
    status >= 200 &&
    status < 300 &&
    // A completion begins before its outcome is known: the document may follow its declaration late.
    body.some((line) => line.trim() !== '' && !line.startsWith('<?xml')) &&
    !body.join('').includes('<Error')
  );
}

/** What comes after an answer without a body is not its body. */
function isEmptyAnswer({ responseHeaders, status }: ExchangeDraft): boolean {
  return (
    status === 204 ||
    status === 304 ||
    responseHeaders.some(({ name, value }) => name === 'content-length' && value === '0')
  );
}

/** What stands before the time in the line of a proxy's log may be long, where another log holds that line. */
function fromLoggedTime(line: string): string {
  const at = line.slice(0, 2_000).search(/\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "/);
  return at > 0 ? line.slice(at) : line;
}

function* lines(text: string): Generator<string> {
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    if (end < 0) {
      yield text.slice(from);
      return;
    }
    yield text.slice(from, end);
    from = end + 1;
  }
}

function looksLikeTarget(target: string, version: string | undefined): boolean {
  return (
    version !== undefined ||
    /^https?:\/\//i.test(target) ||
    (target.startsWith('/') && target.length > 1) ||
    /^[a-z0-9.-]+(?::\d+)?\//i.test(target) ||
    target === '/'
  );
}

function setTarget(
  building: ExchangeDraft,
  target: string,
  urls: readonly SignedUrl[],
  source: Source,
  at: number,
): void {
  building.target = target;
  const span = source.span(at, at + target.length);
  building.url =
    urls.find(
      (url) => url.span.start <= span.start && url.span.end >= span.start && url.span.start >= span.start - 2,
    ) ?? (target.startsWith('http') || target.includes('/') ? parseUrl(target, source, at) : undefined);
}
