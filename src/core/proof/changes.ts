import type { CanonicalLines } from '../sigv4/canonicalRequest.js';
import { compareCanonical, type Difference } from '../sigv4/compare.js';
import type { StringToSignV2 } from '../sigv4/stringToSign.js';
import type { Transformation } from '../sigv4/transformation.js';
import type { Signed4, SignedPolicy } from './hypothesis.js';
import type { Hit } from './search.js';
import { scopeText } from './undoScope.js';

/** What happened between signing and checking. */
export interface Changes {
  readonly transformations: readonly Transformation[];
  /** A sentence for each, without secrets. */
  readonly texts: readonly string[];
  /** A parameter of the query changed along. */
  readonly isInQuery: boolean;
  /** What was signed, where its lines are known. */
  readonly lines: CanonicalLines | undefined;
}

/** @param arrived What the store checked, or what was sent as far as the paste shows it. */
export function changesOfVersion4(hit: Hit<Signed4>, arrived: Signed4 | undefined): Changes {
  const { signed } = hit;
  const differences =
    signed.lines && arrived?.lines && hit.transformations.length + hit.base > 0
      ? compareCanonical(signed.lines, arrived.lines)
      : [];
  const inScope = arrived === undefined ? [] : scopeChanges(signed, arrived);
  const found = hit.base === 0 ? hit.transformations : differences.map(transformationOf);
  const transformations = [...found, ...inScope.map(([transformation]) => transformation)];
  return {
    ...withSecret(
      transformations,
      [
        ...(transformations.length > 0 ? differences.map(({ text }) => text) : []),
        ...inScope.map(([, text]) => text),
      ],
      hit,
    ),
    isInQuery: differences.some(({ part }) => part === 'query'),
    lines: signed.lines,
  };
}

export function changesOfVersion2(hit: Hit<StringToSignV2>, arrived: StringToSignV2 | undefined): Changes {
  const { signed } = hit;
  const texts: string[] = [];
  const say = (what: string, before: string, after: string): void => {
    if (before !== after)
      texts.push(`${what} was signed as “${before.slice(0, 200)}” and arrived as “${after.slice(0, 200)}”.`);
  };
  if (arrived) {
    say('The method', signed.verb, arrived.verb);
    say('Content-MD5', signed.contentMd5, arrived.contentMd5);
    say('Content-Type', signed.contentType, arrived.contentType);
    say('The date', signed.dateOrExpires, arrived.dateOrExpires);
    say('The resource', signed.resource, arrived.resource);
    const before = new Set(signed.headers.map(({ name, value }) => `${name}:${value}`));
    for (const { name, value } of arrived.headers)
      if (!before.has(`${name}:${value}`))
        texts.push(`The header ${name} arrived and was not signed like this.`);
  }
  const compared =
    hit.base === 0 || texts.length === 0 ? hit.transformations : differencesOfVersion2(signed, arrived);
  return { ...withSecret(compared, texts, hit), isInQuery: false, lines: undefined };
}

export function changesOfPolicy(hit: Hit<SignedPolicy>, arrived: SignedPolicy | undefined): Changes {
  const texts: string[] = [];
  const isOther = arrived !== undefined && arrived.policy !== hit.signed.policy;
  if (isOther) texts.push('The base64 text of the policy was written in another way when it was signed.');
  if (arrived?.scope && hit.signed.scope && scopeText(arrived.scope) !== scopeText(hit.signed.scope))
    texts.push(
      `The key was made for ${scopeText(hit.signed.scope)}, the form says ${scopeText(arrived.scope)}.`,
    );
  const transformations =
    isOther && hit.transformations.length === 0 ? ['parameter-changed' as const] : hit.transformations;
  return { ...withSecret(transformations, texts, hit), isInQuery: false, lines: undefined };
}

function differencesOfVersion2(
  signed: StringToSignV2,
  arrived: StringToSignV2 | undefined,
): Transformation[] {
  if (!arrived) return [];
  const found: Transformation[] = [];
  if (signed.verb !== arrived.verb) found.push('method-changed');
  if (signed.contentType !== arrived.contentType)
    found.push(signed.contentType === '' ? 'content-type-by-client' : 'header-changed');
  if (signed.contentMd5 !== arrived.contentMd5) found.push('header-changed');
  if (signed.dateOrExpires !== arrived.dateOrExpires) found.push('date-changed');
  if (signed.resource !== arrived.resource) found.push('path-changed');
  return found;
}

function scopeChanges(signed: Signed4, arrived: Signed4): [Transformation, string][] {
  const changes: [Transformation, string][] = [];
  const { region, service, date } = signed.scope;
  if (region !== arrived.scope.region)
    changes.push([
      'region-changed',
      `The key was made for the region ${region ?? ''}, and the scope says ${arrived.scope.region ?? ''}.`,
    ]);
  if (service !== arrived.scope.service)
    changes.push([
      'service-changed',
      `The key was made for the service ${service}, and the scope says ${arrived.scope.service}.`,
    ]);
  if (date !== arrived.scope.date || signed.date !== arrived.date)
    changes.push([
      'date-changed',
      `The signature was made for ${signed.date}, scope ${date}, and arrived with ${arrived.date}, scope ${arrived.scope.date}.`,
    ]);
  return changes;
}

function transformationOf(difference: Difference): Transformation {
  if (difference.transformation) return difference.transformation;
  switch (difference.part) {
    case 'method':
      return 'method-changed';
    case 'path':
      return 'path-changed';
    case 'query':
      return 'parameter-changed';
    case 'payload':
      return 'payload-hash-changed';
    case 'header':
    case 'signed-headers':
      return 'header-changed';
  }
}

const secretTexts: Partial<Record<Transformation, string>> = {
  'secret-whitespace':
    'The secret that signed has white space that the given one has not, or the other way round.',
  'secret-truncated': 'Only a part of the given secret signed.',
  'secret-url-encoded':
    'The secret that signed is percent-encoded or form-decoded, compared with the given one.',
  'secret-quoted': 'Quotes or backslashes around or in the secret tell the two apart.',
  'secret-base64': 'One of the two secrets is the other in base64.',
  'secret-hashed': 'The SHA-256 of the given secret signed, as Cloudflare R2 wants it of an API token.',
  'secret-of-other-key': 'The secret of another key signed.',
  'signature-damaged': 'The signature itself was cut, or its letters or signs were changed.',
};

function withSecret(
  transformations: readonly Transformation[],
  texts: readonly string[],
  hit: Pick<Hit<unknown>, 'secret' | 'damage'>,
): { transformations: Transformation[]; texts: string[] } {
  const more = [...hit.secret.transformations, ...hit.damage];
  return {
    transformations: [...new Set([...transformations, ...more])],
    texts: [...texts, ...more.map((transformation) => secretTexts[transformation] ?? '').filter(Boolean)],
  };
}
