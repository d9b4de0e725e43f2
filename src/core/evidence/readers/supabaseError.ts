import type { Source } from '../../text/source.js';
import type { Field, StoreError } from '../evidence.js';

/**
 * The error document of Supabase's own Storage API, whose status is a string: `{"statusCode":"404","error":"…","message":"…"}`.
 * Its client throws it as a StorageApiError and prints it as JavaScript.
 *
 * @see https://supabase.com/docs/guides/storage/debugging/error-codes
 */
const documents =
  /\{\s{0,8}"?statusCode"?:\s{0,4}["'](?<status>\d{3})["'],\s{0,8}"?error"?:\s{0,4}["'](?<error>[^"'\n]{1,120})["'],\s{0,8}"?message"?:\s{0,4}(?:"(?<double>"exp" [a-z ]{5,60}|(?:[^"\\\n]|\\.){1,400})"|'(?<single>[^'\n]{1,400})')/dg;
const exceptions = /\bStorageApiError: (?<single>[^\n{]{3,300}?)(?=\s{0,4}(?:\{|\n|$))/dg;

/** S3's code for what Supabase says, where they mean the same. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/^bucket not found/i, 'NoSuchBucket'],
  [/row-level security policy|^permission denied for/i, 'AccessDenied'],
  [/exceeded the maximum allowed size|^payload too large/i, 'EntityTooLarge'],
  [/"exp" claim timestamp check failed|jwt expired/i, 'ExpiredToken'],
  [/^invalid (?:compact jws|jwt|signature)|jws|jwt malformed/i, 'InvalidToken'],
  [/^invalid key|mime type|already exists/i, 'InvalidRequest'],
];

export function readSupabaseErrors(text: string, source: Source): StoreError[] {
  if (!/statusCode|StorageApiError/.test(text)) return [];
  return [documents, exceptions].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match): StoreError | undefined => {
      const places = match.indices?.groups ?? {};
      const place = places['double'] ?? places['single'];
      const said = match.groups?.['double'] ?? match.groups?.['single'] ?? '';
      const message = said.replace(/\\(["'])/g, '$1').trim();
      const code = codes.find(([words]) => words.test(message))?.[1];
      if (code === undefined || place === undefined) return undefined;
      const status = match.groups?.['status'];
      return {
        code,
        isCodeImplied: true,
        message,
        status: status === undefined ? undefined : Number(status),
        origin: 'exception',
        operation: undefined,
        elements: new Map<string, Field>(),
        span: source.span(match.index, match.index + match[0].length),
        codeSpan: null,
        messageSpan: source.span(place[0], place[1]),
      };
    }).filter((error) => error !== undefined),
  );
}
