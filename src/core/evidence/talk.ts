import type { Case } from './case.js';
import { isUnambiguousCode } from './vocabulary.js';

/** One failure may name two codes, in its text and beside it, and a handler of errors a few more. */
const fewestCodes = 4;
/** A test that failed over what it made a client answer itself. */
const ofMock =
  /\bexpect\((?:received|jest)|\bmock\w{0,30}\.on\(|\bDID NOT RAISE\b|\bpytest\.raises\(|\.mock(?:Rejected|Resolved)Value/;
const failureWords = /\b(?:fail|error|exception|refused)|\bE[A-Z]{6,}\b/i;
const maximumLength = 50_000;

/**
 * Codes that a text speaks of without showing any of them: an article about failures, or a question what they mean.
 * Undefined where a store, an SDK or a log says that one of them happened.
 */
export function codesTalkedOf(c: Case): readonly string[] | undefined {
  if (isOfStore(c) || c.operation !== undefined) return undefined;
  if (c.url !== undefined && c.url.scheme !== 'none') return undefined;
  if (ofMock.test(c.text)) return [];
  if (c.errors.some(isShown)) return undefined;
  const codes = [
    ...new Set(
      [...c.text.slice(0, maximumLength).matchAll(/\b[A-Z][A-Za-z0-9]{3,50}\b/g)]
        .map(([word]) => word)
        .filter(isUnambiguousCode),
    ),
  ];
  if (isChangelog(c.text) || (codes.length > 0 && asksOnly(c))) return codes;
  const isQuestion = codes.length >= 2 && c.errors.every(({ origin }) => origin === 'word');
  return codes.length >= fewestCodes || (isQuestion && c.text.includes('?') && !failureWords.test(c.text))
    ? codes
    : undefined;
}

/** Whether a request is shown that went to a store, or may have. */
function isOfStore({ exchange }: Case): boolean {
  if (!exchange) return false;
  const { request, response, error, clientError } = exchange;
  const isHealthyElsewhere =
    (response?.status ?? 0) < 400 && request.method !== 'PUT' && (request.url?.scheme ?? 'none') === 'none';
  const hasStoreHeaders = response?.headers.some(({ name }) => name.startsWith('x-amz-')) === true;
  return error !== undefined || clientError !== undefined || hasStoreHeaders || !isHealthyElsewhere;
}

function isChangelog(text: string): boolean {
  return (text.match(/^\s{0,8}[-*] (?:fix|feat|chore|docs|perf)(?:\([^)\n]{0,40}\))?: /gm) ?? []).length >= 2;
}

/** A question about what stores do, and no word that something failed. */
function asksOnly(c: Case): boolean {
  return (
    c.text.includes('?') &&
    c.errors.every(({ origin }) => origin === 'word') &&
    /\b(?:any(?:body|one) knows?|whether|what does|what is the meaning|we plan)\b/i.test(c.text) &&
    !/\b(?:why|get(?:s|ting)?|fail(?:s|ed|ing)?|errors?|broken|doesn['’]t work)\b/i.test(c.text)
  );
}

/** A store's document has ids of its own, and an exception its text. */
function isShown({ elements, origin, operation, status }: Case['errors'][number]): boolean {
  return (
    elements.has('RequestId') ||
    elements.has('HostId') ||
    elements.size > 3 ||
    operation !== undefined ||
    status !== undefined ||
    origin === 'log'
  );
}
