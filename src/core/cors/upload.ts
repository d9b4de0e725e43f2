import type { CorsRule, PlacedRule } from './document.js';
import { judgeCors, type CorsJudgement, type CorsStore } from './judge.js';

/** An upload as the page makes it. */
export interface PageRequest {
  readonly origin: string;
  readonly method: string;
  /** Names of the headers that the page sets, signed ones included. */
  readonly headers: readonly string[];
  /** `credentials: 'include'` or `withCredentials`. */
  readonly credentials: boolean;
  /** Names of the answer's headers that the page reads, such as ETag for parts. */
  readonly reads: readonly string[];
  readonly store?: CorsStore | undefined;
}

/** What becomes of an upload between page, browser and store. */
export interface UploadJudgement {
  /** Null where the browser sends no preflight. */
  readonly preflight: CorsJudgement | null;
  readonly actual: CorsJudgement;
  /** The browser sends the upload itself. */
  readonly isSent: boolean;
  /** The page's script gets the answer, and with it the text of an error. */
  readonly seesAnswer: boolean;
  /** Of `reads`, those that the script can't read. */
  readonly hiddenHeaders: readonly string[];
  /** Sent, seen, and nothing hidden. */
  readonly passes: boolean;
  /** What happens, one sentence each, in the order in which it happens. */
  readonly story: readonly string[];
}

/** Names that browsers set themselves and never list in a preflight. */
const forbidden =
  /^(?:accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/;
/** Names that need no leave; content-type does where its value is not one of a form's, and an upload's rarely is. */
const simple = /^(?:accept|accept-language|content-language)$/;
const alwaysReadable = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/** The names that a preflight lists: lower case, sorted, without what browsers set themselves. */
export function preflightHeaders(names: readonly string[]): string[] {
  const lower = names.map((name) => name.trim().toLowerCase());
  return [
    ...new Set(lower.filter((name) => name !== '' && !forbidden.test(name) && !simple.test(name))),
  ].sort();
}

/**
 * Follows an upload from the page to the store and back.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function judgeUpload(
  rules: readonly (CorsRule | PlacedRule)[],
  request: PageRequest,
): UploadJudgement {
  const { origin, method, store } = request;
  const requestHeaders = preflightHeaders(request.headers);
  const needsPreflight = !['GET', 'HEAD', 'POST'].includes(method) || requestHeaders.length > 0;
  const preflight = needsPreflight
    ? judgeCors(rules, { origin, method, requestHeaders, kind: 'preflight', store })
    : null;
  const actual = judgeCors(rules, { origin, method, requestHeaders: [], kind: 'actual', store });
  const isAcceptable = (judgement: CorsJudgement): boolean =>
    judgement.allowed &&
    !(request.credentials && judgement.responseHeaders['Access-Control-Allow-Origin'] === '*');
  const isSent = preflight === null || isAcceptable(preflight);
  const seesAnswer = isSent && isAcceptable(actual);
  const exposed = (actual.responseHeaders['Access-Control-Expose-Headers'] ?? '').toLowerCase().split(', ');
  const hiddenHeaders = request.reads.filter(
    (name) => !alwaysReadable.includes(name.toLowerCase()) && !exposed.includes(name.toLowerCase()),
  );
  return {
    preflight,
    actual,
    isSent,
    seesAnswer,
    hiddenHeaders,
    passes: seesAnswer && hiddenHeaders.length === 0,
    story: storyOf({ request, requestHeaders, preflight, actual, isSent, seesAnswer, hiddenHeaders }),
  };
}

function storyOf(facts: {
  request: PageRequest;
  requestHeaders: readonly string[];
  preflight: CorsJudgement | null;
  actual: CorsJudgement;
  isSent: boolean;
  seesAnswer: boolean;
  hiddenHeaders: readonly string[];
}): string[] {
  const { request, requestHeaders, preflight, actual, isSent, seesAnswer, hiddenHeaders } = facts;
  const { method } = request;
  const anyOrigin = 'the rule answers with *, which browsers refuse for a request with credentials';
  const story: string[] = [];
  if (preflight === null) story.push(`The browser sends the ${method} without a preflight.`);
  else if (!preflight.allowed) {
    const first = preflight.rules.findIndex(({ reason }) => reason?.field !== 'origins');
    story.push(
      request.store === 'ceph' && first >= 0
        ? `Rule ${first + 1} is the first that names the origin, so it decides alone, and it does not match: the preflight is refused, and the browser does not send the upload.`
        : 'No rule matches the preflight, so S3 answers it with 403, and the browser does not send the upload.',
    );
  } else {
    const asked =
      requestHeaders.length > 0 ? `${method} with ${requestHeaders.join(', ')}` : `${method} without headers`;
    story.push(`Rule ${(preflight.rule ?? 0) + 1} lets the preflight pass: ${asked}.`);
    if (!isSent) story.push(`The browser does not send the upload all the same: ${anyOrigin}.`);
  }
  if (!isSent) return story;
  if (!actual.allowed)
    story.push(
      'No rule matches the upload: S3 does it and answers without CORS headers, and the page sees a failure.',
    );
  else if (!seesAnswer) story.push(`The page does not see the answer: ${anyOrigin}.`);
  else {
    story.push(
      `Rule ${(actual.rule ?? 0) + 1} lets the page see the answer, and the text of an error if there is one.`,
    );
    for (const name of hiddenHeaders)
      story.push(`The page cannot read ${name}: rule ${(actual.rule ?? 0) + 1} does not expose it.`);
  }
  return story;
}
