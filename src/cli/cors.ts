import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { smallestChange } from '../core/cors/change.js';
import { corsForms, type CorsDocument, type CorsForm } from '../core/cors/document.js';
import { judgeCors } from '../core/cors/judge.js';
import { misfit } from '../core/cors/misfit.js';
import { problemsOf } from '../core/cors/problems.js';
import { readCors } from '../core/cors/read.js';
import { judgeUpload, type PageRequest } from '../core/cors/upload.js';
import { corsRequestOf } from '../core/cors/request.js';
import { writeCors } from '../core/cors/write.js';
import { gather } from '../core/evidence/gather.js';
import { corsForPeople, placeOf, type CorsReport } from './corsReport.js';
import { exitCode, type Io } from './io.js';

const help = `Usage: cors FILE --origin ORIGIN --method METHOD [--header NAME …] [--json]

Says whether a bucket with these CORS rules lets a page upload, which rule decides, and what would have to change.
FILE holds the rules in any form: the console's, the CLI's, XML, CloudFormation, CDK, Serverless, Terraform, Pulumi,
R2, Google Cloud Storage, B2 or MinIO. - reads standard input. Nothing is sent anywhere.

  --header NAME     a header that the page sends; repeat it for more
  --paste FILE      takes origin, method and headers from a failure: console lines, a HAR, a request; the options
                    above and below go before it
  --read NAME       a header of the answer that the page reads, such as ETag
  --credentials     the page sends cookies with it
  --store ceph      judges as Ceph and DigitalOcean Spaces do: the first rule that names the origin decides alone
  --document N      which of several CORS documents in the file, from 1
  --to FORM         prints the rules in another form instead: ${corsForms.join(', ')}
  --for PLACE       console or cli: says whether the document has the form that this place takes
  --json            one JSON object

Exit codes: 0 allowed, 1 refused, 64 wrong usage, 65 not a CORS document, 66 unreadable file.
`;

/** sysexits(3): the file is there, and it is not what it should be. */
const notADocument = 65;

interface Options {
  readonly file: string;
  readonly request: PageRequest;
  /** A failure that tells what the options leave out. */
  readonly paste: string | undefined;
  readonly document: number;
  readonly to: CorsForm | undefined;
  readonly place: 'console' | 'cli' | undefined;
  readonly json: boolean;
}

/** The `cors` subcommand: answers with the exit code. */
export async function cors(args: string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.out(help);
    return 0;
  }
  const options = readOptions(args);
  if (typeof options === 'string') {
    io.err(`${options} See cors --help.\n`);
    return exitCode.usage;
  }
  const text = await readText(options.file, io);
  if (text === undefined) return exitCode.unreadable;
  const languageId = languages[extname(options.file).toLowerCase()];
  const { documents, error } = readCors(text, { languageId });
  const document = documents[options.document - 1];
  if (!document) {
    const { line, column } = placeOf(text, error?.span.start ?? 0);
    const message =
      error?.message ?? `There are ${documents.length} CORS documents in it, not ${options.document}.`;
    io.err(`${options.file}:${line}:${column} ${message}\n`);
    return notADocument;
  }
  const wrongForm = options.place && misfit(document, options.place);
  if (wrongForm) {
    const { line, column } = placeOf(text, wrongForm.span.start);
    io.err(`${options.file}:${line}:${column} ${wrongForm.message}\n`);
    return notADocument;
  }
  if (options.to) {
    io.out(writeCors(document.rules, options.to));
    return 0;
  }
  const request = await wholeRequest(options, io);
  if (typeof request === 'number') return request;
  const report = judge(document, { ...options, request }, documents.length);
  io.out(options.json ? `${JSON.stringify(forMachines(report))}\n` : corsForPeople(report));
  return report.judgement.allowed ? 0 : exitCode.findings;
}

/** The request with what the paste says where the options say nothing; an exit code where it doesn't. */
async function wholeRequest({ request, paste }: Options, io: Io): Promise<PageRequest | number> {
  if (paste === undefined) return request;
  const text = await readText(paste, io);
  if (text === undefined) return exitCode.unreadable;
  const told = corsRequestOf(gather(text, 0).case);
  if (!told) {
    io.err(`${paste} speaks of no page; name it with --origin.\n`);
    return exitCode.usage;
  }
  return {
    origin: request.origin === '' ? told.origin : request.origin,
    method: request.method === '' ? told.method : request.method,
    headers: request.headers.length > 0 ? request.headers : told.headers,
    credentials: request.credentials || told.credentials,
    reads: request.reads.length > 0 ? request.reads : told.reads,
    store: request.store ?? told.store,
  };
}

function judge(document: CorsDocument, { file, request, document: number }: Options, of: number): CorsReport {
  const requestHeaders = request.headers.map((name) => name.toLowerCase());
  const judgement = judgeCors(document.rules, {
    origin: request.origin,
    method: request.method,
    requestHeaders,
    kind: 'preflight',
    store: request.store,
  });
  return {
    file,
    number,
    of,
    document,
    request,
    judgement,
    upload: judgeUpload(document.rules, request),
    change: smallestChange(document, request),
    problems: problemsOf(document, { signedHeaders: [], uploadsParts: request.reads.includes('ETag') }),
  };
}

function forMachines({ document, judgement, upload, change, problems, number, of }: CorsReport): object {
  return {
    allowed: judgement.allowed,
    rule: judgement.rule,
    rules: judgement.rules.map(({ matches, reason }) => ({ matches, reason: reason?.text ?? null })),
    responseHeaders: judgement.responseHeaders,
    change: change ? asDocument(document, change.text) : null,
    changeText: change?.text ?? null,
    changeSentence: change?.sentence ?? null,
    form: document.form,
    document: { number, of, name: document.name },
    browser: {
      sends: upload.isSent,
      seesAnswer: upload.seesAnswer,
      hiddenHeaders: upload.hiddenHeaders,
      story: upload.story,
    },
    problems: problems.map(({ id, severity, message, span }) => ({ id, severity, message, span })),
  };
}

/** JSON as a value, everything else as text. */
function asDocument({ syntax }: CorsDocument, text: string): unknown {
  if (syntax !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    // Comments make it a text.
    return text;
  }
}

async function readText(file: string, io: Io): Promise<string | undefined> {
  try {
    if (file !== '-') return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    const chunks: Uint8Array[] = [];
    for await (const chunk of io.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    io.err(`${file} cannot be read: ${error.message}\n`);
    return undefined;
  }
}

function readOptions(args: readonly string[]): Options | string {
  const files: string[] = [];
  const headers: string[] = [];
  const reads: string[] = [];
  const values: Record<string, string> = {};
  let credentials = false;
  let json = false;
  let isAfterHeader = false;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--json') json = true;
    else if (argument === '--credentials') credentials = true;
    else if (argument.startsWith('--')) {
      const equals = argument.indexOf('=');
      const name = equals < 0 ? argument : argument.slice(0, equals);
      if (!valueOptions.has(name)) return `cors has no option ${name}.`;
      const value = equals < 0 ? args[++index] : argument.slice(equals + 1);
      if (value === undefined || value === '') return `${name} wants a value.`;
      if (name === '--header') headers.push(...names(value));
      else if (name === '--read') reads.push(...names(value));
      else values[name] = value;
      isAfterHeader = name === '--header';
      continue;
    } else if (isAfterHeader && files.length > 0) {
      headers.push(...names(argument));
      continue;
    } else files.push(argument);
    isAfterHeader = false;
  }
  const [file, second] = files;
  if (file === undefined) return 'Which file holds the CORS rules?';
  if (second !== undefined) return `cors reads one file; “${second}” is a second one.`;
  const to = values['--to'];
  if (to !== undefined && !isForm(to)) return `--to is one of ${corsForms.join(', ')}, not ${to}.`;
  const store = values['--store'];
  if (store !== undefined && store !== 's3' && store !== 'ceph')
    return `--store is s3 or ceph, not ${store}.`;
  const { '--origin': origin, '--method': method, '--document': number = '1' } = values;
  const place = values['--for'];
  if (place !== undefined && place !== 'console' && place !== 'cli')
    return `--for is console or cli, not ${place}.`;
  const paste = values['--paste'];
  const isTold = to !== undefined || paste !== undefined;
  if (!isTold && origin === undefined) return 'Which page uploads? Name it with --origin.';
  if (!isTold && method === undefined) return 'How does it upload? Name the method with --method.';
  if (!/^[1-9]\d{0,5}$/.test(number)) return `--document wants a number from 1, not ${number}.`;
  return {
    file,
    request: {
      origin: origin ?? '',
      method: (method ?? '').toUpperCase(),
      headers,
      credentials,
      reads,
      store,
    },
    paste,
    document: Number(number),
    place,
    to,
    json,
  };
}

const valueOptions = new Set([
  '--for',
  '--paste',
  '--store',
  '--origin',
  '--method',
  '--header',
  '--read',
  '--document',
  '--to',
]);

function names(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function isForm(value: string): value is CorsForm {
  return corsForms.some((form) => form === value);
}

const languages: Readonly<Record<string, string | undefined>> = {
  '.json': 'json',
  '.jsonc': 'json',
  '.xml': 'xml',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.tf': 'terraform',
  '.hcl': 'terraform',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescript',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.py': 'python',
};
