/** The two characters masks are made of; two, so that different secrets get different masks. */
export interface Glyphs {
  readonly zero: string;
  readonly one: string;
}

/** For plain text. */
export const bullets: Glyphs = { zero: '•', one: '◦' };

/** For text that stands inside hex or base64, where a character must stay one byte. */
export const asciiMarks: Glyphs = { zero: '*', one: '!' };

/**
 * How much of a value's shape shows through its mask.
 * - `token`: the characters that get lost in copying (`+`, `/`, `=`, `%2B`, spaces) and a JWT's dots.
 * - `secret`: white space and percent-escapes alone.
 */
export type MaskStyle = 'token' | 'secret';

/** Puts a mask of the same length on each secret; the same secret gets the same mask. */
export interface Masker {
  mask(value: string, style: MaskStyle): string;
  /** Keeps four characters at both ends, so that AKIA and ASIA still tell long-lived keys from temporary ones. */
  maskKeyId(id: string): string;
  /** Whether exactly this value was masked before. */
  knows(value: string): boolean;
  /** The same secrets with the same pattern, written in other characters. */
  with(glyphs: Glyphs): Masker;
}

const escaped = String.raw`%(?:25){0,8}(?:2[05BbFf]|3[Dd])|&#(?:43|47|61|x2[bBfF]|x3[dD]);|\\u00(?:2[bBfF]|3[dD])|\\[/nrt]`;
const keptOf: Readonly<Record<MaskStyle, RegExp>> = {
  token: new RegExp(`${escaped}|[+/=.…\\s"'\`\\\\%•◦]`, 'g'),
  secret: new RegExp(`${escaped}|[\\s"'\`\\\\%•◦]`, 'g'),
};

export function createMasker(glyphs: Glyphs, indexes = new Map<string, number>()): Masker {
  const masks: Readonly<Record<MaskStyle, Map<string, string>>> = { token: new Map(), secret: new Map() };

  function mask(value: string, style: MaskStyle): string {
    const before = masks[style].get(value);
    if (before !== undefined) return before;
    if (isMasked(value)) return value;
    const masked = newMask(value, style);
    masks[style].set(value, masked);
    return masked;
  }

  function newMask(value: string, style: MaskStyle): string {
    const kept = keptOf[style];
    const pattern = patternOf(value.replace(keptOf.token, ''));
    let masked = '';
    let from = 0;
    let position = 0;
    const cover = (to: number): void => {
      for (; from < to; from++) masked += pattern(position++);
    };
    for (const match of value.matchAll(kept)) {
      cover(match.index);
      masked += match[0];
      from += match[0].length;
    }
    cover(value.length);
    return masked;
  }

  function maskKeyId(id: string): string {
    if (isMasked(id)) return id;
    const start = Math.min(4, Math.floor(id.length / 2));
    const end = id.length - (id.length >= 12 ? 4 : 0);
    const pattern = patternOf(id);
    let masked = id.slice(0, start);
    for (let at = start; at < end; at++) masked += pattern(at - start);
    return masked + id.slice(end);
  }

  /** The secret's number in binary, lowest digit first: an all-zero mask for the first one. */
  function patternOf(secret: string): (position: number) => string {
    const index = indexes.get(secret) ?? indexes.size;
    indexes.set(secret, index);
    return (position) => (position < 31 && ((index >> position) & 1) === 1 ? glyphs.one : glyphs.zero);
  }

  return {
    mask,
    maskKeyId,
    knows: (value) => masks.token.has(value) || masks.secret.has(value),
    with: (other) => createMasker(other, indexes),
  };
}

/** Taken out by someone else, or never put in: `Credential=undefined` is a clue and no secret. */
const notThere =
  /^(?:redacted|removed|hidden|masked|x{3,}|undefined|null|none|nil|nan|false|\[object Object\])$/i;

/** Nothing readable is left of it but the ends that a mask leaves. */
function isMasked(value: string): boolean {
  if (notThere.test(value)) return true;
  const rest = value.replace(keptOf.token, ' ');
  if (!/[^\s*!]/.test(rest)) return true;
  return /[•◦]|[*!]{3}/.test(value) && !/[^\s*!]{5}/.test(rest);
}
