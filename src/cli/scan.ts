import { readFile } from 'node:fs/promises';
import { lineFinder } from '../presign/disableComments.js';
import { lazyScanner, type ReadGrammarFile } from '../presign/parser.js';
import { defaultOptions, type Advice } from '../presign/scan.js';
import { exitCode, type Io } from './io.js';
import { scanReports, type ScanFinding } from './scanReports.js';
import { sourceFiles, UnreadablePath, type SourceFile } from './sourceFiles.js';

const help = `Usage: scan [DIR | FILE …] [--format text|json|sarif]

Checks presign calls in TypeScript, JavaScript and Python. Without an argument it reads the current folder.
Folders named node_modules, .git and dist, links inside folders, and files over 1 MB are left out.

Prints path:line:col severity rule message for each finding; --format json and sarif print one document.

Exit codes: 0 nothing found, 1 findings, 64 wrong usage, 66 unreadable file.
`;

/** `scan [DIR | FILE …]`: answers with the exit code. `readGrammar` reads the grammars of dist/ unless told otherwise. */
export async function scan(
  args: string[],
  io: Io,
  readGrammar: ReadGrammarFile = readShippedGrammar,
): Promise<number> {
  const wanted = readArguments(args);
  if (wanted === 'help') {
    io.out(help);
    return 0;
  }
  if ('mistake' in wanted) {
    io.err(`${wanted.mistake} See scan --help.\n`);
    return exitCode.usage;
  }
  const scanner = lazyScanner(readGrammar);
  const findings: ScanFinding[] = [];
  try {
    for await (const file of sourceFiles(wanted.paths)) {
      const text = withoutMark(await readFile(file.path, 'utf8'));
      const found = await scanner.scan(text, file.languageId, defaultOptions);
      if (found) findings.push(...located(found.advice, file, text));
    }
  } catch (error) {
    if (!(error instanceof UnreadablePath) && !isSystemError(error)) throw error;
    io.err(`${error.message}\n`);
    return exitCode.unreadable;
  }
  io.out(scanReports[wanted.format](findings));
  return findings.length > 0 ? exitCode.findings : 0;
}

type Format = keyof typeof scanReports;
type Arguments = 'help' | { mistake: string } | { format: Format; paths: string[] };

function readArguments(args: readonly string[]): Arguments {
  let format: Format = 'text';
  const paths: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--help') return 'help';
    if (argument === '--') {
      paths.push(...args.slice(at + 1));
      break;
    }
    const [name, inline] = argument.split('=', 2);
    if (name === '--format') {
      const value = inline ?? args[++at];
      if (value === undefined || !isFormat(value)) {
        return { mistake: `--format is text, json or sarif, not ${value ?? 'missing'}.` };
      }
      format = value;
    } else if (argument.startsWith('-')) {
      return { mistake: `scan has no option ${argument}.` };
    } else {
      paths.push(argument);
    }
  }
  return { format, paths: paths.length > 0 ? paths : ['.'] };
}

function isFormat(value: string): value is Format {
  return Object.hasOwn(scanReports, value);
}

function located(advice: readonly Advice[], { path }: SourceFile, text: string): ScanFinding[] {
  const lineOf = lineFinder(text);
  const place = (at: number): { line: number; column: number } => ({
    line: lineOf(at) + 1,
    column: at - text.lastIndexOf('\n', at - 1),
  });
  return advice.map(({ span, rule, severity, message }) => ({
    path,
    start: place(span.start),
    end: place(span.end),
    rule,
    severity,
    message,
  }));
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

/** Reads from dist/grammars/, seen from dist/ itself or from the chunks in it. */
async function readShippedGrammar(name: string): Promise<Uint8Array> {
  const isChunk = /\/chunks\/[^/]*$/.test(import.meta.url);
  return readFile(new URL(`${isChunk ? '..' : '.'}/grammars/${name}`, import.meta.url));
}
