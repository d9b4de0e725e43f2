import { expiresInMilliseconds } from './expires-in-milliseconds.js';
import { expiresTooLong } from './expires-too-long.js';
import { expiresTooShort } from './expires-too-short.js';
import { sigv2Signer } from './sigv2-signer.js';
import { singlePutForLargeFiles } from './single-put-for-large-files.js';

/** Every rule; a test holds this list against the folder. */
export const rules = [
  expiresTooLong,
  expiresInMilliseconds,
  expiresTooShort,
  sigv2Signer,
  singlePutForLargeFiles,
] as const;

export type RuleId = (typeof rules)[number]['id'];
