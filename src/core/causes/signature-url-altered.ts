import type { Case } from '../evidence/case.js';
import { isAbbreviated } from '../evidence/requestShape.js';
import { defineCause, inferred, signatureFinding, suspected, type Finding } from './cause.js';

/**
 * Path and query are signed as they stand: encoding, decoding, appending or cutting breaks them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureUrlAltered = defineCause({
  id: 'signature-url-altered',
  title: 'The URL was changed after it was signed',
  judge(c) {
    const damaged = damagedAuthentication(c);
    if (damaged) return damaged;
    const view = c.signature();
    return view?.cause === 'url' ? signatureFinding(c, view, 'same-url') : undefined;
  },
});

/** The store cannot even read the parameters, because their separators or percent signs were escaped once more. */
function damagedAuthentication(c: Case): Finding | undefined {
  const damage = c.url?.damages.find((candidate) =>
    ['html-escaped', 'encoded-twice', 'unicode-escape', 'fragment'].includes(candidate.kind),
  );
  if (!damage) return cutUrl(c);
  const finding = {
    summary: `The URL was changed after signing: ${damage.text}.`,
    facts: [c.fact(damage.text, damage)],
    fixes: ['same-url'] as const,
  };
  const isAboutAuthentication =
    [
      'AuthorizationQueryParametersError',
      'AccessDenied',
      'InvalidRequest',
      'AuthorizationHeaderMalformed',
      'MissingFields',
      'InvalidArgument',
    ].includes(c.code) ||
    c.code === 'InvalidAccessKeyId' ||
    c.says('X-Amz-Credential', 'authentication requires') !== undefined;
  const isRefused = c.code !== '' || (c.status ?? 0) >= 400;
  if (
    isRefused &&
    isAboutAuthentication &&
    c.says('Request has expired') === undefined &&
    c.code !== 'SignatureDoesNotMatch'
  )
    return inferred(c, {
      ...finding,
      excluded: [
        {
          cause: 'malformed-request-auth',
          because: 'The parameters were whole when they were signed; the escaping hides them from the store.',
        },
      ],
    });
  if (!isRefused)
    return suspected(c, {
      ...finding,
      summary: `${damage.text}; nothing in the paste shows whether the request went out like that.`,
      nextCheck: {
        question: 'Does the URL in your code look like this too?',
        how: 'Log the URL right where the request is made and compare it with this one.',
      },
    });
  return undefined;
}

/** An unquoted `&` in a shell, or a naive split, leaves only the first of the parameters. */
function cutUrl(c: Case): Finding | undefined {
  const names = c.url?.parameters.map((parameter) => parameter.name.toLowerCase()) ?? [];
  const isCut =
    c.url?.scheme === 'v4' &&
    names.filter((name) => name.startsWith('x-amz-')).length === 1 &&
    names.includes('x-amz-algorithm');
  if (
    /%3FX-Amz-(?:Algorithm|Credential)=/i.test(c.url?.path ?? '') &&
    (c.code !== '' || (c.status ?? 0) >= 400)
  )
    return inferred(c, {
      summary:
        'The question mark before the query was percent-encoded (%3F), so the store took the whole query for a part of the key.',
      facts: [c.fact('%3F stands where the query begins', c.url)],
      fixes: ['same-url'],
    });
  if (!isCut || (c.code === '' && c.status === undefined) || isAbbreviated(c)) return undefined;
  return inferred(c, {
    summary:
      'The URL ends after its first authentication parameter: it was cut at an &, as an unquoted URL is in a shell.',
    facts: [c.fact('Only X-Amz-Algorithm is left of the authentication', c.url)],
    fixes: ['same-url', 'whole-auth'],
  });
}
