import type { Case } from './case.js';
import type { Field, StoreError } from './evidence.js';

/**
 * Whether words stand outside of an answer that the paste shows whole: an earlier failure, an advice or a comment beside it may
 * name what this answer does not say.
 */
export function isBesideAnswer(c: Case, words: Field): boolean {
  const { error } = c;
  if (!error || error.code === '' || error.span === null || words.span === null) return false;
  if (error.message.toLowerCase().includes(words.value.replace(/\s+/g, ' ').toLowerCase())) return false;
  const isWhole =
    error.origin === 'document'
      ? error.elements.has('RequestId') ||
        error.elements.has('HostId') ||
        !/^(?:access denied\.?)?$/i.test(error.message)
      : error.origin === 'exception' && (error.operation !== undefined || error.status !== undefined);
  // Some clients print an answer twice.
  const { start, end } = words.span;
  const isWithin = ({ code, span }: StoreError): boolean =>
    code === error.code && span !== null && start < span.end && end > span.start;
  return isWhole && !c.errors.some(isWithin);
}
