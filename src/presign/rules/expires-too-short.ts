import { formatCount, formatDuration } from '../../core/text/units.js';
import { defineRule } from './rule.js';

/** An upload whose URL dies before a slow sender, a retry or a queued part gets to use it. */
export const expiresTooShort = defineRule({
  id: 'expires-too-short',
  title: 'The lifetime is short for an upload',
  severity: 'information',
  check: ({ calls }, _source, { minimumUploadSeconds }) =>
    calls.flatMap(({ lifetime, operation, span }) => {
      const { seconds } = lifetime;
      const isUpload = operation === 'put' || operation === 'part' || operation === 'post';
      if (!isUpload || seconds === undefined || seconds >= minimumUploadSeconds) return [];
      const edits = lifetime.write(String(minimumUploadSeconds));
      const what = lifetime.expression ? 'The lifetime' : 'The default lifetime';
      return [
        {
          span: lifetime.span,
          callStart: span.start,
          message:
            `${what} of ${inWords(seconds)} is short for an upload: a retry or a queued request ` +
            `comes after it. Give it ${inWords(minimumUploadSeconds)} or more.`,
          related: [],
          fixes:
            edits.length > 0
              ? [
                  {
                    kind: 'edit',
                    title: `Use ${minimumUploadSeconds} s (${formatDuration(minimumUploadSeconds)})`,
                    isSafe: true,
                    edits,
                  },
                ]
              : [],
        },
      ];
    }),
});

/** `900 s (15 min)`, and `30 s` where both would read the same. */
function inWords(seconds: number): string {
  const exact = `${formatCount(seconds)} s`;
  const duration = formatDuration(seconds);
  return exact === duration ? exact : `${exact} (${duration})`;
}
