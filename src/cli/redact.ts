import { readFile } from 'node:fs/promises';
import { redact as redactText } from '../core/redact.js';
import { exitCode, type Io } from './io.js';

const help = `Usage: redact [FILE | -]

Prints the text with every secret masked: signatures, session tokens, secret keys, cookies, and the middle
of access key ids. Each mask is as long as what it covers. Without FILE, or with -, reads standard input.

Exit codes: 0 done, 64 wrong usage, 66 unreadable file.
`;

/** `redact [FILE | -]`: answers with the exit code. */
export async function redact(args: string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.out(help);
    return 0;
  }
  const option = args.find((argument) => argument.startsWith('-') && argument !== '-');
  if (option !== undefined) return wrongUsage(io, `redact has no option ${option}.`);
  if (args.length > 1) return wrongUsage(io, `redact takes one file, not ${args.length}.`);

  const [file = '-'] = args;
  let text: string;
  try {
    text = file === '-' ? await textOf(io.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    io.err(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCode.unreadable;
  }
  io.out(redactText(text));
  return 0;
}

function wrongUsage(io: Io, message: string): number {
  io.err(`${message} See redact --help.\n`);
  return exitCode.usage;
}

/** Decodes the whole at once, since a character may be cut between two chunks. */
async function textOf(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks).toString('utf8');
}
