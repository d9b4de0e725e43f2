import { formatBytesShort } from '../../core/text/units.js';
import { sizeLimitsOf } from '../sizeLimits.js';
import { spanOf, textOf } from '../syntax.js';
import { defineRule } from './rule.js';

/** Amazon advises multipart uploads from about 100 MB; 100 MiB lets `100 * 1024 * 1024` count as that.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
const singlePutComfortBytes = 100 * 1024 * 1024;

/** One PUT for files so large that a lost connection costs the whole transfer. */
export const singlePutForLargeFiles = defineRule({
  id: 'single-put-for-large-files',
  title: 'One PUT for large files',
  severity: 'information',
  check({ calls, hasMultipart }, source) {
    const puts = calls.filter((call) => call.operation === 'put');
    if (puts.length === 0 || hasMultipart) return [];
    const largest = sizeLimitsOf(source)
      .filter((limit) => limit.bytes > singlePutComfortBytes)
      .reduce<ReturnType<typeof sizeLimitsOf>[number] | undefined>(
        (most, limit) => (most && most.bytes >= limit.bytes ? most : limit),
        undefined,
      );
    if (!largest) return [];
    return puts.map((call) => ({
      span: call.nameSpan,
      callStart: call.span.start,
      message:
        `One PUT carries files up to ${formatBytesShort(largest.bytes)} here: a lost connection starts it over, ` +
        'and 5 GiB is the most that one PUT may hold. From 100 MB on, upload in parts.',
      related: [
        {
          span: spanOf(largest.node),
          message: `The size is named here: ${textOf(largest.node, source.text).slice(0, 60)}`,
        },
      ],
      fixes: [{ kind: 'snippet', title: 'Turn into a multipart upload', task: 'multipart' }],
    }));
  },
});
