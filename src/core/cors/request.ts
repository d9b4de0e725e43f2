import type { Diagnosis } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import type { PageRequest } from './upload.js';

/** An upload as far as a paste tells it. */
export interface RequestFromPaste extends PageRequest {
  /** What the paste does not say, and what is taken in its place. */
  readonly assumed: readonly ('method' | 'headers')[];
}

/** The page's upload, from a case or from the diagnosis of one; undefined where no page is spoken of. */
export function corsRequestOf(from: Case | Diagnosis): RequestFromPaste | undefined {
  return 'values' in from ? fromDiagnosis(from) : fromCase(from);
}

function fromDiagnosis({ values, provider }: Diagnosis): RequestFromPaste | undefined {
  if (values.origin === null) return undefined;
  const method = values.method === 'OPTIONS' ? null : values.method;
  return {
    origin: values.origin,
    method: method ?? 'PUT',
    headers: values.contentType === null ? [] : ['content-type'],
    credentials: false,
    reads: values.partNumber === null ? [] : ['ETag'],
    store: provider === 'ceph' || provider === 'spaces' ? 'ceph' : 's3',
    assumed: [
      ...(method === null ? (['method'] as const) : []),
      ...(values.contentType === null ? (['headers'] as const) : []),
    ],
  };
}

/** Headers that a page sets on an upload; the others in a recording are the browser's. */
const setByPage =
  /^(?:authorization|content-(?:type|md5|disposition|encoding|language)|if-(?:none-)?match|x-(?:amz|goog|oss|cos|obs)-.{1,100})$/;

function fromCase(c: Case): RequestFromPaste | undefined {
  const origin = originOf(c);
  if (origin === undefined) return undefined;
  const asked = c.requestHeader('access-control-request-method')?.value;
  const named = c.find(
    /\b(?:Method |Did not find method )['‘"]?(?<method>[A-Z]{3,7})['’"]? (?:is not allowed|in CORS)/,
  )?.groups['method'];
  const own = c.method === 'OPTIONS' ? undefined : c.method;
  const method = asked ?? own ?? named ?? methodOfUrl(c);
  const requested = (c.requestHeader('access-control-request-headers')?.value ?? '').split(',');
  const refused = c.find(
    /(?:Request header field|header|missing token) [‘'"]?(?<name>[A-Za-z0-9-]{2,60})[’'"]? (?:is not allowed|in CORS header)/,
  )?.groups['name'];
  const sent = (c.exchange?.request.headers ?? [])
    .map(({ name }) => name)
    .filter((name) => setByPage.test(name));
  const signed = c.url?.signedHeaders ?? [];
  const headers = [...requested, ...(refused === undefined ? [] : [refused]), ...sent, ...signed]
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'host');
  const isPart =
    c.operation === 'UploadPart' ||
    c.url?.parameters.some((parameter) => parameter.name.toLowerCase() === 'partnumber') === true ||
    c.says('missing ETag', 'unsafe header "ETag"', 'read the ETag') !== undefined;
  return {
    origin,
    method: method ?? 'PUT',
    headers: [...new Set(headers)].slice(0, 50),
    credentials:
      c.says("credentials mode is 'include'", 'withCredentials', 'Credentials flag is true') !== undefined,
    reads: isPart ? ['ETag'] : [],
    store: c.provider === 'ceph' || c.provider === 'spaces' ? 'ceph' : 's3',
    assumed: [
      ...(method === undefined ? (['method'] as const) : []),
      ...(headers.length === 0 ? (['headers'] as const) : []),
    ],
  };
}

function methodOfUrl(c: Case): string | undefined {
  const operation = c.url?.parameters.find((parameter) => parameter.name === 'x-id')?.value;
  return operation === 'PutObject' || operation === 'UploadPart' ? 'PUT' : undefined;
}

/** The origin of the page, from the browser's words or the request's header. */
export function originOf(c: Case): string | undefined {
  return (
    c.find(/from origin ['‘"](?<origin>[^'’"\n]{1,200})['’"]/)?.groups['origin'] ??
    c.find(/Origin ['‘"]?(?<origin>https?:\/\/[^\s'’"]{1,200})['’"]? is (?:not allowed|therefore)/)?.groups[
      'origin'
    ] ??
    c.requestHeader('origin')?.value
  );
}

/** Which page sent the request, as the end of a clause; empty where the paste does not tell. */
export function fromPage(c: Case): string {
  const origin = originOf(c);
  if (origin === undefined) return '';
  return ` from ${origin === 'null' ? 'a page without an origin (null)' : origin}`;
}
