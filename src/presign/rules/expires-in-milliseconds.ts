import { formatCount, formatDuration } from '../../core/text/units.js';
import { longestLifetimeSeconds } from '../lifetime.js';
import type { Lifetime } from '../presignCall.js';
import type { Source } from '../source.js';
import { textOf } from '../syntax.js';
import { secondsIfMilliseconds } from '../milliseconds.js';
import { defineRule } from './rule.js';

/** Milliseconds were given where the SDK counts seconds. */
export const expiresInMilliseconds = defineRule({
  id: 'expires-in-milliseconds',
  title: 'The lifetime is in milliseconds, the SDK takes seconds',
  severity: 'error',
  check: ({ calls }, source) =>
    calls.flatMap(({ lifetime, span }) => {
      const meant = secondsIfMilliseconds(lifetime, source);
      if (meant === undefined || lifetime.seconds === undefined) return [];
      const expression = inSeconds(lifetime, meant, source);
      return [
        {
          span: lifetime.span,
          callStart: span.start,
          message:
            `The lifetime is in seconds, and ${formatCount(lifetime.seconds)} s are ${formatDuration(lifetime.seconds)}; ` +
            `as milliseconds it is ${formatDuration(meant)}, which is ${formatCount(meant)} s.`,
          related: [],
          fixes: [
            { kind: 'edit', title: `Use ${expression}`, isSafe: true, edits: lifetime.write(expression) },
          ],
        },
      ];
    }),
});

/** The same lifetime in seconds, in the words of the source where it can be. */
function inSeconds(lifetime: Lifetime, seconds: number, source: Source): string {
  // Dividing alone would leave a lifetime that is still refused.
  if (seconds > longestLifetimeSeconds) return String(longestLifetimeSeconds);
  const { expression } = lifetime;
  if (!expression) return String(seconds);
  const written = source.factorsOf(expression);
  const thousand = written.findIndex((factor) => textOf(factor, source.text).replaceAll('_', '') === '1000');
  if (written.length > 1 && thousand >= 0) {
    return written
      .filter((_, index) => index !== thousand)
      .map((factor) => textOf(factor, source.text))
      .join(' * ');
  }
  // A name may count milliseconds for others too: it keeps its value.
  const isName =
    /^[\p{L}\p{N}_$.]+$/u.test(textOf(expression, source.text)) && source.follow(expression) !== expression;
  if (!isName) return String(seconds);
  return `${textOf(expression, source.text)} ${source.languageId === 'python' ? '//' : '/'} 1000`;
}
