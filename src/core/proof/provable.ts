import type { EpochMs } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { gather } from '../evidence/gather.js';
import { isSignatureRefused } from '../evidence/signature.js';
import { claimOf, type Claim } from './claim.js';

/** What a secret key could prove of a paste. */
export interface Provable {
  /** Whose secret it is; null where the paste does not say. Not masked. */
  readonly accessKeyId: string | null;
  readonly version: Claim['version'];
}

/** Whether the paste holds a refused signature that could be computed again; null where it does not. Tries no secret. */
export function provableOf(paste: string, now: EpochMs): Provable | null {
  const c = gather(paste, now).case;
  if (!isSignatureRefused(c)) return null;
  const claim = claimOf(c);
  return 'because' in claim ? null : { accessKeyId: accessKeyIdOf(c), version: claim.version };
}

function accessKeyIdOf(c: Case): string | null {
  const authorization = c.requestHeader('authorization')?.value ?? '';
  const [, inHeader] = /(?:Credential=|^AWS )([^/:\s]{1,128})[/:]/.exec(authorization) ?? [];
  const id = c.url?.keyId ?? inHeader ?? c.element('AWSAccessKeyId')?.value ?? '';
  return id === '' ? null : id;
}
