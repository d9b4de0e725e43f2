import { hmacSha1Base64 } from '../sigv4/hash.js';
import { canonicalPath, decodeOnce } from '../sigv4/encoding.js';
import { stringToSignText } from '../sigv4/sigv2.js';
import type { StringToSignV2 } from '../sigv4/stringToSign.js';
import type { Transformation } from '../sigv4/transformation.js';
import type { Hypothesis } from './hypothesis.js';
import type { Pool } from './pool.js';
import type { Scheme } from './search.js';
import { contentTypes } from './undoHeaders.js';

/** SigV2, with the schemes of the same form that Google and Alibaba have. */
export const version2: Scheme<StringToSignV2> = {
  undo: [undoVerb, undoType, undoResource, undoExtensions, undoDigestAndDate],
  text: stringToSignText,
  key: () => '',
  signature: (_, text, secret) => hmacSha1Base64(secret, text),
};

function* undoVerb(signed: StringToSignV2, pool: Pool): Generator<Hypothesis<StringToSignV2>> {
  for (const verb of ['PUT', 'GET', 'POST', 'HEAD', 'DELETE'])
    if (verb !== signed.verb)
      yield { transformations: pool.isMethodOpen ? [] : ['method-changed'], signed: { ...signed, verb } };
}

/** The content type is always signed, and always there: as nothing where the signer gave none. */
function* undoType(signed: StringToSignV2, pool: Pool): Generator<Hypothesis<StringToSignV2>> {
  const { contentType } = signed;
  const before = new Set([
    '',
    contentType.split(';')[0] ?? '',
    ...pool.valuesOf('content-type'),
    ...contentTypes,
  ]);
  for (const suffix of [';charset=UTF-8', '; charset=UTF-8', '; charset=utf-8'])
    before.add(`${contentType}${suffix}`);
  for (const type of before) {
    if (type === contentType) continue;
    const kind: readonly Transformation[] =
      contentType === ''
        ? pool.areHeadersOpen
          ? []
          : ['header-dropped']
        : type === '' || contentType.startsWith(`${type};`)
          ? ['content-type-by-client']
          : ['header-changed'];
    yield { transformations: kind, signed: { ...signed, contentType: type } };
  }
}

function* undoResource(signed: StringToSignV2, pool: Pool): Generator<Hypothesis<StringToSignV2>> {
  for (const [transformation, resource] of resourcesBefore(signed.resource, pool))
    if (resource !== signed.resource)
      yield { transformations: [transformation], signed: { ...signed, resource } };
}

function resourcesBefore(resource: string, pool: Pool): [Transformation, string][] {
  const question = resource.indexOf('?');
  const path = question < 0 ? resource : resource.slice(0, question);
  const query = question < 0 ? '' : resource.slice(question + 1);
  const withPath = (other: string): string => (query === '' ? other : `${other}?${query}`);
  const decoded = decodeOnce(path);
  const parameters = query.split('&').filter(Boolean);
  return [
    ...(
      [
        ['path-decoded', canonicalPath(decoded)],
        ['path-decoded', path.replaceAll('%', '%25')],
        ['path-decoded', path.replaceAll('/', '%2F').replace(/^%2F/, '/')],
        ['path-encoded-again', decoded],
        ['path-encoded-again', path.replaceAll('%25', '%')],
        ['plus-for-space', path.replaceAll('%20', '+')],
        ['plus-for-space', path.replaceAll('%20', '%2B')],
        ['plus-for-space', path.replaceAll('%2B', '%20')],
        ['plus-for-space', path.replaceAll('+', '%20')],
        ['percent-case', path.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
        ['unicode-normalised', canonicalPath(decoded.normalize('NFC'))],
        ['unicode-normalised', canonicalPath(decoded.normalize('NFD'))],
        ['path-normalised', path.endsWith('/') ? path.slice(0, -1) : `${path}/`],
        ['path-normalised', path.replace(/\/{2,}/g, '/')],
        ['path-prefix-changed', path.replace(/^\/[^/]*(?=\/)/, '')],
        ...pool.prefixes.map((prefix): [Transformation, string] => [
          'path-prefix-changed',
          `/${prefix}${path}`,
        ]),
        ...pool.paths.map((other): [Transformation, string] => ['path-changed', other]),
      ] satisfies [Transformation, string][]
    ).map(([transformation, other]): [Transformation, string] => [transformation, withPath(other)]),
    ...parameters.map((one): [Transformation, string] => {
      const rest = parameters.filter((other) => other !== one).join('&');
      return ['parameter-added', rest === '' ? path : `${path}?${rest}`];
    }),
    ['parameter-added', path],
    ...['uploads', 'acl', 'tagging']
      .filter((name) => !parameters.includes(name))
      .map((name): [Transformation, string] => [
        'parameter-dropped',
        `${path}?${[...parameters, name].sort().join('&')}`,
      ]),
  ];
}

function* undoExtensions(signed: StringToSignV2): Generator<Hypothesis<StringToSignV2>> {
  for (const header of signed.headers)
    yield {
      transformations: ['header-added'],
      signed: { ...signed, headers: signed.headers.filter((other) => other !== header) },
    };
  if (signed.headers.length > 1)
    yield { transformations: ['header-added'], signed: { ...signed, headers: [] } };
}

function* undoDigestAndDate(signed: StringToSignV2, pool: Pool): Generator<Hypothesis<StringToSignV2>> {
  const isKnown = signed.contentMd5 !== '';
  for (const contentMd5 of new Set(['', ...pool.valuesOf('content-md5')]))
    if (contentMd5 !== signed.contentMd5)
      yield {
        transformations: [contentMd5 === '' ? 'header-added' : isKnown ? 'header-changed' : 'header-dropped'],
        signed: { ...signed, contentMd5 },
      };
  for (const dateOrExpires of new Set(['', ...pool.valuesOf('expires'), ...pool.valuesOf('date')]))
    if (dateOrExpires !== signed.dateOrExpires)
      yield { transformations: ['date-changed'], signed: { ...signed, dateOrExpires } };
}
