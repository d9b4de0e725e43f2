/** The commands that send something, for one chunk: who runs one of them soon runs another. */
export { applyCors } from './applyCors.js';
export { checkLive } from './checkLive.js';
export { listUnfinishedUploads } from './listUploads.js';
export { undoCors } from './undoCors.js';
