#!/usr/bin/env node
/** The command line: the same engine for terminals, scripts and coding agents. */
import { exitCode, type Io } from './cli/io.js';

const help = `S3 Upload Doctor: names the cause of a failed S3 upload. Only check sends anything, and only with --consent.

  diagnose [FILE … | -]   the cause, the evidence and the fix of what is in the files or on standard input
  scan [DIR | FILE …]     presign calls that will fail, in TypeScript, JavaScript and Python
  redact [FILE | -]       the text with every secret masked
  cors FILE               whether CORS rules of any form let a page upload, and what to change
  check URL --consent     asks the store itself: dry run, preflight, bucket, clock; nothing is uploaded

  --help after a command tells its options.
`;

const subcommands: Readonly<Record<string, () => Promise<(args: string[], io: Io) => Promise<number>>>> = {
  diagnose: async () => (await import('./cli/diagnose.js')).diagnose,
  scan: async () => (await import('./cli/scan.js')).scan,
  redact: async () => (await import('./cli/redact.js')).redact,
  cors: async () => (await import('./cli/cors.js')).cors,
  check: async () => (await import('./cli/check.js')).check,
};

async function main(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    io.out(help);
    return 0;
  }
  const load = name === undefined ? undefined : subcommands[name];
  if (!load) {
    io.err(
      name === undefined
        ? help
        : `There is no command “${name}”. Commands: ${Object.keys(subcommands).join(', ')}.\n`,
    );
    return exitCode.usage;
  }
  return (await load())(rest, io);
}

// A reader that closes the pipe early, such as head, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
  isErrorTerminal: process.stderr.isTTY,
  env: process.env,
});
