import type { Diagnosis, EpochMs, Span } from '../core/diagnosis.js';
import { isAboutSignature } from '../core/sigv4/isAboutSignature.js';
import { sidesOf, type AlignedLine, type Sides } from '../core/sigv4/sides.js';
import { visiblePieces, type VisiblePiece } from '../core/text/visible.js';

/** A terminal has some eighty columns, and below what differs stand marks: longer stretches beside it are cut. */
const longestBeside = 56;
/** A credential and its scope have some ninety characters. */
const longestEqual = 110;

/** The two sides that a paste holds of the signature that its diagnosis is about; no lines where there are none. */
export function sidesIn(paste: string, now: EpochMs, diagnosis: Diagnosis, colour: boolean): string[] {
  const sides = isAboutSignature(diagnosis) ? sidesOf(paste, now, diagnosis.proof) : null;
  return sides ? sidesForPeople(sides, colour) : [];
}

/**
 * The two sides of a signature as lines of text: equal ones once, differing ones below each other with `^` under what
 * differs, and its explanation. White space and what cannot be seen is shown by signs.
 */
export function sidesForPeople({ left, right, lines, checks }: Sides, colour: boolean): string[] {
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const differing = lines.filter(({ isSame }) => !isSame).length;
  const width = Math.min(24, Math.max(0, ...lines.map(({ name }) => name.length)));
  const text: string[] = [];
  if (lines.length > 0) {
    text.push(
      paint(1, 'The two sides of the signature'),
      `  - ${left.label} (${left.source})`,
      `  + ${right.label} (${right.source})`,
      differing === 0
        ? `  All ${lines.length} lines are equal.`
        : `  ${differing} of ${lines.length} lines ${differing === 1 ? 'differs' : 'differ'}.`,
      '',
      ...lines.flatMap((line) => lineTexts(line, width, paint)),
      '',
    );
  }
  if (checks.length > 0) {
    text.push(
      paint(1, 'Checked without the secret key'),
      ...checks.map((check) => `  ${check.ok === null ? '?' : check.ok ? '✓' : '✕'} ${check.text}`),
      '',
    );
  }
  return text;
}

type Paint = (code: number, text: string) => string;

const red = 31;
const green = 32;
const bold = 1;

function lineTexts(line: AlignedLine, width: number, paint: Paint): string[] {
  const name = line.name.padEnd(width);
  if (line.isSame) return [`    ${name}  ${drawn(visiblePieces(line.left ?? '', [], longestEqual))}`];
  return [
    ...sideTexts('-', name, line.left, line.right === null ? [] : line.leftMarks, (text) => paint(red, text)),
    ...sideTexts('+', name, line.right, line.left === null ? [] : line.rightMarks, (text) =>
      paint(green, text),
    ),
    ...(line.explanation === null ? [] : [`    ${' '.repeat(width)}  ${paint(bold, line.explanation)}`]),
  ];
}

function sideTexts(
  sign: '-' | '+',
  name: string,
  text: string | null,
  marks: readonly Span[],
  paint: (text: string) => string,
): string[] {
  if (text === null) return [paint(`  ${sign} ${name}  (not there)`)];
  if (text === '') return [paint(`  ${sign} ${name}  (empty)`)];
  const shown = visiblePieces(text, marks, longestBeside);
  const carets = shown
    .map((piece) => (piece.isMarked ? '^' : ' ').repeat(Array.from(piece.text).length))
    .join('')
    .trimEnd();
  return [
    paint(`  ${sign} ${name}  ${drawn(shown)}`),
    ...(carets === '' ? [] : [`    ${' '.repeat(name.length)}  ${carets}`]),
  ];
}

function drawn(shown: readonly VisiblePiece[]): string {
  return shown.map((piece) => piece.text).join('');
}
