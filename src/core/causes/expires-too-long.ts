import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { formatCount, formatDuration } from '../text/units.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * SigV4 allows at most 604,800 seconds.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const expiresTooLong = defineCause({
  id: 'expires-too-long',
  title: 'The URL’s lifetime is over seven days',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'must be less than a week',
          'must be less than 604800 seconds',
          'exceeds one-week maximum',
          'may not exceed a week',
          'expiration date less than one week in the future',
          'expiry time greater than a week',
          'valid for at most 7 days',
          'must be no longer than one week',
          'Max allowed expiration is seven days',
          'expires param cannot be greater than 7 days',
          'expires cannot be greater than 7 days',
          'expires must be between 1 second to 7 days',
          'expiry period for a presigned url using AWS4 signing is 604800',
          'expires_in_exceeds_one_week',
          'expires_in option is limited to one week',
          'presigned URL must be less than one week',
        ],
        summary: (c) =>
          c.ttlSeconds !== undefined && c.ttlSeconds > 604_800
            ? `The URL is signed for ${formatCount(c.ttlSeconds)} seconds; signature version 4 allows at most 604,800 (7 days).${c.ttlSeconds % 1000 === 0 && c.ttlSeconds / 1000 <= 604_800 ? ` ${formatCount(c.ttlSeconds / 1000)} seconds written in milliseconds would look like this.` : ''}`
            : asked(c) === undefined
              ? 'The URL is signed for more than the 604,800 seconds (7 days) that signature version 4 allows.'
              : `A lifetime of ${formatCount(asked(c) ?? 0)} seconds (${formatDuration(asked(c) ?? 0)}) was asked for; signature version 4 allows at most 604,800 (7 days).`,
        fixes: ['shorten-lifetime'],
        excluded: [
          {
            cause: 'expired-url',
            because: 'The URL was never accepted: its lifetime is too long, not over.',
          },
        ],
      },
      {
        when: (c) =>
          (c.url?.scheme === 'v4' || c.url?.scheme === 'goog4') && (c.url.ttlSeconds ?? 0) > 604_800,
        certainty: 'inferred',
        summary: (c) =>
          `The URL is signed for ${formatCount(c.ttlSeconds ?? 0)} seconds; signature version 4 allows at most 604,800 (7 days).`,
        facts: (c) => [
          c.fact(
            `Lifetime ${formatCount(c.ttlSeconds ?? 0)} seconds`,
            parameterOf(c.url, 'x-amz-expires') ?? parameterOf(c.url, 'x-goog-expires'),
          ),
        ],
        fixes: ['shorten-lifetime'],
      },
    ]),
});

/** The lifetime in the call or message of a signer that refused it. */
function asked(c: Case): number | undefined {
  const found = c.find(/(?:expires?(?:[-_ ]?in)?|ttl|duration|seconds)\W{1,12}(?<seconds>\d{6,9})\b/i)
    ?.groups['seconds'];
  const seconds = Number(found ?? Number.NaN);
  return seconds > 604_800 ? seconds : undefined;
}
