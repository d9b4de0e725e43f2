import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Diagnosis, EpochMs } from '../core/diagnosis.js';
import { redact } from '../core/redact.js';
import { diagnoseFile, Interrupted, UnreadableFile } from './inputs.js';
import { exitCode, type Io } from './io.js';
import { judgeWith, proofForPeople, secretHelp, secretsFrom, secretsOfLine } from './secret.js';
import { sidesIn } from './sides.js';

const help = `diagnose [FILE … | -]   names the cause of the failed upload in each file, or on standard input

  --json       one Diagnosis as JSON for each input
  --jsonl      reads {"id"?, "input", "now"?} a line and prints {"id"?, …Diagnosis} a line
  --now ISO    the time to take as now, for pastes without an answer of the store
${secretHelp}
Files of any size are read, as a stream.

Exit: 0 a cause was named, 3 insufficient evidence, 64 wrong usage, 66 unreadable file, 130 ended with Ctrl-C.
`;

interface Options {
  readonly files: readonly string[];
  readonly format: 'text' | 'json' | 'jsonl';
  readonly now: EpochMs;
  /** The key that should have signed, then others that may have. */
  readonly secrets: readonly string[];
}

/** The `diagnose` subcommand. */
export async function diagnose(args: string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.out(help);
    return 0;
  }
  const options = readOptions(args, io.env);
  if (typeof options === 'string') {
    io.err(`${options}\n`);
    return exitCode.usage;
  }
  try {
    return await (options.format === 'jsonl' ? diagnoseLines(options, io) : diagnoseFiles(options, io));
  } catch (error) {
    if (!(error instanceof UnreadableFile) && !(error instanceof Interrupted)) throw error;
    io.err(`${error.message}\n`);
    return error instanceof Interrupted ? exitCode.interrupted : exitCode.unreadable;
  }
}

async function diagnoseFiles(options: Options, io: Io): Promise<number> {
  let code: number = exitCode.named;
  for (const file of options.files) {
    let sides: string[] = [];
    const diagnosis = await diagnoseFile(file, options.now, io, (text) => {
      const judged = judgeWith(text, options.now, options.secrets);
      if (options.format === 'text') sides = sidesIn(text, options.now, judged, io.isTerminal);
      return judged;
    });
    io.out(
      options.format === 'json'
        ? `${JSON.stringify(diagnosis)}\n`
        : forPeople(diagnosis, options.files.length > 1 ? file : undefined, io.isTerminal, sides),
    );
    if (diagnosis.cause === 'insufficient-evidence') code = exitCode.insufficientEvidence;
  }
  return code;
}

function readOptions(args: readonly string[], env: Io['env']): Options | string {
  const files: string[] = [];
  let format: Options['format'] = 'text';
  const secretNames: string[] = [];
  let now = Date.now();
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--json') format = 'json';
    else if (argument === '--jsonl') format = 'jsonl';
    else if (argument === '--now') {
      const value = args[++index] ?? '';
      now = Date.parse(value);
      if (!Number.isFinite(now))
        return `--now wants a time in ISO 8601, such as 2026-11-24T12:00:00Z; this is “${value}”.`;
    } else if (argument === '--secret-env') secretNames.push(args[++index] ?? '');
    else if (argument.startsWith('-') && argument !== '-')
      return `diagnose has no option ${argument}; --help lists them.`;
    else files.push(argument);
  }
  const secrets = secretsFrom(secretNames, env);
  if (typeof secrets === 'string') return secrets;
  return { files: files.length > 0 ? files : ['-'], format, now, secrets };
}

async function diagnoseLines(options: Options, io: Io): Promise<number> {
  let code: number = exitCode.named;
  for (const file of options.files) {
    let number = 0;
    for await (const line of linesOf(file, io)) {
      number++;
      if (line.trim() === '') continue;
      const row = parseLine(line);
      if (typeof row === 'string') {
        io.err(`Line ${number}: ${row}\n`);
        return exitCode.usage;
      }
      const diagnosis = judgeWith(row.input, row.now ?? options.now, row.secrets ?? options.secrets);
      io.out(`${JSON.stringify(row.id === undefined ? diagnosis : { id: row.id, ...diagnosis })}\n`);
      if (diagnosis.cause === 'insufficient-evidence') code = exitCode.insufficientEvidence;
    }
  }
  return code;
}

async function* linesOf(file: string, io: Io): AsyncGenerator<string> {
  if (file === '-') {
    yield* createInterface({ input: Readable.from(io.stdin), crlfDelay: Infinity });
    return;
  }
  try {
    const handle = await open(file);
    yield* handle.readLines();
  } catch (error) {
    throw new UnreadableFile(
      `Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

interface Row {
  readonly id: unknown;
  readonly input: string;
  readonly now: EpochMs | undefined;
  readonly secrets: readonly string[] | undefined;
}

function parseLine(line: string): Row | string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return 'this is not JSON.';
  }
  if (typeof row !== 'object' || row === null || !('input' in row) || typeof row.input !== 'string')
    return 'an object with the string “input” is wanted.';
  const now = 'now' in row && typeof row.now === 'string' ? Date.parse(row.now) : undefined;
  if (now !== undefined && !Number.isFinite(now)) return '“now” wants a time in ISO 8601.';
  const secrets = secretsOfLine(row);
  if (typeof secrets === 'string') return secrets;
  return { id: 'id' in row ? row.id : undefined, input: row.input, now, secrets };
}

const certaintyWords: Readonly<Record<Diagnosis['certainty'], string>> = {
  stated: 'stated by the paste',
  inferred: 'follows from the paste',
  suspected: 'suspected, not proven',
  none: 'the paste cannot tell',
};

/**
 * The diagnosis as a person reads it, with secrets masked: terminals are recorded and shared.
 *
 * @param sides The two sides of a signature, as lines.
 */
export function forPeople(
  diagnosis: Diagnosis,
  title: string | undefined,
  colour: boolean,
  sides: readonly string[] = [],
): string {
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text);
  const lines: string[] = [];
  if (title !== undefined) lines.push(bold(`== ${title}`), '');
  lines.push(
    bold(diagnosis.summary),
    `${diagnosis.cause} (${certaintyWords[diagnosis.certainty]})${diagnosis.chain.length > 1 ? `, seen as ${diagnosis.chain.slice(0, -1).join(', ')}` : ''}`,
    '',
  );
  const facts = diagnosis.findings[0]?.facts ?? [];
  if (facts.length > 0) lines.push(bold('Evidence'), ...facts.map((fact) => `  • ${fact.text}`), '');
  lines.push(...sides, ...proofForPeople(diagnosis));
  if (diagnosis.nextCheck)
    lines.push(bold('Next check'), `  ${diagnosis.nextCheck.question}`, `  ${diagnosis.nextCheck.how}`, '');
  for (const [index, fix] of diagnosis.fixes.slice(0, 3).entries()) {
    lines.push(
      bold(index === 0 ? `Fix: ${fix.title}` : `Or: ${fix.title}`),
      ...fix.steps.map((step, number) => `  ${number + 1}. ${step}`),
      '',
    );
  }
  if (diagnosis.excluded.length > 0)
    lines.push(
      bold('Not this'),
      ...diagnosis.excluded.map(({ cause, because }) => `  ✕ ${cause}: ${because}`),
      '',
    );
  return redact(`${lines.join('\n')}\n`);
}
