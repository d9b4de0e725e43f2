import type { Verified } from './snippet.js';

/** What the snippet tests did with each template; written by them. */
export const verified: Readonly<Record<string, Verified>> = {};
