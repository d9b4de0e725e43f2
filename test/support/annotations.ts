/**
 * Expectations drawn into an ordinary source file:
 *
 *     getSignedUrl(client, command, { expiresIn: 1_000_000 });
 *     //                                         ^^^^^^^^^ expires-too-long: words of the message
 *
 *     // ok: expires-too-long
 *     getSignedUrl(client, command, { expiresIn: 900 });
 *
 * Carets stand below what is underlined; several lines of them may follow one line of code. `ok:` promises that the
 * next line of code has no finding of the rules named.
 */
export interface Annotations {
  readonly expected: readonly Expectation[];
  readonly fine: readonly { readonly line: number; readonly rules: readonly string[] }[];
}

/** One finding; lines and columns count from 0, `end` is exclusive. */
export interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** Words that the message holds. */
  readonly message: string;
}

const caretLine = /^\s*(?:\/\/|#)[ ]*(\^+) ([a-z\d-]+): (.+)$/;
const fineLine = /^\s*(?:\/\/|#) ok: ([a-z\d, -]+)$/;

export function annotationsOf(text: string): Annotations {
  const expected: Expectation[] = [];
  const fine: { line: number; rules: readonly string[] }[] = [];
  let codeLine = -1;
  let waiting: string[][] = [];
  text.split(/\r?\n/).forEach((line, number) => {
    const caret = caretLine.exec(line);
    const ok = fineLine.exec(line);
    if (caret) {
      const [, carets = '', rule = '', message = ''] = caret;
      const start = line.indexOf(carets);
      expected.push({ line: codeLine, start, end: start + carets.length, rule, message });
    } else if (ok) {
      waiting.push((ok[1] ?? '').split(/,\s*/));
    } else if (line.trim() !== '') {
      codeLine = number;
      for (const rules of waiting) fine.push({ line: number, rules });
      waiting = [];
    }
  });
  return { expected, fine };
}
