import { bucketRegion } from './bucketRegion.js';
import type { Check } from './check.js';
import { clock } from './clock.js';
import { dryRun } from './dryRun.js';
import { preflight } from './preflight.js';

/** The checks that need no credentials, in the order in which they are offered. */
export const checks: readonly Check[] = [dryRun, preflight, bucketRegion, clock];
