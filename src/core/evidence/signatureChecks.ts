import { sha256Hex } from '../sigv4/hash.js';
import { dumpedText } from '../sigv4/dumpedBytes.js';
import { parseScope, type StringToSign } from '../sigv4/stringToSign.js';
import { formatCount } from '../text/units.js';
import type { Case } from './case.js';
import { parameterOf } from './readers/presignedUrl.js';
import { clientTexts, serverTexts, type WrittenTexts } from './signatureTexts.js';

/** Something that was verified; `ok` is null where the paste holds too little to tell. */
export interface SideCheck {
  readonly text: string;
  readonly ok: boolean | null;
}

/** What can be verified of a signature without the secret key. */
export function signatureChecks(c: Case): SideCheck[] {
  const server = serverTexts(c);
  const client = clientTexts(c).find(({ canonical, stringToSign }) => canonical && stringToSign);
  return [
    ...hashCheck(
      server,
      'The hash in the store’s StringToSign is the SHA-256 of the CanonicalRequest it shows',
    ),
    ...(client
      ? hashCheck(
          client,
          'The hash in the client’s string to sign is the SHA-256 of its own canonical request',
        )
      : []),
    ...bytesCheck(c, 'CanonicalRequest'),
    ...bytesCheck(c, 'StringToSign'),
    ...scopeChecks(c, server.stringToSign ?? client?.stringToSign),
    ...tokenCheck(c),
    ...signatureCheck(c),
  ];
}

function hashCheck(texts: WrittenTexts, text: string): SideCheck[] {
  const { canonicalText, stringToSign } = texts;
  if (canonicalText === undefined || stringToSign?.version !== 4) return [];
  if (!/^[0-9a-f]{64}$/.test(stringToSign.hash)) return [{ text, ok: null }];
  const isWhole =
    texts.canonical !== undefined && texts.canonical.payloadHash !== '' && canonicalText.includes('\n');
  const ok = sha256Hex(canonicalText) === stringToSign.hash;
  // Text that was cut or masked on its way cannot be blamed for another hash.
  return [{ text, ok: ok || (isWhole && !/[•◦…]/.test(canonicalText)) ? ok : null }];
}

function bytesCheck(c: Case, element: 'CanonicalRequest' | 'StringToSign'): SideCheck[] {
  const written = c.element(element)?.value.trim();
  const dump = c.element(`${element}Bytes`)?.value;
  if (written === undefined || dump === undefined) return [];
  const bytes = dumpedText(dump);
  const text = `${element} and ${element}Bytes say the same`;
  if (bytes === undefined || /[•◦…*]/.test(written + bytes)) return [{ text, ok: null }];
  // A browser shows line breaks as spaces; that is no difference between the two.
  const ok = squeezed(written) === squeezed(bytes);
  return [{ text, ok: ok || bytes.length >= written.length ? ok : null }];
}

function scopeChecks(c: Case, stringToSign: StringToSign | undefined): SideCheck[] {
  const url = c.url;
  const date =
    parameterOf(url, 'x-amz-date')?.value ?? (stringToSign?.version === 4 ? stringToSign.date : undefined);
  const scope =
    parseScope((parameterOf(url, 'x-amz-credential')?.value ?? '').split('/').slice(1).join('/')) ??
    (stringToSign?.version === 4 ? stringToSign.scope : undefined);
  if (date === undefined || scope === undefined || date === '') return [];
  const checks: SideCheck[] = [
    {
      text: `The day of the credential scope, ${scope.date}, is the day of the date, ${date.slice(0, 8)}`,
      ok: date.startsWith(scope.date) && scope.date.length === 8,
    },
  ];
  if (url && stringToSign?.version === 4 && url.scheme === 'v4')
    checks.push({
      text: `The store used the scope of the URL: region ${scope.region ?? '(none)'}, service ${scope.service}`,
      ok:
        scope.region === stringToSign.scope.region &&
        scope.service === stringToSign.scope.service &&
        scope.date === stringToSign.scope.date,
    });
  return checks;
}

/** A token is base64: its plus signs turn into spaces where a form decoder read it, and its padding says whether it is whole. */
function tokenCheck(c: Case): SideCheck[] {
  const parameter = parameterOf(c.url, 'x-amz-security-token');
  const token = parameter?.value ?? c.requestHeader('x-amz-security-token')?.value;
  if (token === undefined || /[•◦…*]/.test(token)) return [];
  if (/\s/.test(token) || parameter?.raw.includes('+') === true)
    return [{ text: 'The session token has spaces or raw plus signs where it needs %2B', ok: false }];
  if (/%[0-9A-Fa-f]{2}/.test(token))
    return [{ text: 'The session token is percent-encoded twice', ok: false }];
  const isWhole = token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token);
  const length = formatCount(token.length, 'character');
  if (!token.startsWith('IQo') && !token.startsWith('FwoG') && !token.startsWith('AQo'))
    return [{ text: `The session token has ${length}`, ok: null }];
  return [
    {
      text: `The session token is whole base64: ${length}`,
      ok: isWhole,
    },
  ];
}

function signatureCheck(c: Case): SideCheck[] {
  const written = c.url?.scheme === 'v4' ? c.url.signature : undefined;
  // What a terminal or a sentence put behind the URL is no part of it.
  const fromUrl = /^[0-9a-f]{64}(?![0-9A-Za-z])/.exec(written ?? '')?.[0] ?? written;
  const provided = c.element('SignatureProvided')?.value;
  const signature =
    fromUrl ?? (provided !== undefined && /^[0-9a-f]{40,}$/i.test(provided) ? provided : undefined);
  if (signature === undefined || /[•◦…*]/.test(signature)) return [];
  const checks: SideCheck[] = [
    {
      text: `The signature is 64 lower-case hex digits; this one has ${formatCount(signature.length, 'character')}`,
      ok: /^[0-9a-f]{64}$/.test(signature),
    },
  ];
  if (fromUrl !== undefined && provided !== undefined && !/[•◦…*]/.test(provided))
    checks.push({
      text: 'The signature that reached the store is the one in the URL',
      ok: fromUrl === provided,
    });
  return checks;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
