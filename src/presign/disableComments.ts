import type { Source } from './source.js';
import { textOf } from './syntax.js';

/** The words that silence a rule on the line below: `// s3-upload-doctor-disable-next-line expires-too-short -- reason`. */
export const disableNextLine = 's3-upload-doctor-disable-next-line';

/** Says whether a comment silences a rule at an offset. */
export type IsDisabled = (rule: string, at: number) => boolean;

export function disabledRules(source: Source): IsDisabled {
  const rulesByLine = new Map<number, string[]>();
  const lineOf = lineFinder(source.text);
  for (const comment of source.comments) {
    const words = textOf(comment, source.text).split(disableNextLine)[1];
    if (words === undefined) continue;
    const [rules = ''] = words.split('--');
    const line = lineOf(comment.endIndex) + 1;
    rulesByLine.set(line, [
      ...(rulesByLine.get(line) ?? []),
      ...rules.split(/[^a-z\d-]+/).filter((rule) => rule !== ''),
    ]);
  }
  return (rule, at) => rulesByLine.get(lineOf(at))?.includes(rule) ?? false;
}

/** The comment for a rule, as each language writes comments. */
export function disableComment(rule: string, languageId: string): string {
  return `${languageId === 'python' ? '#' : '//'} ${disableNextLine} ${rule}`;
}

/** Finds the line of an offset, counted from 0. */
export function lineFinder(text: string): (at: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
