/** Facts about stores by id, with what is unknown spelled out. */
import { providers, type ProviderId } from './index.js';
import type { Capabilities, Provider, Quirk } from './provider.js';

const unknownCapabilities: Capabilities = {
  bucketCors: 'unknown',
  postForm: null,
  maximumSinglePutBytes: null,
  maximumObjectBytes: null,
  expiredRefusal: null,
  corsHeadersOnErrors: null,
  regionName: null,
  sigv2: null,
  defaultChecksums: 'unknown',
  equalParts: null,
  refusesFutureDates: null,
};

export function providerById(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** Name for people; a neutral word for a store that was not recognised. */
export function providerName(id: ProviderId | 'unknown'): string {
  return providerById(id)?.name ?? 'the store';
}

export function capabilitiesOf(id: ProviderId | 'unknown'): Capabilities {
  return { ...unknownCapabilities, ...providerById(id)?.capabilities };
}

export function quirkOf(id: ProviderId | 'unknown', quirk: string): Quirk | undefined {
  return providerById(id)?.quirks.find((each) => each.id === quirk);
}
