/** A stretch of a text, and what stands for it in another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

const longestText = 200_000;
/** Terminals are hardly narrower. */
const narrowest = 50;
/** Where programs that write YAML fold: behind the word that reaches over it. */
const foldedAt = 80;
const boxLine = /^[ \t]{0,4}│[ \t]?/;
const keyLine = /^([ \t]{0,40})(?:- )?[\w./-]{1,80}:[ \t]{1,8}[^\s|>&*{[]/;
const notContinued = /^(?:- |[\w./-]{1,80}:(?:\s|$)|at )/;

/**
 * Undoes what programs do to long lines: Terraform sets messages in a box as wide as the terminal, and YAML folds a string over
 * lines that are further in.
 *
 * @see https://yaml.org/spec/1.2.2/#flow-folding
 */
export function unwrapped(text: string): readonly Edit[] {
  if (text.length > longestText) return [];
  const lines = linesOf(text);
  return [...(text.includes('│') ? boxEdits(lines) : foldEdits(lines))];
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line.trimEnd(), start: at };
  });
}

function* boxEdits(lines: readonly Line[]): Generator<Edit> {
  const margins = lines.map(({ text }) => boxLine.exec(text)?.[0].length ?? 0);
  const width = lines.reduce(
    (most, { text }, index) => (margins[index] ? Math.max(most, text.length) : most),
    0,
  );
  for (const [index, { text, start }] of lines.entries()) {
    const margin = margins[index] ?? 0;
    if (margin === 0) continue;
    const before = lines[index - 1];
    const isContinued =
      before !== undefined && margins[index - 1] !== 0 && isFull(before.text, text.slice(margin), width);
    if (isContinued) yield joint(before, start + margin);
    else yield { start, end: start + margin, text: '' };
  }
}

/** Whether the next line begins with a word for which there was no room. */
function isFull(line: string, next: string, width: number): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? '';
  return word !== '' && width >= narrowest && line.length > 4 && line.length + 1 + word.length > width;
}

function* foldEdits(lines: readonly Line[]): Generator<Edit> {
  let indent = -1;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const inner = line.text.trimStart();
    const depth = line.text.length - inner.length;
    if (before && indent >= 0 && depth > indent && isFolded(before.text) && !notContinued.test(inner)) {
      yield joint(before, line.start + depth);
      continue;
    }
    indent = keyLine.exec(line.text)?.[1]?.length ?? -1;
  }
}

function isFolded(line: string): boolean {
  return line.length > foldedAt && line.lastIndexOf(' ') <= foldedAt;
}

function joint(before: Line, end: number): Edit {
  return { start: before.start + before.text.length, end, text: ' ' };
}
