/**
 * Where a request went: store, bucket, key, region and endpoint, read from host and path alone.
 */
import { decodePercent } from '../text/url.js';
import { genericHost } from './genericHost.js';
import { hostName } from './hostName.js';
import { providers, type ProviderId } from './index.js';
import type { HostName, HostPlace, HostStyle, HostTrait } from './provider.js';

export interface Place {
  readonly provider: ProviderId | 'unknown';
  readonly bucket: string | null;
  /** Percent-decoded. */
  readonly key: string | null;
  readonly region: string | null;
  /** Host and port of the S3 API without the bucket and without scheme; with the path that belongs to it, if any. */
  readonly endpoint: string;
  readonly style: HostStyle;
  readonly traits: readonly HostTrait[];
}

/**
 * @param host with its port, if any
 * @param path as it stands in the URL, still percent-encoded, without the query
 */
export function placeOf(host: string, path: string): Place {
  const name = hostName(host);
  for (const provider of providers) {
    const place = provider.hosts(name, path);
    if (place) return located(provider.id, place, name, path);
  }
  return located('unknown', genericHost(name), name, path);
}

const styleWithoutObjects: ReadonlySet<HostStyle> = new Set(['other-api']);

function located(provider: Place['provider'], place: HostPlace, host: HostName, path: string): Place {
  const prefix = place.pathPrefix ?? '';
  const rest = (path.startsWith(prefix) ? path.slice(prefix.length) : path).replace(/^\//, '');
  const { bucket, key } = styleWithoutObjects.has(place.style)
    ? { bucket: place.bucket, key: null }
    : place.bucket !== null || place.style === 'cdn'
      ? { bucket: place.bucket, key: rest }
      : splitPath(rest);
  return {
    provider,
    bucket: bucket === null || bucket === '' ? null : bucket,
    key: key === null || key === '' ? null : decodePercent(key),
    region: place.region,
    endpoint: `${place.endpoint}${host.port === undefined ? '' : `:${host.port}`}${prefix}`,
    style: place.style,
    traits: place.traits ?? [],
  };
}

function splitPath(path: string): { bucket: string; key: string } {
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: decodePercent(path), key: '' }
    : { bucket: decodePercent(path.slice(0, slash)), key: path.slice(slash + 1) };
}
