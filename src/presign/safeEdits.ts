import type { AdviceFix } from './rules/rule.js';
import type { Edit } from './syntax.js';

/**
 * The edits that put right what has a safe fix, in the order of the text, without overlap.
 *
 * An import that several fixes need is added once. A fix that would touch what an earlier one changes is left for the
 * next time, as a whole.
 */
export function safeEdits(advice: readonly { readonly fixes: readonly AdviceFix[] }[]): readonly Edit[] {
  const accepted: Edit[] = [];
  for (const { fixes } of advice) {
    const fix = fixes.find((candidate) => candidate.kind === 'edit' && candidate.isSafe);
    if (fix?.kind !== 'edit') continue;
    const edits = fix.edits.filter((edit) => !accepted.some((other) => isSame(edit, other)));
    if (edits.some((edit) => accepted.some((other) => overlap(edit, other)))) continue;
    accepted.push(...edits);
  }
  return accepted.sort((one, other) => one.span.start - other.span.start);
}

function isSame(one: Edit, other: Edit): boolean {
  return one.text === other.text && one.span.start === other.span.start && one.span.end === other.span.end;
}

function overlap(one: Edit, other: Edit): boolean {
  return one.span.start < other.span.end && other.span.start < one.span.end;
}
