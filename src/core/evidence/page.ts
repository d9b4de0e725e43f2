import type { Fact } from '../diagnosis.js';
import type { Case } from './case.js';

/** Hosts that serve programs and never a bucket, with what they are called. */
const services: readonly (readonly [RegExp, string])[] = [
  [/\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, 'API Gateway'],
  [/\.lambda-url\.[a-z0-9-]+\.on\.aws$/, 'a Lambda function URL'],
  [/\.appsync-api\.[a-z0-9-]+\.amazonaws\.com$/, 'AppSync'],
  [/^(?:cognito-idp|cognito-identity|sts)\.[a-z0-9-]+\.amazonaws\.com$/, 'another service of AWS'],
  [/\.(?:cloudfunctions\.net|run\.app)$/, 'a function of Google Cloud'],
  [/\.azurewebsites\.net$/, 'an app of Azure'],
  [
    /\.(?:vercel\.app|netlify\.app|herokuapp\.com|onrender\.com|fly\.dev|workers\.dev|pages\.dev)$/,
    'a web application',
  ],
];

/** What the browser called, where its host shows that it was no store; undefined where it may have been one. */
export function serviceCalled(c: Case): string | undefined {
  const host = (c.url?.host ?? '').replace(/:\d+$/, '');
  return services.find(([pattern]) => pattern.test(host))?.[1];
}

/** The fields that a preflight asks with, as facts. */
export function preflightFacts(c: Case): (Fact | undefined)[] {
  return ['origin', 'access-control-request-method', 'access-control-request-headers'].map((name) => {
    const header = c.requestHeader(name);
    return header ? c.fact(`${name}: ${header.value}`, header) : undefined;
  });
}

/** Whether a preflight was let through by its status, and not by its headers. */
export function isUnanswered(c: Case): boolean {
  const status = c.exchange?.response?.status ?? 0;
  return (
    c.method === 'OPTIONS' &&
    status >= 200 &&
    status < 300 &&
    c.requestHeader('origin') !== undefined &&
    c.requestHeader('access-control-request-method') !== undefined &&
    c.responseHeader('access-control-allow-origin') === undefined &&
    (c.exchange?.response?.headers.length ?? 0) > 1
  );
}

/** A preflight that the server took for an operation of S3, looking for a signature or for its name: it knows no preflights. */
export function isPreflightUnknown(c: Case): boolean {
  return (
    c.method === 'OPTIONS' &&
    c.requestHeader('access-control-request-method') !== undefined &&
    (c.code === 'SignatureDoesNotMatch' || c.code === 'NotImplemented' || (c.code === '' && c.status === 501))
  );
}

/** A request without a page’s headers came from a program, which reads every header. */
export function isOfProgram(c: Case): boolean {
  return (
    (c.exchange?.request.headers.length ?? 0) > 2 &&
    c.requestHeader('origin') === undefined &&
    !/mozilla/i.test(c.requestHeader('user-agent')?.value ?? '')
  );
}
