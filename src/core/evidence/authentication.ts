import type { Case } from './case.js';

/** Whether the request's authentication, as far as the paste shows it, is there at all. */
export function authenticationOf(
  c: Case,
): 'query' | 'header' | 'both' | 'form' | 'foreign' | 'none' | 'unknown' {
  const authorization = c.requestHeader('authorization')?.value;
  const inQuery = c.url !== undefined && c.url.scheme !== 'none';
  const isForeign =
    authorization !== undefined &&
    !/^(?:AWS4?|GOOG|OSS|AWS4-)/i.test(authorization) &&
    !/^\W*$/.test(authorization);
  if (authorization !== undefined) return inQuery ? 'both' : isForeign ? 'foreign' : 'header';
  if (inQuery) return 'query';
  if (
    c.method === 'POST' &&
    /multipart\/form-data|x-amz-signature|"policy"/i.test(
      `${c.requestHeader('content-type')?.value ?? ''}${c.exchange?.request.body ?? ''}`,
    )
  )
    return 'form';
  if (c.url === undefined || c.url.host === '' || c.exchange === undefined) return 'unknown';
  // A console’s line shows no headers and a store’s log few of them, and an SDK signs in one.
  const isWhole =
    (c.exchange.request.headers.length > 1 && !isLogged(c)) ||
    c.exchange.origin === 'har' ||
    c.exchange.origin === 'curl';
  return isWhole && !/…|\.\.\./.test(c.url.raw) ? 'none' : 'unknown';
}

/** A store’s own log names the client and the host, and never the Authorization header. */
function isLogged({ exchange }: Case): boolean {
  return exchange?.origin === 'log' || exchange?.origin === 'cloudtrail';
}

/** Whether the paste shows the upload's address without a signature, and nothing that could carry one. */
export function isPlainAddress(c: Case): boolean {
  return (
    c.url?.scheme === 'none' &&
    (c.place?.key ?? '') !== '' &&
    c.operation === undefined &&
    c.error?.origin !== 'exception' &&
    c.requestHeader('authorization') === undefined &&
    c.element('AWSAccessKeyId') === undefined &&
    c.says('CompleteMultipartUploadResult') === undefined &&
    authenticationOf(c) === 'unknown' &&
    !/…|\.\.\./.test(c.url.raw)
  );
}
