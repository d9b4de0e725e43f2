import type { AlignedLine, Sides } from '../../core/sigv4/sides.js';
import { visiblePieces, type VisiblePiece } from '../../core/text/visible.js';
import type { Span } from '../../core/diagnosis.js';
import type { SideLine, SignatureSides } from '../../protocol/panel.js';

/** The two sides of a signature as the panel draws them. */
export function sidesForPanel({ left, right, lines, checks }: Sides): SignatureSides {
  return { left, right, lines: lines.map(lineForPanel), checks };
}

function lineForPanel(line: AlignedLine): SideLine {
  return {
    name: line.name.charAt(0).toUpperCase() + line.name.slice(1),
    left: piecesOf(line.left, line.leftMarks, line.right),
    right: piecesOf(line.right, line.rightMarks, line.left),
    isSame: line.isSame,
    explanation: line.explanation,
  };
}

/** Of a line that the other side has not, all is marked. */
function piecesOf(
  text: string | null,
  marks: readonly Span[],
  other: string | null,
): readonly VisiblePiece[] | null {
  if (text === null) return null;
  return visiblePieces(text, other === null ? [{ start: 0, end: text.length }] : marks);
}
