/** What the tests on real servers need of the product, bundled as it ships. */
export { findTarget } from '../../../src/probe/target.js';
export { runCheck } from '../../../src/probe/runCheck.js';
export { judgeTogether } from '../../../src/probe/judgeTogether.js';
export { nodeSend } from '../../../src/probe/node/nodeSend.js';
export { dryRun } from '../../../src/probe/dryRun.js';
export { preflight } from '../../../src/probe/preflight.js';
export { clock } from '../../../src/probe/clock.js';
export { bucketRegion } from '../../../src/probe/bucketRegion.js';
export { openAccount } from '../../../src/probe/node/account.js';
export { readRules } from '../../../src/probe/node/corsRules.js';
export { changeRules } from '../../../src/probe/node/corsChange.js';
export { listUnfinished, uploadsInWords } from '../../../src/probe/node/unfinishedUploads.js';
export { readBucketSettings } from '../../../src/probe/node/bucketSettings.js';
