import type { VisiblePiece } from '../../src/core/text/visible.js';
import { h } from './dom.js';

/** Pieces as text; what stands for something else is named to those who listen. */
export function drawPieces(pieces: readonly VisiblePiece[]): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < pieces.length;) {
    const isMarked = pieces[at]?.isMarked ?? false;
    const end = pieces.findIndex((piece, index) => index > at && piece.isMarked !== isMarked);
    const run = pieces.slice(at, end === -1 ? pieces.length : end);
    at += run.length;
    if (isMarked)
      nodes.push(h('mark', {}, spokenOnly('differs: '), ...run.map(drawPiece), spokenOnly(' (end)')));
    else nodes.push(...run.map(drawPiece));
  }
  return nodes;
}

/** Words for those who listen; those who look see them by a sign or a mark. */
export function spokenOnly(words: string): HTMLElement {
  return h('span', { class: 'spoken' }, words);
}

function drawPiece({ text, spoken }: VisiblePiece): Node {
  if (spoken === null) return document.createTextNode(text);
  return h('span', { class: 'sign', role: 'img', 'aria-label': spoken, title: spoken }, text);
}
