import { originOf } from '../core/cors/request.js';
import type { EpochMs } from '../core/diagnosis.js';
import type { Case } from '../core/evidence/case.js';
import type { SignedUrl } from '../core/evidence/evidence.js';
import { gather } from '../core/evidence/gather.js';
import { placeOf, type Place } from '../core/providers/placeOf.js';
import { splitUrl } from '../core/text/url.js';
import type { HeaderLine } from './check.js';

/** The upload that is asked about. Its URL holds live credentials: it is sent, and shown only redacted. */
export interface CheckTarget {
  readonly url: string;
  /** Host with port, lower case. */
  readonly host: string;
  /** The method of the upload. */
  readonly method: string;
  /** What the upload sends beside the body, as far as it is known. */
  readonly headers: readonly HeaderLine[];
  /** Signed headers whose values are not known. */
  readonly unknownHeaders: readonly string[];
  /** Size of the body; null where it is not known. */
  readonly bytes: number | null;
  readonly origin: string | null;
  readonly isSigned: boolean;
  /** The region that the URL was signed for. */
  readonly signedRegion: string | null;
  readonly place: Place;
}

/** What is known of an upload without a paste. */
export interface UploadWishes {
  readonly method?: string;
  readonly origin?: string;
  readonly contentType?: string;
  readonly bytes?: number;
}

/** Headers that an upload is judged by; others, such as cookies, are nobody's business here. */
const uploadHeader =
  /^(?:content-(?:type|md5|encoding|disposition|language)|cache-control|if-none-match|x-amz-[a-z0-9-]+)$/;

/** The upload that a paste is about, or in words why nothing can be asked about it. */
export function findTarget(paste: string, now: EpochMs, wishes: UploadWishes = {}): CheckTarget | string {
  const found = gather(paste, now).case;
  const { url } = found;
  if (!url) return 'There is no URL in this case that could be asked.';
  if (isMasked(url)) return 'The URL in this case is masked. Paste the one that was used, or a new one.';
  const raw = url.raw.replace(/#.*$/s, '');
  const { protocol, host, path } = splitUrl(raw);
  if (
    (protocol !== 'http' && protocol !== 'https') ||
    !/^[a-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/.test(host)
  )
    return 'The URL in this case names no host that could be asked.';
  const isSigned = url.scheme !== 'none';
  const method = wishes.method ?? methodOf(found);
  return {
    url: raw,
    host,
    method,
    ...headersOf(found, url, wishes),
    bytes: wishes.bytes ?? found.exchange?.request.bytes ?? null,
    origin: wishes.origin ?? originOf(found) ?? null,
    isSigned,
    signedRegion: url.region ?? null,
    place: placeOf(host, path),
  };
}

/** By this extension, which uses dots, or by people and logs. */
function isMasked({ raw, signature, damages }: SignedUrl): boolean {
  return (
    damages.some(({ kind }) => kind === 'masked') ||
    /[•◦…]/.test(raw) ||
    /\*{3}|x{6}|redacted|removed/i.test(signature ?? '')
  );
}

/** A preflight stands for the request that it asks about; a URL alone was made for an upload. */
function methodOf(found: Case): string {
  const asked = found.requestHeader('access-control-request-method')?.value.toUpperCase();
  if (found.method === 'OPTIONS' || found.method === undefined) return asked ?? 'PUT';
  return found.method.toUpperCase();
}

function headersOf(
  found: Case,
  url: SignedUrl,
  wishes: UploadWishes,
): Pick<CheckTarget, 'headers' | 'unknownHeaders'> {
  const values = new Map<string, string>();
  for (const { name, value } of found.exchange?.request.headers ?? []) {
    if (uploadHeader.test(name) && !/[^\t\x20-\x7e\x80-\xff]/.test(value)) values.set(name, value);
  }
  if (wishes.contentType !== undefined) values.set('content-type', wishes.contentType);
  const known = new Set(['host', 'content-length', 'expect', ...values.keys()]);
  return {
    headers: [...values],
    unknownHeaders: url.signedHeaders.map((name) => name.toLowerCase()).filter((name) => !known.has(name)),
  };
}
