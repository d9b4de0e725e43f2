/** A stretch of a sentence; a quantity is a number with its unit. */
export interface Stretch {
  readonly text: string;
  readonly isQuantity: boolean;
}

const unit = '(?:bytes?|[KMGTP]i?B|ms|s|min|h|days?|hours?|minutes?|seconds?|weeks?|parts?|requests?)\\b';
const amount = `\\d[\\d,.]{0,20}\\s?${unit}`;
// The look-behind keeps one long number from being tried at each of its digits.
const quantity = new RegExp(`(?<![\\w,.])${amount}(?: ${amount}){0,4}`, 'g');

/** Splits a sentence so that its quantities can be set off: they are what differs from case to case. */
export function splitQuantities(sentence: string): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of sentence.matchAll(quantity)) {
    if (match.index > end) stretches.push({ text: sentence.slice(end, match.index), isQuantity: false });
    stretches.push({ text: match[0], isQuantity: true });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) stretches.push({ text: sentence.slice(end), isQuantity: false });
  return stretches;
}
