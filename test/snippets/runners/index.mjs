import { awsCli } from './awsCli.mjs';
import { browser } from './browser.mjs';
import { bucketSettings } from './bucketSettings.mjs';
import { cdk } from './cdk.mjs';
import { cloudformation } from './cloudformation.mjs';
import { documents } from './documents.mjs';
import { go } from './go.mjs';
import { byGrammar } from './grammars.mjs';
import { java } from './java.mjs';
import { kotlin } from './kotlin.mjs';
import { minioCors } from './minioCors.mjs';
import { node } from './node.mjs';
import { nodeClock, nodeV2 } from './nodePrograms.mjs';
import { php } from './php.mjs';
import { pulumi } from './pulumi.mjs';
import { python } from './python.mjs';
import { ruby } from './ruby.mjs';
import { rust } from './rust.mjs';
import { shell } from './shell.mjs';
import { terraform } from './terraform.mjs';
import { types } from './types.mjs';
import { uppy } from './uppy.mjs';

/**
 * What exercises the templates, in the order in which it runs: what is ready soon comes first, since a runner prepares
 * itself while those before it run. A new language is a file beside this one, `<language>.mjs`, and a line in the list
 * below. A runner is an object:
 *
 * - `name`: what it exercises, for people (`Go`, `a browser`).
 * - `sdk` (optional): what was run, with versions (`Go 1.24, aws-sdk-go-v2 s3 1.114.10`). It is printed below the table;
 *   a version stands here only where it is pinned, else the table would change with the machine.
 * - `lacks()`: what this machine must have first, for people, and how to get it, or null. A runner that lacks something is
 *   left out and named as not exercised, which fails only with `--require-all`; the table is judged by complete runs alone.
 * - `prepare(report, context)` (optional): once, while other runners run. Installs pinned SDKs into the cache
 *   (`test/support/toolchains`), compiles the templates of its language in one go, reports that as a check with the status
 *   `compiled` or `parsed`, and gives what `run` needs; null ends it there.
 * - `run(report, server, prepared, context)` (optional): once for each server of `test/support/servers/index.mjs`.
 *
 * `context` is `{ lib, libPath, folder }`: the sources that `lib.ts` exports, their bundle, and a folder for this run.
 * `renderInto` (rendered.mjs) writes templates as a reader gets them. A check names its template files:
 *
 *     await report.check('a presigned PUT uploads', { files: ['presign-put/aws-sdk-go.go'], on: server.label }, async () => …);
 *
 * `on` set: it ran there. `status: 'compiled' | 'parsed'`: no more than that was done. A failed check makes its files
 * `shown`. A server may be partial (`server.isPartial`): check what it does, and claim `on` only for what is whole.
 *
 * A language whose SDK has presigning, parts and so on needs no checks of its own: it starts a program that answers the
 * calls listed in `sdkScenario.mjs`, which uploads, compares and reports for every language alike.
 *
 * A cell of the table that no template can fill has its reason in `test/snippets/gaps.mjs`.
 */
const all = [
  types,
  node,
  nodeClock,
  nodeV2,
  python,
  shell,
  awsCli,
  ruby,
  php,
  byGrammar,
  go,
  java,
  kotlin,
  browser,
  uppy,
  documents,
  bucketSettings,
  minioCors,
  cloudformation,
  cdk,
  terraform,
  pulumi,
  rust,
];

// A machine that cannot have what one of them needs says so, and it does not count as missing: `SNIPPETS_WITHOUT=Ruby,PHP`.
const without = (process.env.SNIPPETS_WITHOUT ?? '').split(',').filter(Boolean);

export const runners = all.filter(({ name }) => !without.includes(name));

/** Whether this machine exercises all there is, so that its outcome is the one to publish. */
export const isWholeMachine = without.length === 0 && !process.env.S3_SERVERS_WITHOUT;
