import { splitUrl } from '../core/text/url.js';
import type { CheckTarget } from './target.js';

type Address = Pick<CheckTarget, 'url' | 'host' | 'place'>;

/** The root of the host that the upload goes to, without anything of the URL that is signed. */
export function storeRoot({ url, host }: Address): string {
  return `${splitUrl(url).protocol}://${host}/`;
}

/** The bucket's own address, in the style of the URL; undefined where the URL names no bucket. */
export function bucketUrl(target: Address): string | undefined {
  const { bucket } = target.place;
  if (bucket === null) return undefined;
  const isInHost = target.host.startsWith(`${bucket.toLowerCase()}.`);
  return isInHost ? storeRoot(target) : `${storeRoot(target)}${encodeURIComponent(bucket)}`;
}
