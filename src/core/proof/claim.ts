import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { signedForm } from '../evidence/signatureForm.js';
import {
  clientTexts,
  impliedRequest,
  impliedVersion2,
  serverTexts,
  urlAsSigned,
} from '../evidence/signatureTexts.js';
import { canonicalText, type CanonicalLines } from '../sigv4/canonicalRequest.js';
import { decodeOnce } from '../sigv4/encoding.js';
import { explainHash } from '../sigv4/explain.js';
import { sha256Hex } from '../sigv4/hash.js';
import {
  parseScope,
  type CredentialScope,
  type StringToSign,
  type StringToSignV2,
} from '../sigv4/stringToSign.js';
import type { Signed4, SignedPolicy } from './hypothesis.js';

/** What a paste claims: these signatures were made of one of these. */
export type Claim =
  | ({ readonly version: 4; readonly bases: readonly Signed4[] } & Signatures)
  | ({ readonly version: 2; readonly bases: readonly StringToSignV2[] } & Signatures)
  | ({ readonly version: 'policy'; readonly bases: readonly SignedPolicy[] } & Signatures);

interface Signatures {
  /** As they reached the store or stand in the paste. */
  readonly signatures: readonly string[];
  /** The first of the bases is what the store checked, not only what the paste shows as sent. */
  readonly isFirstChecked: boolean;
}

/** Why there is nothing to prove. */
export interface NoClaim {
  readonly because: string;
}

/** What arrived comes first among the bases, then what else may have been signed as it stands. */
export function claimOf(c: Case): Claim | NoClaim {
  const scheme = c.url?.scheme;
  if (scheme === 'v4a')
    return {
      because:
        'The request is signed with SigV4A, an asymmetric signature that is different each time; it cannot be recomputed.',
    };
  if (scheme === 'goog4' && (parameterOf(c.url, 'x-goog-algorithm')?.value ?? '').includes('RSA'))
    return { because: 'The URL is signed with a private RSA key, not with a secret.' };
  const four = claim4(c);
  const claim = policyClaim(c) ?? (four.bases.length > 0 ? four : claim2(c));
  if (claim.bases.length === 0)
    return {
      because: 'The paste holds no signed request: no URL, canonical request or string to sign to recompute.',
    };
  if (claim.signatures.length === 0)
    return { because: 'The paste does not show the signature that the request carried.' };
  return claim;
}

function queryDecodedOnce(url: string): string {
  const question = url.indexOf('?');
  return url.slice(0, question) + url.slice(question).replaceAll('%25', '%');
}

interface Stamp {
  readonly algorithm: string;
  readonly date: string;
  readonly scope: CredentialScope;
}

function claim4(c: Case): Extract<Claim, { version: 4 }> {
  const server = serverTexts(c);
  const client = clientTexts(c);
  const implied = impliedRequest(c)?.lines;
  const serverStamp = stampOf(server.stringToSign);
  const clientStamps = client.map(({ stringToSign }) => stampOf(stringToSign));
  const own = stampOfRequest(c);
  const stamp = serverStamp ?? own ?? clientStamps.find(Boolean);
  const hash = server.stringToSign?.version === 4 ? server.stringToSign.hash : '';
  const received =
    server.canonical ??
    (implied && hash.length === 64
      ? explainHash(implied, hash, c.urls.map(({ host }) => host).filter(Boolean))?.lines
      : undefined);
  const elsewhere = urlAsSigned(c);
  const bases: Signed4[] = [];
  const add = (lines: CanonicalLines | undefined, at: Stamp | undefined): void => {
    if (lines && at) bases.push({ ...at, lines, hash: '' });
  };
  add(received, stamp);
  add(implied, own ?? stamp);
  add(elsewhere && impliedRequest(c, elsewhere)?.lines, own ?? stamp);
  if (c.url?.damages.some(({ kind }) => kind === 'encoded-twice'))
    add(impliedRequest(c, { ...c.url, raw: queryDecodedOnce(c.url.raw) })?.lines, own ?? stamp);
  for (const [index, { canonical }] of client.slice(0, 8).entries())
    add(canonical, clientStamps[index] ?? own ?? stamp);
  for (const text of [server.stringToSign, ...client.map(({ stringToSign }) => stringToSign)]) {
    const at = stampOf(text);
    if (at && text?.version === 4 && /^[0-9a-f]{64}$/.test(text.hash))
      bases.push({ ...at, lines: undefined, hash: text.hash });
  }
  return {
    version: 4,
    bases,
    signatures: signaturesOf(c, /[0-9a-f]{64}/gi),
    // A text that was mangled on its way is not quite what the store checked; its hash tells.
    isFirstChecked:
      received !== undefined &&
      stamp !== undefined &&
      (hash.length !== 64 || sha256Hex(canonicalText(received)) === hash),
  };
}

function stampOf(text: StringToSign | undefined): Stamp | undefined {
  if (text?.version !== 4) return undefined;
  return { algorithm: text.algorithm, date: text.date, scope: text.scope };
}

/** Date and scope of the request itself, from its query or its headers. */
function stampOfRequest(c: Case): Stamp | undefined {
  const isGoogle = c.url?.scheme === 'goog4';
  const prefix = isGoogle ? 'x-goog-' : 'x-amz-';
  const authorization =
    c.requestHeader('authorization')?.value ??
    c.find(/AWS4-HMAC-SHA256 Credential=[^\s,]{10,200}/)?.value ??
    '';
  const credential =
    parameterOf(c.url, `${prefix}credential`)?.value ?? /Credential=([^,\s]{1,300})/.exec(authorization)?.[1];
  const date =
    parameterOf(c.url, `${prefix}date`)?.value ??
    c.requestHeader('x-amz-date')?.value ??
    c.find(/(?<=x-amz-date["']{0,1}\s{0,3}[:=]\s{0,3}["']{0,1})\d{8}T\d{6}Z/i)?.value;
  const scope = scopeOf(credential ?? '');
  if (!scope || date === undefined) return undefined;
  return { algorithm: isGoogle ? 'GOOG4-HMAC-SHA256' : 'AWS4-HMAC-SHA256', date, scope };
}

/** The scope at the end of a credential, which may have been encoded once too often; an access key id may hold slashes. */
function scopeOf(credential: string): CredentialScope | undefined {
  const plain = credential.includes('/') ? credential : decodeOnce(credential);
  return parseScope(plain.split('/').slice(-4).join('/'));
}

function claim2(c: Case): Extract<Claim, { version: 2 }> {
  const texts = [serverTexts(c), ...clientTexts(c)].map(({ stringToSign }) => stringToSign);
  const bases = [...texts, impliedVersion2(c)].filter((text) => text?.version === 2);
  return {
    version: 2,
    bases,
    signatures: signaturesOf(c, /[A-Za-z0-9+/]{27}=/g),
    isFirstChecked: texts[0]?.version === 2,
  };
}

function policyClaim(c: Case): Extract<Claim, { version: 'policy' }> | undefined {
  const form = signedForm(c);
  if (!form) return undefined;
  const written = serverTexts(c).stringToSignText?.trim() ?? '';
  const scope = scopeOf(form.credential ?? '') ?? null;
  const policies = [isPolicy(written) ? written : '', form.policy].filter(Boolean);
  const provided = c.element('SignatureProvided')?.value;
  return {
    version: 'policy',
    bases: [...new Set(policies)].map((policy) => ({ policy, scope })),
    isFirstChecked: isPolicy(written),
    signatures: [...new Set([provided, form.signature].filter((signature) => signature !== undefined))],
  };
}

function isPolicy(text: string): boolean {
  return /^[A-Za-z0-9+/=_\s-]{20,}$/.test(text);
}

/** The signature of the request; where it is not named as one, what a log calls so. */
function signaturesOf(c: Case, form: RegExp): string[] {
  const own = [c.element('SignatureProvided')?.value, c.url?.signature].filter(
    (signature) => signature !== undefined && signature !== '',
  ) as string[];
  const named = own.length > 0 ? [] : namedSignatures(c.text, form);
  return [...new Set([...own.map((signature) => withoutTail(signature, form)), ...named])];
}

/** What a sentence or a shell put behind a signature is no part of it. */
function withoutTail(signature: string, form: RegExp): string {
  const trimmed = signature.trim();
  const [whole] = trimmed.match(form) ?? [];
  return whole !== undefined && trimmed.startsWith(whole) ? whole : trimmed;
}

function namedSignatures(text: string, form: RegExp): string[] {
  const found = new Set<string>();
  for (const { index } of text.slice(0, 500_000).matchAll(/signature/gi)) {
    for (const [signature] of text.slice(index, index + 160).matchAll(form)) found.add(signature);
    if (found.size > 12) break;
  }
  return [...found];
}
