/** Hosts of stores that have no file of their own. */
import type { HostName, HostPlace } from './provider.js';

/**
 * Clouds that sell S3-compatible storage under `s3.REGION.SUFFIX` or `REGION.SUFFIX`, where the bucket may stand before
 * that. Only their names are known here, so that bucket and region are read right.
 */
const clouds: readonly {
  readonly suffix: string;
  readonly endpointLabels: number;
  readonly region: number | null;
}[] = [
  { suffix: 'scw.cloud', endpointLabels: 2, region: 1 },
  { suffix: 'io.cloud.ovh.net', endpointLabels: 2, region: 1 },
  { suffix: 'cloud.ovh.net', endpointLabels: 2, region: 1 },
  { suffix: 'your-objectstorage.com', endpointLabels: 1, region: 0 },
  { suffix: 'linodeobjects.com', endpointLabels: 1, region: 0 },
  { suffix: 'vultrobjects.com', endpointLabels: 1, region: 0 },
  { suffix: 'dream.io', endpointLabels: 1, region: 0 },
  { suffix: 'appdomain.cloud', endpointLabels: 3, region: 1 },
  { suffix: 'storage.yandexcloud.net', endpointLabels: 0, region: null },
  { suffix: 'fly.storage.tigris.dev', endpointLabels: 0, region: null },
  { suffix: 't3.storage.dev', endpointLabels: 0, region: null },
  { suffix: 'gateway.storjshare.io', endpointLabels: 0, region: null },
  { suffix: 'contabostorage.com', endpointLabels: 1, region: 0 },
  { suffix: 'exo.io', endpointLabels: 1, region: null },
  { suffix: 'idrivee2.com', endpointLabels: 2, region: 1 },
];

/** Reads any other host: path style, unless it belongs to a cloud whose hosts may begin with a bucket. */
export function genericHost({ name, labels }: HostName): HostPlace {
  const cloud = clouds.find(({ suffix }) => name === suffix || name.endsWith(`.${suffix}`));
  if (!cloud) return { bucket: null, region: null, style: 'path', endpoint: name };
  const before = labels.slice(0, labels.length - cloud.suffix.split('.').length);
  const split = Math.max(0, before.length - cloud.endpointLabels);
  const bucket = before.slice(0, split).join('.');
  const endpoint = [...before.slice(split), cloud.suffix].join('.');
  const region = cloud.region === null ? null : (before[split + cloud.region] ?? null);
  return bucket === ''
    ? { bucket: null, region, style: 'path', endpoint }
    : { bucket, region, style: 'virtual', endpoint };
}
