import type { Diagnosis } from '../diagnosis.js';

const causes = /^(?:signature-|session-token-|wrong-region$|checksum-default$|malformed-request-auth$)/;

/** Whether the two sides of a signature belong to this diagnosis: beside another cause they would only distract. */
export function isAboutSignature({ chain, findings }: Diagnosis): boolean {
  return [...chain, ...findings.map(({ cause }) => cause)].some((cause) => causes.test(cause));
}
