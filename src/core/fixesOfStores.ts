import type { Case } from './evidence/case.js';
import type { FixId } from './fixes.js';
import type { ProviderId } from './providers/index.js';
import type { RankedFinding } from './rank.js';

/** Amazon, and what imitates its identities, policies and key service. */
const likeAmazon: ReadonlySet<ProviderId | 'unknown'> = new Set(['aws', 'localstack', 'moto', 'unknown']);

/** How a store gives rights, where it is not by Amazon's kinds of policies. */
const rights: Readonly<Partial<Record<ProviderId, FixId>>> = {
  b2: 'allow-capability',
  r2: 'allow-token',
  gcs: 'allow-role',
  garage: 'allow-key',
  ceph: 'allow-user',
  spaces: 'allow-key',
  seaweedfs: 'allow-identity',
  s3rver: 'right-key',
};

/** Stores that one runs oneself: one endpoint, and a region that is only a name to sign with. */
const namesItsRegion: ReadonlySet<ProviderId | 'unknown'> = new Set(['garage', 'minio', 'ceph', 'versitygw']);

/**
 * The advice of a finding as it can be followed at the store of the case: other stores have neither Amazon's organisations and
 * boundaries nor its key service.
 */
export function fixesAtStore(c: Case, { cause, fixes }: RankedFinding): readonly FixId[] {
  const isKnown = c.isProviderCertain || c.place?.provider === c.provider;
  if (!isKnown || c.provider === 'unknown' || likeAmazon.has(c.provider)) return fixes;
  const right = rights[c.provider] ?? 'allow-on-store';
  return [
    ...new Set(
      fixes.flatMap((id): FixId[] => {
        if (id === 'provide-credentials') return ['provide-key'];
        if (id === 'allow-action' || id === 'allow-named-action') return [right];
        if (id === 'right-region' && namesItsRegion.has(c.provider)) return ['region-of-store'];
        return id === 'allow-kms' && cause !== 'kms-denied' ? [] : [id];
      }),
    ),
  ];
}
