import { splitUrl } from '../core/text/url.js';
import type { HeaderLine, Outcome, PlannedRequest } from './check.js';

/** Request and outcome as an HTTP exchange that the engine reads. Holds whatever secret the URL has. */
export function exchangeText(request: PlannedRequest, outcome: Outcome): string {
  const answer =
    outcome.kind === 'none'
      ? `Error: ${outcome.detail}`
      : [
          `HTTP/1.1 ${outcome.status}${outcome.reason === '' ? '' : ` ${outcome.reason}`}`,
          ...outcome.headers.map(inOneLine),
          '',
          outcome.body,
        ]
          .join('\n')
          .trimEnd();
  return `${requestText(request)}\n\n${answer}\n`;
}

/** Headers that every request has beside its own: one answer, unpacked, and then no more of this connection. */
export const commonHeaders: readonly HeaderLine[] = [
  ['accept-encoding', 'identity'],
  ['connection', 'close'],
];

/** The head of a request as it is sent; the URL is whole, so that the scheme is told too. */
export function requestText({ method, url, headers }: PlannedRequest): string {
  const lines = [['Host', splitUrl(url).host] as const, ...headers, ...commonHeaders].map(inOneLine);
  return [`${method} ${url} HTTP/1.1`, ...lines].join('\n');
}

function inOneLine([name, value]: HeaderLine): string {
  return `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}`;
}
