/** What kind of value a name announces. */
export type SecretKind = 'signature' | 'token' | 'secret' | 'key-id' | 'authorization' | 'cookie' | 'cookies';

export interface SecretName {
  readonly kind: SecretKind;
  /** A name that means nothing else; others, such as `token`, are also words of ordinary sentences. */
  readonly isSure: boolean;
}

/** The words every such name contains: a quick first look. */
export const nameWord =
  /secret|signature|sig|token|credential|access[_-]?key|account_?key|authorization|cookie|passw(?:or)?d|customer[_-]?key|api[_-]?key/gi;

const kinds: readonly (readonly [SecretKind, RegExp, sure: RegExp])[] = [
  ['authorization', /(?:^|proxy[-_]|[^a-z])authorization$/, /./],
  ['cookies', /cookies$/, /./],
  ['cookie', /cookie$/, /./],
  ['secret', /secret(?:[_-]?access)?(?:[_-]?key)?$|key[_-]?secret$|secret[_-]?id$/, /key|access/],
  // The key of SSE-C itself; its digest has another name.
  ['secret', /account_?key$|customer[_-]?key$/, /./],
  ['secret', /api[_-]?key$/, /^$/],
  ['secret', /passw(?:or)?d$/, /^$/],
  ['signature', /signature(?:provided)?$/, /x-(?:amz|goog|oss|obs|cos)-|^q-|provided$/],
  ['signature', /(?:^|[_-]|26|u0026)sig$/, /^$/],
  ['token', /token(?:-\d)?$/, /(?:security|session)[_-]?token|token-\d$/],
  ['key-id', /access[_-]?key(?:[_-]?id)?$/, /id$/],
  ['key-id', /credential$/, /x-(?:amz|goog|oss)-/],
];

/** Places in a listing are called tokens too, and errors after what they complain of: `InvalidAccessKeyId: …`. */
const otherName = /(?:continuation|next|page)[_-]?token|(?:invalid|expired|missing|malformed|nosuch)[a-z-]*$/;

/** Judges a whole name such as `X-Amz-Security-Token` or `AWS_SECRET_ACCESS_KEY`. */
export function secretName(name: string): SecretName | undefined {
  const lower = name.toLowerCase();
  if (otherName.test(lower)) return undefined;
  const row = kinds.find(([, form]) => form.test(lower));
  return row === undefined ? undefined : { kind: row[0], isSure: row[2].test(lower) };
}
