import { readdirSync } from 'node:fs';
import { allServers } from '../support/servers/index.mjs';

/** The servers to go round on. s3rver knows too little of S3: most of what fails elsewhere succeeds there. */
export const loopServers = allServers.filter(({ name }) => name !== 's3rver');

const folder = new URL('scenarios/', import.meta.url);

/**
 * The scenarios by cause id. A file exports `cases` and, for a cause whose loop can't be closed, `why`:
 *
 *   name          what happens, for people
 *   fail(bench)   makes it happen; gives `paste` and the `bucket` and `key` of the upload. Further: `reader`, the values
 *                 that only the reader can know, `user`, whose keys the repaired program has, `now`, for the diagnosis
 *   apply(bench, failure, { fix, values })
 *                 where the fix is not a program that uploads: does what `fix` says, uploads, gives the bytes as `sent` and
 *                 the templates used as `ran`. Otherwise the first code of the fix is rendered and run
 *   fix           which fix `apply` is for
 *   cannot        server → why it can't show this
 *   needsPython   whether `fail` needs boto3
 *   needsBrowser  whether `fail` needs Chromium
 *   needsClock    whether it needs the program faketime
 */
export async function readScenarios() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  return Promise.all(
    names.sort().map(async (name) => [name.replace(/\.mjs$/, ''), await import(new URL(name, folder))]),
  );
}
