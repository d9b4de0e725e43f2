import { preflightHeaders } from '../core/cors/upload.js';
import { type Answer, type Check, findHeader, type Reading } from './check.js';
import type { CheckTarget } from './target.js';

/**
 * Sends the OPTIONS that a browser would send before the upload.
 *
 * Nobody authenticates a preflight, so it tells of CORS rules alone and nothing of signature or lifetime.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export const preflight: Check = {
  id: 'preflight',
  title: 'Preflight of the browser',
  question: 'Would a browser let the page make this upload?',
  permission: 'None: a preflight is not signed.',
  meanings: [
    { answer: '2xx that allows origin, method and headers', means: 'The browser sends the upload.' },
    { answer: '403', means: 'No CORS rule of the bucket matches: the browser does not send the upload.' },
    { answer: '2xx without Access-Control-Allow-Origin', means: 'The browser does not send the upload.' },
    { answer: '3xx', means: 'Browsers refuse a redirected preflight.' },
  ],
  plan(target) {
    const { origin, method, url } = target;
    if (origin === null) return 'The page’s origin is not known; a preflight needs one.';
    if (!isOrigin(origin)) return `“${origin}” is not an origin: scheme, host and port, without a path.`;
    const names = askedHeaders(target);
    return [
      {
        method: 'OPTIONS',
        url,
        headers: [
          ['origin', origin],
          ['access-control-request-method', method],
          ...(names.length > 0 ? [['access-control-request-headers', names.join(',')] as const] : []),
        ],
        purpose: 'what a browser asks before the upload',
        isAnnouncement: false,
      },
    ];
  },
  goesOn: () => true,
  read: ([answer], target) => readAnswer(answer, target),
};

function isOrigin(text: string): boolean {
  return text === 'null' || /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/?#@]{1,255}$/i.test(text);
}

function askedHeaders({ headers, unknownHeaders }: CheckTarget): string[] {
  return preflightHeaders([...headers.map(([name]) => name), ...unknownHeaders]);
}

function readAnswer(answer: Answer, target: CheckTarget): Reading {
  const { status, notes } = answer;
  const origin = target.origin ?? '';
  const code = /<Code>([A-Za-z0-9.]{1,80})<\/Code>/.exec(answer.body)?.[1];
  const statusWords = `${status}${code === undefined ? '' : ` ${code}`}`;
  const judged = [
    judgeOrigin(answer, origin),
    judgeMethod(answer, target.method),
    judgeHeaders(answer, target),
  ];
  const lines = [...judged.map(({ line }) => line), exposedLine(answer, target), ...notes].filter(
    (line) => line !== '',
  );
  const faults = judged.flatMap(({ fault }) => fault ?? []);
  const common = { lines: [`Status ${statusWords}`, ...lines], isEvidence: true };
  if (status >= 300 && status < 400)
    return {
      ...common,
      sentence: `The preflight was answered with ${status} to ${findHeader(answer, 'location') ?? 'another address'}, and browsers refuse a redirected preflight.`,
      proves: true,
    };
  if (status >= 500)
    return {
      ...common,
      sentence: `The store failed to answer the preflight (${statusWords}), so a browser does not send the upload now.`,
      proves: false,
    };
  if (status < 200 || status >= 300)
    return {
      ...common,
      sentence: `The preflight from ${origin} was refused with ${statusWords}: a browser does not send the upload.`,
      proves: true,
    };
  return faults.length > 0
    ? {
        ...common,
        sentence: `The preflight was answered, and a browser does not send the upload: ${faults.join('; ')}.`,
        proves: true,
      }
    : {
        ...common,
        sentence: `The preflight passes: a browser lets a page of ${origin} send this ${target.method}. It says nothing about the signature.`,
        proves: true,
      };
}

interface Judged {
  readonly line: string;
  /** Why the browser stops here; absent where it doesn't. */
  readonly fault?: string;
}

function judgeOrigin(answer: Answer, origin: string): Judged {
  const values = answer.headers.filter(([name]) => name.toLowerCase() === 'access-control-allow-origin');
  const [first] = values;
  if (first === undefined)
    return {
      line: 'No Access-Control-Allow-Origin: no page may read the answer.',
      fault: 'the answer has no Access-Control-Allow-Origin',
    };
  const value = values.map(([, one]) => one).join(', ');
  if (values.length > 1 || value.includes(','))
    return {
      line: `Access-Control-Allow-Origin: ${value}, which is more than one value.`,
      fault: 'Access-Control-Allow-Origin has more than one value',
    };
  if (value === '*') return { line: 'Access-Control-Allow-Origin: *, any page, without credentials.' };
  if (value === origin) return { line: `Access-Control-Allow-Origin: ${value}, this page.` };
  return {
    line: `Access-Control-Allow-Origin: ${value}, which is not ${origin}.`,
    fault: `it allows ${value} and not ${origin}`,
  };
}

function judgeMethod(answer: Answer, method: string): Judged {
  const name = 'access-control-allow-methods';
  const value = findHeader(answer, name);
  const allowed = namesIn(value);
  // These need no leave.
  if (['GET', 'HEAD', 'POST'].includes(method))
    return { line: value === undefined ? '' : `Access-Control-Allow-Methods: ${value}` };
  if (allowed.includes(method) || allowed.includes('*'))
    return { line: `Access-Control-Allow-Methods: ${value ?? ''}, which has ${method}.` };
  return {
    line:
      value === undefined
        ? 'No Access-Control-Allow-Methods.'
        : `Access-Control-Allow-Methods: ${value}, which lacks ${method}.`,
    fault: `the method ${method} is not allowed`,
  };
}

function judgeHeaders(answer: Answer, target: CheckTarget): Judged {
  const value = findHeader(answer, 'access-control-allow-headers');
  const allowed = namesIn(value).map((name) => name.toLowerCase());
  const asked = askedHeaders(target);
  const missing = asked.filter(
    (name) => !allowed.includes(name) && !(allowed.includes('*') && name !== 'authorization'),
  );
  if (missing.length > 0)
    return {
      line: `Access-Control-Allow-Headers: ${value ?? 'absent'}, which lacks ${missing.join(', ')}.`,
      fault: `${missing.length === 1 ? 'the header' : 'the headers'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not allowed`,
    };
  if (asked.length === 0) return { line: 'The upload sends no header that needs leave.' };
  return { line: `Access-Control-Allow-Headers: ${value ?? ''}, which has ${asked.join(', ')}.` };
}

/** Parts need their ETag; the preflight of S3 tells what the upload's answer will expose. */
function exposedLine(answer: Answer, target: CheckTarget): string {
  const value = findHeader(answer, 'access-control-expose-headers');
  const isPart = /[?&]partNumber=/i.test(target.url);
  if (value === undefined)
    return isPart
      ? 'No Access-Control-Expose-Headers: if the part’s answer has none either, the page cannot read its ETag.'
      : '';
  const isReadable = namesIn(value).some((name) => name === '*' || name.toLowerCase() === 'etag');
  return `Access-Control-Expose-Headers: ${value}${isPart && !isReadable ? ', which lacks ETag: the page cannot read that of its parts' : ''}.`;
}

function namesIn(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
