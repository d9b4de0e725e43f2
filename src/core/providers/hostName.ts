/** Hosts taken apart; the leaves that the stores' `hosts` functions are made of. */
import type { HostName, HostPlace, HostTrait } from './provider.js';

const MAXIMUM_HOST_CHARACTERS = 512;

/** Takes a host with its port apart; never fails. */
export function hostName(host: string): HostName {
  const text = host.trim().toLowerCase().slice(0, MAXIMUM_HOST_CHARACTERS);
  const port = /:(\d{1,5})$/.exec(text);
  const name = (port ? text.slice(0, port.index) : text).replace(/\.$/, '');
  return { name, labels: name.split('.'), port: port ? Number(port[1]) : undefined };
}

/** Labels before a suffix such as `example.com`; undefined when the host has another one. */
export function labelsBefore(host: HostName, suffix: string): readonly string[] | undefined {
  if (host.name === suffix) return [];
  if (!host.name.endsWith(`.${suffix}`)) return undefined;
  return host.labels.slice(0, host.labels.length - suffix.split('.').length);
}

/** An S3 API host: path style, or virtual when labels stand before the endpoint. */
export function apiHost(
  bucketLabels: readonly string[],
  endpoint: string,
  region: string | null,
  traits: readonly HostTrait[] = [],
): HostPlace {
  return bucketLabels.length === 0
    ? { bucket: null, region, style: 'path', traits, endpoint }
    : { bucket: bucketLabels.join('.'), region, style: 'virtual', traits, endpoint };
}

/** A host that speaks something else than the S3 API. */
export function otherApi(host: HostName, region: string | null = null): HostPlace {
  return { bucket: null, region, style: 'other-api', endpoint: host.name };
}

/** Where the last label that matches stands; -1 when none does. Read from the right, because buckets may hold dots. */
export function lastLabel(labels: readonly string[], pattern: RegExp): number {
  for (let index = labels.length - 1; index >= 0; index--)
    if (pattern.test(labels[index] ?? '')) return index;
  return -1;
}
