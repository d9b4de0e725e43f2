import type { Span } from '../diagnosis.js';
import type { Case } from './case.js';
import { parameterOf } from './readers/presignedUrl.js';
import { linesOf, type SignatureView } from './signatureView.js';

/** The operation that the SDK wrote into the URL (`x-id`) against the method that was used. */
export function methodHint(c: Case): SignatureView | undefined {
  const url = c.url;
  const operation = parameterOf(url, 'x-id')?.value;
  const verbs: Readonly<Record<string, string>> = {
    GetObject: 'GET',
    PutObject: 'PUT',
    UploadPart: 'PUT',
    HeadObject: 'HEAD',
    DeleteObject: 'DELETE',
  };
  const signedMethod = operation === undefined ? undefined : verbs[operation];
  const method = linesOf(c, 'server')?.method ?? c.method;
  if (
    url &&
    signedMethod !== undefined &&
    method !== undefined &&
    signedMethod !== method &&
    method !== 'OPTIONS'
  ) {
    return {
      cause: 'method',
      basis: 'compared',
      text: `the URL was made for ${operation} (${signedMethod}) and used with ${method}`,
      facts: [
        c.fact(`x-id=${operation}: signed for ${signedMethod}`, parameterOf(url, 'x-id')),
        c.fact(`Used with ${method}`),
      ],
      differences: [],
    };
  }
  return undefined;
}

/** The code beside the answer signs for one method and sends with another. */
export function codedMethod(c: Case): SignatureView | undefined {
  const signed = c.find(
    /\b(?:presignedUrl|presigned_url|get_presigned_url)\(\s{0,8}['"](?<method>GET|PUT|POST)['"]/,
  );
  const sent = c.find(/\bmethod:\s{0,4}['"](?<method>GET|PUT|POST)['"]/);
  const [from, to] = [signed?.groups['method'], sent?.groups['method']];
  if (from === undefined || to === undefined || from === to) return undefined;
  return {
    cause: 'method',
    basis: 'hinted',
    text: `the code signs the URL for ${from} and sends it with ${to}`,
    facts: [c.fact(`Signed: ${signed?.value ?? ''}`, signed), c.fact(`Sent: ${sent?.value ?? ''}`, sent)],
    differences: [],
  };
}

/** A browser's form that was posted to the address of a presigned PUT. */
export function isFormToPresigned(c: Case): boolean {
  return (
    c.method === 'POST' &&
    c.url !== undefined &&
    c.url.scheme !== 'none' &&
    /multipart\/form-data/i.test(c.requestHeader('content-type')?.value ?? '') &&
    !c.url.parameters.some((parameter) => /^upload/i.test(parameter.name))
  );
}

/** Methods with which no SDK signs a URL for an upload. */
export function methodOfUse(c: Case): SignatureView | undefined {
  const url = c.url;
  const contentType = c.requestHeader('content-type');
  const hint = (text: string, at?: { readonly span: Span | null }): SignatureView => ({
    cause: 'method',
    basis: 'hinted',
    text,
    facts: [c.fact(text, at)],
    differences: [],
  });
  if (isFormToPresigned(c)) return hint('a form was posted to a URL that was made for PUT', contentType);
  if (
    url &&
    c.method === 'PUT' &&
    url.parameters.some((parameter) => parameter.name === 'uploadId') &&
    !url.parameters.some((parameter) => parameter.name === 'partNumber')
  )
    return hint('a completion is a POST, and this request was sent with PUT');
  if (
    url?.scheme === 'v4' &&
    /^(?:POST|PATCH)$/.test(linesOf(c, 'server')?.method ?? c.method ?? '') &&
    !url.parameters.some(({ name }) => /^(?:upload|select|delete|restore|x-id)/i.test(name))
  )
    return hint(
      `the URL was used with ${linesOf(c, 'server')?.method ?? c.method ?? 'POST'}, and no SDK signs that for an upload to a key: it was most likely signed for PUT`,
    );
  return undefined;
}
