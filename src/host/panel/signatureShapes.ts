import type { SideCheck, SideTitle } from '../../core/sigv4/sides.js';
import type { VisiblePiece } from '../../core/text/visible.js';
import type { ProofStep, ProofWords, SideLine, SignatureSides } from '../../protocol/panel.js';
import { hasShape, isArrayOf, isBoolean, isNullOr, isString, type Shape } from '../../protocol/shape.js';

const isPieces = isArrayOf(
  hasShape<VisiblePiece>({ text: isString, isMarked: isBoolean, spoken: isNullOr(isString) }),
);
const isTitle = hasShape<SideTitle>({ label: isString, source: isString });

/** Whether what was kept over a reload is the two sides of a signature. */
export const isSides: Shape<SignatureSides> = hasShape<SignatureSides>({
  left: isTitle,
  right: isTitle,
  lines: isArrayOf(
    hasShape<SideLine>({
      name: isString,
      left: isNullOr(isPieces),
      right: isNullOr(isPieces),
      isSame: isBoolean,
      explanation: isNullOr(isString),
    }),
  ),
  checks: isArrayOf(hasShape<SideCheck>({ text: isString, ok: isNullOr(isBoolean) })),
});

/** Whether it is the words of a proof. */
export const isProofWords: Shape<ProofWords> = hasShape<ProofWords>({
  changes: isArrayOf(isString),
  steps: isArrayOf(hasShape<ProofStep>({ name: isString, isSame: isBoolean })),
});
