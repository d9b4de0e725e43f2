import { redact } from '../core/redact.js';
import type { Diagnosis } from '../core/diagnosis.js';
import type { Check } from '../probe/check.js';
import { checks } from '../probe/checks.js';
import { requestText } from '../probe/exchangeText.js';
import { judgeTogether } from '../probe/judgeTogether.js';
import { nodeSend } from '../probe/node/nodeSend.js';
import { type CheckResult, runCheck } from '../probe/runCheck.js';
import { type CheckTarget, findTarget, type UploadWishes } from '../probe/target.js';
import { forPeople } from './diagnose.js';
import { exitCode, type Io } from './io.js';

const help = `Usage: check URL --consent [--origin ORIGIN] [--content-type TYPE] [--bytes N] [--method METHOD] [--json]

Asks the store what a presigned URL's upload would get now. Nothing is uploaded: a dry run sends the headers and never
the body, a preflight is what a browser asks before an upload, and bucket and clock are asked without a signature.
Without --consent it prints what it would send, and sends nothing.

  --consent             send the requests
  --origin ORIGIN       the page's origin, such as https://app.example, for the preflight
  --content-type TYPE   the Content-Type that the upload sends
  --bytes N             the size of the upload
  --method METHOD       the upload's method, where it isn't PUT
  --json                everything as JSON, secrets masked

Exit codes: 0 the answers name a cause or every check was answered, 3 they leave it open, 64 wrong usage.
`;

interface Options {
  readonly url: string;
  readonly hasConsent: boolean;
  readonly isJson: boolean;
  readonly wishes: UploadWishes;
}

/** `check URL --consent`: the live checks that need no credentials. */
export async function check(args: string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.out(help);
    return 0;
  }
  const options = readOptions(args);
  if (typeof options === 'string') {
    io.err(`${options} See check --help.\n`);
    return exitCode.usage;
  }
  const target = findTarget(options.url, Date.now(), options.wishes);
  if (typeof target === 'string') {
    io.err(`${target}\n`);
    return exitCode.usage;
  }
  if (!options.hasConsent) {
    io.out(options.isJson ? planAsJson(target) : planForPeople(target));
    return 0;
  }
  const send = nodeSend();
  const signal = new AbortController().signal;
  const results: CheckResult[] = [];
  for (const one of checks) results.push(await runCheck(one, target, send, signal));
  const diagnosis = judgeTogether(options.url, results, Date.now());
  io.out(options.isJson ? resultsAsJson(target, results, diagnosis) : forReaders(results, diagnosis, io));
  const isAnswered = results.every(({ exchanges, proves }) => exchanges.length === 0 || proves);
  return diagnosis.cause === 'insufficient-evidence' && !isAnswered
    ? exitCode.insufficientEvidence
    : exitCode.named;
}

function readOptions(args: readonly string[]): Options | string {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const urls: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--consent' || argument === '--json') flags.add(argument);
    else if (['--origin', '--content-type', '--bytes', '--method'].includes(argument)) {
      const value = args[++index];
      if (value === undefined) return `${argument} wants a value.`;
      values.set(argument, value);
    } else if (argument.startsWith('-')) return `check has no option ${argument}.`;
    else urls.push(argument);
  }
  const [url, ...others] = urls;
  if (url === undefined || others.length > 0) return `check takes one URL, not ${urls.length}.`;
  const bytes = values.get('--bytes');
  if (bytes !== undefined && !/^\d{1,15}$/.test(bytes))
    return `--bytes wants a number of bytes; this is “${bytes}”.`;
  const origin = values.get('--origin');
  const contentType = values.get('--content-type');
  const method = values.get('--method')?.toUpperCase();
  return {
    url,
    hasConsent: flags.has('--consent'),
    isJson: flags.has('--json'),
    wishes: {
      ...(origin === undefined ? {} : { origin }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(bytes === undefined ? {} : { bytes: Number(bytes) }),
      ...(method === undefined ? {} : { method }),
    },
  };
}

function planForPeople(target: CheckTarget): string {
  const parts = checks.map((one) => {
    const plan = one.plan(target);
    const head = `${one.title}: ${one.question}`;
    if (typeof plan === 'string') return `${head}\n  Not sent: ${plan}`;
    const requests = plan.map((request) => `  # ${request.purpose}\n${indented(requestText(request))}`);
    return [head, `  Permission: ${one.permission}`, ...requests].join('\n');
  });
  return redact(
    `This would be sent to ${target.host}; no body is sent, so nothing is uploaded.\n\n${parts.join('\n\n')}\n\nNothing was sent. Add --consent to send it.\n`,
  );
}

function forReaders(results: readonly CheckResult[], diagnosis: Diagnosis, io: Io): string {
  const parts = results.map(({ title, sentence, lines }) =>
    [`${title}: ${sentence}`, ...lines.map((line) => `  • ${line}`)].join('\n'),
  );
  return `${redact(`${parts.join('\n\n')}\n`)}\n${forPeople(diagnosis, undefined, io.isTerminal)}`;
}

function planAsJson(target: CheckTarget): string {
  return json({ sent: false, checks: checks.map((one) => planned(one, target)) });
}

function planned(one: Check, target: CheckTarget): object {
  const plan = one.plan(target);
  const { id, question, permission, meanings } = one;
  return typeof plan === 'string'
    ? { id, question, permission, meanings, requests: [], because: plan }
    : { id, question, permission, meanings, requests: plan.map(masked), because: null };
}

function resultsAsJson(target: CheckTarget, results: readonly CheckResult[], diagnosis: Diagnosis): string {
  const checked = results.map(({ id, question, sentence, lines, proves, exchanges }) => ({
    id,
    question,
    sentence: redact(sentence),
    lines: lines.map(redact),
    proves,
    exchanges: exchanges.map(({ request, outcome }) => ({
      request: masked(request),
      outcome:
        outcome.kind === 'none'
          ? outcome
          : {
              ...outcome,
              headers: outcome.headers.map(([name, value]) => [name, redact(value)]),
              body: redact(outcome.body),
            },
    })),
  }));
  return json({ sent: true, host: target.host, checks: checked, diagnosis });
}

function masked({ method, url, headers, purpose }: Parameters<typeof requestText>[0]): object {
  return {
    method,
    url: redact(url),
    headers: headers.map(([name, value]) => [name, redact(value)]),
    purpose,
  };
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');
