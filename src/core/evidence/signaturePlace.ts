import { placeOf, type Place } from '../providers/placeOf.js';
import { decodeOnce } from '../sigv4/encoding.js';
import type { Case } from './case.js';
import { clientTexts, serverTexts } from './signatureTexts.js';

/** Where a request went that the paste shows only as the text that was signed. */
export interface SignedPlace {
  readonly place: Place | undefined;
  readonly method: string;
  readonly bucket: string | null;
  /** Percent-decoded. */
  readonly key: string | null;
  readonly region: string | null;
}

/** Bucket, key and region of a canonical request or a string to sign; undefined where the paste has neither. */
export function signedPlace(c: Case): SignedPlace | undefined {
  for (const { canonical, stringToSign } of [serverTexts(c), ...clientTexts(c)]) {
    const scoped = stringToSign?.version === 4 ? stringToSign.scope.region : null;
    if (canonical) {
      const host = canonical.headers.find(({ name }) => name === 'host')?.value ?? '';
      const place = host === '' ? undefined : placeOf(host, canonical.uri);
      return {
        place,
        method: canonical.method,
        bucket: place?.bucket ?? null,
        key: place?.key ?? null,
        region: scoped ?? place?.region ?? null,
      };
    }
    if (stringToSign?.version === 2) {
      const [, bucket = '', ...key] = (stringToSign.resource.split('?')[0] ?? '').split('/');
      return {
        place: undefined,
        method: stringToSign.verb,
        bucket: bucket === '' ? null : bucket,
        key: key.length === 0 || key.join('/') === '' ? null : decodeOnce(key.join('/')),
        region: null,
      };
    }
  }
  return undefined;
}
