import type { Case } from './case.js';
import { parameterOf } from './readers/presignedUrl.js';
import { formatCount } from '../text/units.js';

/** The parameters of a SigV4 query that the URL does not have. */
export function missingParameters(c: Case): string[] {
  return [
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ].filter((name) => parameterOf(c.url, name.toLowerCase()) === undefined);
}

/** What of the request's own authentication has not the form that it must have; undefined where nothing shows. */
export function malformedPart(c: Case): string | undefined {
  const url = c.url;
  const authorization = c.requestHeader('authorization')?.value ?? '';
  if (
    authorization.startsWith('AWS4-') &&
    c.requestHeader('x-amz-date') === undefined &&
    c.requestHeader('date') === undefined &&
    (c.exchange?.request.headers.length ?? 0) > 3
  )
    return 'a signed request without x-amz-date';
  const inHeader = malformedAuthorization(authorization, c.requestHeader('x-amz-date')?.value ?? '');
  if (inHeader !== undefined) return inHeader;
  if (!url || url.damages.length > 0 || /…|\.\.\./.test(url.raw)) return undefined;
  const names = url.parameters.map((parameter) => parameter.name.toLowerCase());
  const amazon = names.filter((name) =>
    /^x-amz-(?:algorithm|credential|date|expires|signedheaders|signature)$/.test(name),
  );
  if (amazon.length >= 2 && amazon.length < 6) return `${missingParameters(c).join(', ')} missing`;
  if (url.scheme !== 'v4') return undefined;
  const credential = parameterOf(url, 'x-amz-credential')?.value ?? '';
  if (credential !== '' && !/[…•*]/.test(credential) && credential.split('/').length !== 5)
    return `X-Amz-Credential has ${formatCount(credential.split('/').length, 'part')}, and 5 are wanted`;
  const algorithm = parameterOf(url, 'x-amz-algorithm')?.value;
  if (algorithm !== undefined && !/^AWS4-(?:HMAC-SHA256|ECDSA-P256-SHA256)$/.test(algorithm))
    return `X-Amz-Algorithm is ${algorithm.slice(0, 40)}`;
  const expires = parameterOf(url, 'x-amz-expires')?.value;
  if (expires !== undefined && !/^[1-9]\d*$/.test(expires)) return `X-Amz-Expires is ${expires.slice(0, 20)}`;
  const date = parameterOf(url, 'x-amz-date')?.value;
  if (date !== undefined && !/^\d{8}T\d{6}Z$/.test(date)) return `X-Amz-Date is ${date.slice(0, 40)}`;
  if (
    url.scopeDate !== undefined &&
    date !== undefined &&
    /^\d{8}$/.test(url.scopeDate) &&
    !date.startsWith(url.scopeDate)
  )
    return `the credential is of ${url.scopeDate}, and X-Amz-Date of ${date.slice(0, 8)}`;
  return undefined;
}

/** What is wrong with the form of an Authorization header, whoever signed it. */
function malformedAuthorization(authorization: string, date: string): string | undefined {
  if (!authorization.startsWith('AWS4-HMAC-SHA256')) return undefined;
  const credential = /Credential=([^,\s]{0,400})/.exec(authorization)?.[1];
  if (credential === undefined) return 'the Authorization header has no Credential';
  const parts = credential.split('/');
  const [, day = '', , service, terminator] = parts;
  // Masks and ellipses are the writer's.
  if (/[…•*]|\.\.\.|\(/.test(credential)) return undefined;
  if (parts.length !== 5) return `the Credential has ${formatCount(parts.length, 'part')}, and 5 are wanted`;
  if (parts[0] === '') return 'the Credential has no key id';
  if (terminator !== 'aws4_request') return `the Credential ends with ${terminator?.slice(0, 40) ?? ''}`;
  if (service !== 's3' && service !== 's3express' && service !== 's3-object-lambda')
    return `the Credential is for the service ${service?.slice(0, 40) ?? ''}`;
  if (!/SignedHeaders=[^,\s]/.test(authorization)) return 'the Authorization header has no SignedHeaders';
  return /^\d{8}$/.test(day) && /^\d{8}T/.test(date) && !date.startsWith(day)
    ? `the credential is of ${day}, and x-amz-date of ${date.slice(0, 8)}`
    : undefined;
}

/** A refusal that does not say more, where the request itself shows what is wrong with it. */
export function isRefusedQuietly(c: Case): boolean {
  const isQuiet =
    c.message === '' ||
    /^(?:access\s{0,2}denied|forbidden(?:: Garage does not support anonymous access yet)?|signature is required|bad request|invalid (?:argument|request))\.?$/i.test(
      c.message,
    ) ||
    c.code === 'SignatureDoesNotMatch';
  return (
    isQuiet &&
    ['AccessDenied', 'SignatureDoesNotMatch', 'InvalidRequest', 'InvalidArgument', ''].includes(c.code) &&
    (c.status ?? 0) >= 400 &&
    (c.status ?? 0) < 500 &&
    c.exchange?.origin !== 'cloudtrail' &&
    c.exchange?.origin !== 'log'
  );
}

/** Whether a refusal that says nothing stands beside a credential that was masked: its form may be what was refused. */
export function hidesAuthentication(c: Case): boolean {
  const mask = /[•◦]/;
  return (
    isRefusedQuietly(c) &&
    (mask.test(c.requestHeader('authorization')?.value ?? '') ||
      mask.test(parameterOf(c.url, 'x-amz-credential')?.raw ?? ''))
  );
}
