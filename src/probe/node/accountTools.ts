/** All that needs the AWS SDK. It is bundled into a file of its own, which is loaded as a whole or not at all. */
export { hostOf, openAccount } from './account.js';
export { accountSentence } from './accountErrors.js';
export { bucketSettings, readBucketSettings } from './bucketSettings.js';
export { changeRules } from './corsChange.js';
export { readPermission, readRules } from './corsRules.js';
export { listUnfinished, uploadsInWords, uploadsPermission } from './unfinishedUploads.js';
