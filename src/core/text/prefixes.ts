import type { Edit } from './wrapped.js';

/** Longer texts are logs, whose lines are read as they are. */
const maximumLength = 400_000;
const fewestLines = 3;
const time = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;
const month = String.raw`[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d`;

/** What programs put before each line that another one wrote. */
const kinds: readonly {
  readonly pattern: RegExp;
  /** It is seen by its form alone, where it is the same on all lines. */
  readonly isMargin?: true;
  readonly isTime?: true;
}[] = [
  // Docker Compose and foreman: "app-1  | "
  { pattern: /^[\w.@/-]{1,60}[ \t]{0,30}\|(?: |$)/, isMargin: true },
  // Pages of code and editors: "  12 | ", "  12  "
  { pattern: /^[ \t]{0,8}\d{1,6}[ \t]?(?:\||:|[ \t])(?: |$)/, isMargin: true },
  // syslog, journald and Heroku: "Nov 25 03:00:00 host unit[811]: "
  {
    pattern: new RegExp(
      String.raw`^(?:(?:${month}|${time}) )?(?:[\w.-]{1,60} )?[\w./@-]{1,60}\[[\w.]{1,20}\]:(?: |$)`,
    ),
    isMargin: true,
  },
  // Airflow: "[time] {file.py:188} INFO - "
  { pattern: new RegExp(String.raw`^\[${time}\] \{[\w.]{1,60}:\d{1,6}\} [A-Z]{4,8} -(?: |$)`) },
  // kubectl and CI: a time, and the container before it
  {
    pattern: new RegExp(
      String.raw`^(?:\[[\w./-]{1,100}\] ?)?\[?${time}\]?(?: std(?:out|err) [FP])?(?: |$)(?:##\[[a-z]{1,20}\])?`,
    ),
    isTime: true,
  },
  // Android: "12-11 16:09:43.114  7120  7301 I okhttp.OkHttpClient: "
  {
    pattern:
      /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,6}\d{1,6} {1,6}\d{1,6} [VDIWEF] [\w.$-]{1,80}\s{0,8}:(?: |$)/,
  },
  // Mail that was quoted twice; one `>` alone may as well be curl's mark of a request.
  { pattern: /^>[ \t]?>(?:[ \t]?>){0,3}(?: |$)/, isMargin: true },
  // grep -n: "logs/upload.log:1204:"
  { pattern: /^[\w./-]{1,100}\.[a-z]{2,8}[:-]\d{1,7}[:-]/, isMargin: true },
  // stern, concurrently: "[web] ", "pod/x › "
  { pattern: /^\[[\w./ -]{1,100}\](?: |$)/ },
  { pattern: /^[\w./-]{1,60} (?:›|»|>|│)(?: |$)/ },
];

/** A line that is part of something longer: a header, an element, a line of a canonical request, an answer's first line. */
const part =
  /^[<>*]? ?(?:HTTP\/\d|(?:PUT|POST|GET|HEAD|DELETE|OPTIONS)(?: (?:https?:|\/)|$)|<[?/A-Za-z!]|(?:access-control-[a-z-]+|accept(?:-[a-z]+)?|authorization|cache-control|connection|content-[a-z0-9-]+|date|etag|expect|host|last-modified|location|origin|referer|server|transfer-encoding|user-agent|vary|via|x-[a-z0-9-]+):|[0-9a-f]{64}|AWS4-HMAC|UNSIGNED-PAYLOAD|\d{8}T\d{6}Z|\d{8}\/[a-z]|X-Amz-|[a-z0-9-]{1,60};[a-z]|\/\S*$|[\w.~%-]{1,60}=\S*$|\s{2,12}\S|[{}\]][,;)]?$|\[$|$)/i;

/**
 * Takes away what logs, containers and editors put before each line of a text that is on several lines: a run of lines whose
 * beginnings are of one kind, and whose rests belong together.
 */
export function* prefixEdits(text: string): Generator<Edit> {
  if (text.length > maximumLength) return;
  const lines = linesOf(text);
  for (let index = 0; index < lines.length;) {
    const run = runAt(lines, index);
    for (const { start, prefix } of run.prefixed) yield { start, end: start + prefix, text: '' };
    index += run.length;
  }
}

interface Line {
  readonly text: string;
  readonly start: number;
}

interface PrefixedLine extends Line {
  readonly prefix: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line.replace(/\r$/, ''), start: at };
  });
}

/** The lines from here on that one kind of beginning fits, and those of them that lose it. */
function runAt(
  lines: readonly Line[],
  from: number,
): { readonly length: number; readonly prefixed: readonly PrefixedLine[] } {
  // Each line is looked at once: what is no one text from here on is none from the next line on.
  let passed = lines.length;
  for (const { pattern, isMargin, isTime } of kinds) {
    const run: PrefixedLine[] = [];
    for (let index = from; index < lines.length; index++) {
      const line = lines[index];
      const prefix = line && pattern.exec(line.text.slice(0, 200))?.[0].length;
      if (!line || prefix === undefined) break;
      run.push({ ...line, prefix });
    }
    if (run.length < fewestLines) continue;
    const inDocument = linesOfDocuments(run);
    const parts = run.filter(
      ({ text, prefix, start }) => inDocument.has(start) || part.test(text.slice(prefix, prefix + 200)),
    );
    // A time before a message of its own is evidence.
    const prefixed = isTime ? parts : run;
    const isOneText = isTime ? parts.length * 2 >= run.length : parts.length * 4 >= run.length;
    if ((parts.length >= 2 && isOneText) || (isMargin && isSame(run)))
      return { length: run.length, prefixed };
    passed = Math.min(passed, run.length);
  }
  return { length: passed === lines.length ? 1 : passed, prefixed: [] };
}

/** Where the lines begin that stand inside of an error document, whose own lines may look like anything. */
function linesOfDocuments(run: readonly PrefixedLine[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let open: number[] | undefined;
  for (const { text, start } of run) {
    if (text.includes('<Error>')) open = [];
    open?.push(start);
    if (!text.includes('</Error>')) continue;
    for (const each of open ?? []) inside.add(each);
    open = undefined;
  }
  return inside;
}

/** Numbers in it may count. */
function isSame(run: readonly PrefixedLine[]): boolean {
  const [first, ...others] = run.map(({ text, prefix }) => text.slice(0, prefix).replace(/\d+/g, '0').trim());
  return others.every((other) => other === first);
}
