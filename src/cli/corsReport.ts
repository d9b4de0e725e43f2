import type { CorsChange } from '../core/cors/change.js';
import type { CorsDocument, CorsProblem } from '../core/cors/document.js';
import type { CorsJudgement } from '../core/cors/judge.js';
import type { PageRequest, UploadJudgement } from '../core/cors/upload.js';

/** All that `cors` found out about one upload. */
export interface CorsReport {
  readonly file: string;
  readonly number: number;
  readonly of: number;
  readonly document: CorsDocument;
  readonly request: PageRequest;
  readonly judgement: CorsJudgement;
  readonly upload: UploadJudgement;
  readonly change: CorsChange | undefined;
  readonly problems: readonly CorsProblem[];
}

/** The report as a terminal shows it. */
export function corsForPeople(report: CorsReport): string {
  const { file, number, of, document, request, judgement, upload, change, problems } = report;
  const { text } = document;
  const what = `${request.method} from ${request.origin}`;
  const parts = [
    judgement.allowed
      ? `Allowed: rule ${(judgement.rule ?? 0) + 1} lets ${what} pass.`
      : document.rules.length === 0
        ? `Refused: there is no rule that lets ${what} pass.`
        : `Refused: no rule of ${document.rules.length} lets ${what} pass.`,
    ...(of > 1 ? [`This is CORS document ${number} of ${of} in ${file}; --document chooses another.`] : []),
    '',
    ...judgement.rules.map(({ reason }, index) => {
      const rule = document.rules[index];
      const place = rule ? ` (line ${placeOf(text, rule.span.start).line})` : '';
      return `  Rule ${index + 1}${place}: ${reason?.text ?? 'matches.'}`;
    }),
    '',
    ...upload.story,
  ];
  if (change) parts.push('', `Smallest change: ${change.sentence}`, ...changedLines(text, change.text));
  if (problems.length > 0) {
    parts.push('');
    for (const { id, severity, message, span } of problems) {
      const { line, column } = placeOf(text, span.start);
      parts.push(`${file}:${line}:${column} ${severity} ${id} ${message}`);
    }
  }
  return `${parts.join('\n')}\n`;
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const maximumLines = 200;

/** The lines that differ, from the first to the last, with two around them. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const fresh = after.split('\n');
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  )
    tail++;
  const lines = [
    ...old.slice(Math.max(head - 2, 0), head).map((line) => `    ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `  - ${line}`),
    ...fresh.slice(head, fresh.length - tail).map((line) => `  + ${line}`),
    ...old.slice(old.length - tail, old.length - tail + 2).map((line) => `    ${line}`),
  ];
  return lines.slice(0, maximumLines);
}
