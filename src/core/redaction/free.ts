import type { Masker } from './mask.js';

/** Where a word begins, also after an escape such as `%3D` or `\n`. */
const wordStart = String.raw`(?<=^|[^A-Za-z0-9]|%(?:25)?[0-9A-F]{2}|\\[nrt]|\\u00[0-9a-f]{2})`;

/** Key ids that their first characters give away: AWS, Google, Alibaba, DigitalOcean. */
const keyId = new RegExp(
  `${wordStart}((?:A[KS]IA|GOOG1)[A-Z0-9]{12,124}|LTAI[A-Za-z0-9]{12,32}|DO00[A-Z0-9]{16})(?::([A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/])))?`,
  'g',
);

/** Session tokens of AWS begin alike, since they are serialised alike. */
const sessionToken =
  /(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz)(?:[A-Za-z0-9+/=_-]|%(?:25){0,8}(?:2[BbFf]|3[Dd])){16,16384}/g;

const jsonWebToken =
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,8192}\.eyJ[A-Za-z0-9_-]{8,16384}\.[A-Za-z0-9_-]{8,8192}/g;

const userInfo =
  /(:\/\/)(?:([^\s/@:"'<>?#]{1,128}):([^\s/@"'<>?#]{1,256})|(A[KS]IA[A-Z0-9]{12,124}):([^\s@"'<>?#]{1,256}))@/g;

const userOption = /((?<=\s)(?:-u|--user)(?:=|[ \t]{1,4})["']?)([^\s:"'@]{1,128}):([^\s"']{1,256})/g;

const privateKey = /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)([^-]{1,16384})/g;

/** Masks secrets that their own form gives away, whatever stands around them. */
export function maskFree(text: string, masker: Masker): string {
  const userAndSecret = (id: string, secret: string): string =>
    // A shell's variable holds the secret, the text doesn't.
    /^[$<{]/.test(secret) ? `${id}:${secret}` : `${masker.maskKeyId(id)}:${masker.mask(secret, 'secret')}`;
  return text
    .replace(
      userInfo,
      (_, lead: string, user?: string, password?: string, id?: string, secret?: string) =>
        `${lead}${userAndSecret(user ?? id ?? '', password ?? secret ?? '')}@`,
    )
    .replace(userOption, (_, lead: string, id: string, secret: string) => lead + userAndSecret(id, secret))
    .replace(keyId, (_, id: string, signature?: string) =>
      signature === undefined
        ? masker.maskKeyId(id)
        : `${masker.maskKeyId(id)}:${masker.mask(signature, 'token')}`,
    )
    .replace(sessionToken, (token) => masker.mask(token, 'token'))
    .replace(jsonWebToken, (token) => masker.mask(token, 'token'))
    .replace(privateKey, (_, lead: string, key: string) => lead + masker.mask(key, 'secret'));
}
