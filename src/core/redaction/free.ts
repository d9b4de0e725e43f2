import type { Masker } from './mask.js';
import { maskCookies } from './named.js';

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

/** `Credentials("id", "secret", "token")` in Java, Go, C#, Ruby and others. */
const credentialsCall =
  /((?:Credentials?(?:Provider)?(?:\.(?:create|new))?|StaticV[24])\(\s{0,80}["'])([^"'\s]{3,256})(["']\s{0,8},\s{0,80}["'])([^"'\s]{3,512})(?:(["']\s{0,8},\s{0,80}["'])([^"'\s]{3,8192}))?/g;

/** `mc alias set NAME URL ID SECRET`. */
const clientAlias = /(\bmc\s(?:alias\sset|config\shost\sadd)\s\S{1,64}\s\S{1,256}\s)(\S{3,128}) (\S{3,256})/g;

/** As `aws configure` asks and consoles show it. */
const spacedName =
  /(\bSecret (?:Access )?Key(?: \[[^\]\n]{0,40}\])?[ \t]{0,8}[:=][ \t]{0,8}["']?)([^\s"'<>]{8,256})/gi;

/** Cookies of a request copied from a browser, for curl and for PowerShell. */
const curlCookies = /((?<=\s)-b \$?["'])([^"'\n]{1,16384})/g;
const powerShellCookie = /(Net\.Cookie\("[^"\n]{0,256}", ")([^"\n]{1,8192})/g;

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
    .replace(
      credentialsCall,
      (_, lead: string, id: string, gap: string, secret: string, lastGap?: string, token?: string) =>
        lead +
        masker.maskKeyId(id) +
        gap +
        masker.mask(secret, 'secret') +
        (lastGap === undefined || token === undefined ? '' : lastGap + masker.mask(token, 'token')),
    )
    .replace(
      clientAlias,
      (_, lead: string, id: string, secret: string) =>
        `${lead}${masker.maskKeyId(id)} ${masker.mask(secret, 'secret')}`,
    )
    .replace(spacedName, (_, lead: string, secret: string) => lead + masker.mask(secret, 'secret'))
    .replace(curlCookies, (_, lead: string, cookies: string) => lead + maskCookies(cookies, masker))
    .replace(powerShellCookie, (_, lead: string, value: string) => lead + masker.mask(value, 'secret'))
    .replace(privateKey, (_, lead: string, key: string) => lead + masker.mask(key, 'secret'));
}
