import type { Span } from '../diagnosis.js';

/** Cells of the table of common subsequences: a tenth of a second at most. */
const maximumCells = 250_000;

/**
 * Marks what two texts do not share, by whole percent escapes and characters. Where both are long and differ over a long
 * stretch, the whole stretch is marked.
 */
export function markDifferences(left: string, right: string): { left: Span[]; right: Span[] } {
  const [a, b] = [tokens(left), tokens(right)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const middleA = a.slice(start, endA);
  const middleB = b.slice(start, endB);
  const kept = commonTokens(middleA, middleB);
  const offset = a.slice(0, start).join('').length;
  return {
    left: spansOf(middleA, kept.left, offset),
    right: spansOf(middleB, kept.right, offset),
  };
}

function tokens(text: string): string[] {
  return text.match(/%[0-9A-Fa-f]{2}|[^]/gu) ?? [];
}

interface Common {
  readonly left: ReadonlySet<number>;
  readonly right: ReadonlySet<number>;
}

/** Indexes of a longest common subsequence. */
function commonTokens(a: readonly string[], b: readonly string[]): Common {
  const left = new Set<number>();
  const right = new Set<number>();
  const width = b.length + 1;
  if ((a.length + 1) * width > maximumCells) return { left, right };
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      left.add(i++);
      right.add(j++);
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return { left, right };
}

function spansOf(all: readonly string[], kept: ReadonlySet<number>, offset: number): Span[] {
  const spans: { start: number; end: number }[] = [];
  let at = offset;
  for (const [index, token] of all.entries()) {
    const end = at + token.length;
    const last = spans.at(-1);
    if (!kept.has(index)) {
      if (last?.end === at) last.end = end;
      else spans.push({ start: at, end });
    }
    at = end;
  }
  return spans;
}
