import { formatCount, formatDuration } from '../../core/text/units.js';
import { longestLifetimeSeconds } from '../lifetime.js';
import { defineRule } from './rule.js';
import { secondsIfMilliseconds } from '../milliseconds.js';

/** S3 refuses a Signature Version 4 request whose lifetime is over seven days. */
export const expiresTooLong = defineRule({
  id: 'expires-too-long',
  title: 'The lifetime is longer than S3 accepts',
  severity: 'error',
  check: ({ calls }, source) =>
    calls.flatMap(({ lifetime, isSignatureV2, span }) => {
      const { seconds } = lifetime;
      if (seconds === undefined || seconds <= longestLifetimeSeconds || isSignatureV2) return [];
      if (secondsIfMilliseconds(lifetime, source) !== undefined) return [];
      const edits = lifetime.write(String(longestLifetimeSeconds));
      return [
        {
          span: lifetime.span,
          callStart: span.start,
          message:
            `${formatCount(seconds)} s (${formatDuration(seconds)}) is longer than S3 accepts: ` +
            `at most ${formatCount(longestLifetimeSeconds)} s (7 days).`,
          related: [],
          fixes: [{ kind: 'edit', title: `Use ${longestLifetimeSeconds} s (7 days)`, isSafe: true, edits }],
        },
      ];
    }),
});
