import { rulesIn } from '../cors/documentInCase.js';
import { hiddenAnswer } from '../cors/hiddenAnswer.js';
import { fromPage as from } from '../cors/request.js';
import type { Case } from '../evidence/case.js';
import {
  isOfProgram,
  isPreflightUnknown,
  isUnanswered,
  preflightFacts,
  serviceCalled,
} from '../evidence/page.js';
import { defineCause, type Finding, type Sign, judgeBySigns } from './cause.js';

const browserSays = [
  'blocked by CORS policy',
  'Cross-Origin Request Blocked',
  'not allowed by Access-Control-Allow-Origin',
  'Preflight response is not successful',
  'due to access control checks',
  'preflight request doesn’t pass',
  "preflight request doesn't pass access control check",
  'No ’Access-Control-Allow-Origin’ header',
  "No 'Access-Control-Allow-Origin' header",
];

/** Checked in this order: the more a text says, the earlier. */
const signs: readonly Sign[] = [
  {
    says: browserSays,
    when: (c) => c.code === '' && serviceCalled(c) !== undefined,
    variant: 'other-service',
    certainty: 'inferred',
    summary: (c) =>
      `The browser blocked a call${from(c)} to ${c.url?.host ?? ''}, which is ${serviceCalled(c) ?? ''} and not a bucket: it has to send the CORS headers itself, and no rule of a bucket changes that.`,
    fixes: ['cors-of-service', 'read-real-answer'],
  },
  {
    says: [
      'CORSResponse: CORS is not enabled',
      'NoSuchCORSConfiguration',
      'The CORS configuration does not exist',
    ],
    variant: 'no-configuration',
    summary: (c) => `The bucket has no CORS configuration, so the browser may not upload${from(c)}.`,
    fixes: ['set-cors'],
  },
  {
    says: [
      'CORSResponse: This CORS request is not allowed',
      'This CORS request is not allowed',
      'Insufficient information. Origin request header needed',
      'contains invalid character',
      'Invalid Access-Control-Request-Method',
    ],
    when: (c) =>
      c.says('CORSResponse: Bucket not found') === undefined && c.says('Invalid date') === undefined,
    variant: 'no-matching-rule',
    summary: (c) =>
      `No CORS rule of the bucket allows this request${from(c)}: origin, method or a requested header is missing from it.`,
    facts: (c) => preflightFacts(c),
    fixes: ['set-cors'],
  },
  {
    codes: ['AccessForbidden'],
    variant: 'no-matching-rule',
    summary: (c) => `The bucket’s CORS rules do not allow this request${from(c)}.`,
    facts: (c) => preflightFacts(c),
    fixes: ['set-cors'],
  },
  {
    says: [
      'Refused to get unsafe header "ETag"',
      'missing ETag in UploadPart',
      'is missing ETag',
      'Missing ETag in uploadPart',
      'Could not read the ETag header',
      'Missing Bucket CORS configuration for ETag',
    ],
    isOfClient: true,
    variant: 'etag-not-exposed',
    summary: 'The page cannot read the ETag of its parts: the bucket’s CORS rule does not expose it.',
    fixes: ['expose-etag'],
    excluded: [
      {
        cause: 'invalid-part',
        because: 'The parts are in the store; the page only could not read their ETags.',
      },
    ],
  },
  {
    when: (c) =>
      /ETag\W{1,12}(?:null|undefined)\b/i.test(c.text) &&
      ['InvalidPart', 'MalformedXML', 'InvalidArgument', ''].includes(c.code) &&
      (c.status ?? 400) >= 400 &&
      !isOfProgram(c),
    certainty: 'inferred',
    variant: 'etag-not-exposed',
    summary:
      'The completion names parts with the ETag null: the page could not read them, because the bucket’s CORS rule does not expose ETag.',
    fixes: ['expose-etag'],
  },
  {
    says: [
      "must not be the wildcard '*' when the request's credentials mode is 'include'",
      'credential is not supported if the CORS header',
      'wildcard in Access-Control-Allow-Origin when credentials flag is true',
      "which must be 'true' when the request's credentials mode",
      'expected ‘true’ in CORS header',
      'Credentials flag is true',
    ],
    variant: 'credentials',
    summary: (c) =>
      `The page sends the upload with credentials${from(c)}, which the bucket’s answer for any origin (*) does not permit.`,
    fixes: ['no-credentials-mode', 'set-cors'],
  },
  {
    says: [
      'is not allowed by Access-Control-Allow-Headers',
      'is not allowed according to header',
      'missing token',
    ],
    variant: 'header',
    summary: (c) => {
      const header = c.find(
        /(?:Request header field|header|missing token) [‘']?(?<name>[A-Za-z0-9-]{2,60})[’']? (?:is not allowed|in CORS header)/,
      )?.groups['name'];
      return `The bucket’s CORS rule does not allow ${header ? `the header ${header}` : 'a header that the page sends'}${from(c)}.`;
    },
    fixes: ['set-cors'],
  },
  {
    says: ['is not allowed by Access-Control-Allow-Methods', 'Did not find method in CORS header'],
    variant: 'method',
    summary: (c) => `The bucket’s CORS rule does not allow ${c.method ?? 'the'} method${from(c)}.`,
    fixes: ['set-cors'],
  },
  {
    says: ['that is not equal to the supplied origin', 'does not match ‘', "does not match '"],
    when: (c) =>
      c.says('Access-Control-Allow-Origin') !== undefined && c.says('signature we calculated') === undefined,
    variant: 'origin',
    summary: (c) =>
      `The answer allows another origin than the page’s${from(c)}: the rule names another one, or a cache kept the answer to it.`,
    fixes: ['set-cors'],
  },
  {
    says: ['contains multiple values', 'cannot contain more than one origin', 'Multiple CORS header'],
    variant: 'header-twice',
    summary:
      'The answer carries Access-Control-Allow-Origin more than once: a proxy adds it to what the store sends.',
    fixes: ['one-cors-header'],
  },
  {
    says: ['Redirect is not allowed for a preflight request', 'CORS request external redirect not allowed'],
    variant: 'redirected-preflight',
    summary: (c) =>
      `The preflight was redirected${from(c)}, which browsers refuse: the address is not the bucket’s own endpoint.`,
    fixes: ['right-region', 'right-endpoint'],
    certainty: 'inferred',
  },
];

/**
 * The bucket's CORS rules refuse the browser's request, or hide a header that the page needs.
 *
 * A browser shows the same message over any answer without CORS headers, so a status in the paste counts more than the message.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export const cors = defineCause({
  id: 'cors',
  title: 'The bucket’s CORS rules refuse the page',
  judge(c) {
    if (c.says('address space')) return undefined;
    const finding = judgeBySigns(c, signs) ?? preflight(c) ?? browser(c) ?? hiddenAnswer(c);
    return finding && { ...finding, facts: [...finding.facts, ...rulesIn(c, finding.variant)] };
  },
});

/** Clients that print a request as an object write its method on a line of its own. */
function isPreflightShown(c: Case): boolean {
  if (c.method !== undefined) return c.method === 'OPTIONS';
  return c.find(/(?:^|[\n{,])\s{0,20}["']?method["']?:\s{0,4}["']?options\b/i) !== undefined;
}

/** A refused preflight: nobody authenticates an OPTIONS, so only CORS rules can refuse it. */
function preflight(c: Case): Finding | undefined {
  if (isUnanswered(c))
    return {
      certainty: 'inferred',
      variant: 'no-matching-rule',
      summary: `The preflight was answered with ${c.status ?? ''} and without Access-Control-Allow-Origin${from(c)}, so the browser sends no upload.`,
      facts: [
        ...preflightFacts(c).filter((fact) => fact !== undefined),
        c.fact('No Access-Control-Allow-Origin in the answer', c.exchange?.response),
      ],
      fixes: ['set-cors'],
    };
  if (isPreflightUnknown(c))
    return {
      certainty: 'inferred',
      variant: 'no-preflights',
      summary: `${c.providerName} knows no preflights: it took the browser’s OPTIONS for an operation of S3 and answered ${c.code === '' ? String(c.status) : c.code}.`,
      facts: [...c.errorFacts(), ...preflightFacts(c).filter((fact) => fact !== undefined)],
      fixes: ['preflights-before-store'],
      excluded: [
        {
          cause: 'signature-mismatch',
          because: 'A preflight is not signed, and no key or secret makes this server answer it.',
        },
      ],
    };
  if (!isPreflightShown(c) || (c.status ?? 0) < 400 || (c.status ?? 0) >= 500) return undefined;
  if (
    [
      'NoSuchBucket',
      'SignatureDoesNotMatch',
      'InvalidAccessKeyId',
      'MethodNotAllowed',
      'InvalidBucketName',
      'PermanentRedirect',
    ].includes(c.code) ||
    c.status === 404 ||
    c.status === 405
  )
    return undefined;
  return {
    certainty: 'inferred',
    variant: 'no-matching-rule',
    summary: `The preflight was refused with ${c.status ?? ''}${from(c)}: no CORS rule of the bucket allows it.`,
    facts: [
      ...c.errorFacts(),
      ...preflightFacts(c).filter((fact) => fact !== undefined),
      c.fact(`OPTIONS was answered with ${c.status ?? ''}`, c.exchange?.response),
    ],
    fixes: ['set-cors'],
    excluded: [
      { cause: 'expired-url', because: 'S3 checks neither signature nor expiry of a preflight.' },
      {
        cause: 'access-denied-policy',
        because: 'A preflight is not authenticated, so no policy decides over it.',
      },
    ],
  };
}

const hidesAnother = {
  question: 'Does the message hide another failure?',
  how: 'Open the Network panel: OPTIONS with 403 is CORS; OPTIONS with 200 and PUT with 403 is another cause, whose XML says which.',
};

function browser(c: Case): Finding | undefined {
  const said = c.says(...browserSays);
  if (!said || c.says('CORS request did not succeed')) return undefined;
  // Another answer that the paste shows is the cause, and the browser's message its symptom.
  if (
    c.code !== '' ||
    c.says('413 (', 'Request Entity Too Large', 'status code: 413', 'ERR_CERT', 'ERR_CONNECTION', 'ERR_NAME')
  )
    return undefined;
  const isPreflight = c.says('preflight') !== undefined;
  const reason = c.find(
    /Response to preflight request[^\n"]{20,200}|No 'Access-Control-Allow-Origin' header[^\n"]{10,80}|\(Reason: [^)\n]{10,160}\)|Preflight response is not successful[^\n"]{0,60}/,
  );
  const hidden = c.find(/(?:Status code: |status of |net::ERR_FAILED )(?<status>200|[45]\d\d)/)?.groups[
    'status'
  ];
  // The failure behind it is that of the store or its front.
  if (hidden !== undefined && /^50[024]$/.test(hidden) && !isPreflight) return undefined;
  const isStored = hidden === '200' && !isPreflight;
  return {
    certainty:
      isPreflight || hidden === undefined || hidden === '403' || hidden === '200' ? 'inferred' : 'suspected',
    variant: isPreflight ? 'preflight' : 'no-matching-rule',
    summary: `${isStored ? 'The store took the upload (200), and the browser hid its answer' : 'The browser blocked the request'}${from(c)}: ${isPreflight ? 'its preflight got no answer that allows it' : 'the answer carries no CORS header that allows this page to read it'}.`,
    facts: [
      c.fact(`The browser says: “${(reason?.value ?? said.value).replace(/\s+/g, ' ')}”`, reason ?? said),
      ...(hidden ? [c.fact(`Status behind it: ${hidden}`)] : []),
    ],
    fixes: ['set-cors', 'read-real-answer'],
    ...(isStored ? {} : { nextCheck: hidesAnother }),
    excluded: [
      {
        cause: 'network',
        because: 'The browser names CORS; a broken connection would have no reason of that kind.',
      },
    ],
  };
}
