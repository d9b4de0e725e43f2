import type { applyEdits, smallestChange } from '../../core/cors/change.js';
import type { describeRule } from '../../core/cors/describe.js';
import type { problemsOf } from '../../core/cors/problems.js';
import type { readCors } from '../../core/cors/read.js';
import type { corsRequestOf } from '../../core/cors/request.js';
import type { judgeUpload } from '../../core/cors/upload.js';

/** What the editor needs of the engine's CORS half. */
export interface CorsTools {
  readonly readCors: typeof readCors;
  readonly problemsOf: typeof problemsOf;
  readonly describeRule: typeof describeRule;
  readonly judgeUpload: typeof judgeUpload;
  readonly smallestChange: typeof smallestChange;
  readonly applyEdits: typeof applyEdits;
  readonly corsRequestOf: typeof corsRequestOf;
}

export type CorsToolsLoader = () => Promise<CorsTools>;

/** Loads the readers when a document first has rules in it, and keeps them. */
export function lazyCorsTools(): CorsToolsLoader {
  let loading: Promise<CorsTools> | undefined;
  return () => (loading ??= load());
}

async function load(): Promise<CorsTools> {
  const [change, describe, problems, read, request, upload] = await Promise.all([
    import('../../core/cors/change.js'),
    import('../../core/cors/describe.js'),
    import('../../core/cors/problems.js'),
    import('../../core/cors/read.js'),
    import('../../core/cors/request.js'),
    import('../../core/cors/upload.js'),
  ]);
  return { ...change, ...describe, ...problems, ...read, ...request, ...upload };
}
