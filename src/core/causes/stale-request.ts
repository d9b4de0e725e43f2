import type { EpochMs } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { comparedClocks, logTimes } from '../evidence/timing.js';
import { parseTime } from '../text/amzDate.js';
import { formatDuration } from '../text/units.js';
import { defineCause, inferred } from './cause.js';

/**
 * A header-signed request that waited more than 15 minutes between signing and sending, with the clocks in agreement.
 *
 * @see https://github.com/awslabs/aws-c-s3/issues
 */
export const staleRequest = defineCause({
  id: 'stale-request',
  title: 'The signed request waited too long before it was sent',
  judge(c) {
    if (c.code !== 'RequestTimeTooSkewed') return undefined;
    if (c.provider === 's3proxy' && c.url?.scheme === 'v4' && c.signedAt !== undefined) {
      const age = c.arrivedAt === undefined ? 0 : Math.round((c.arrivedAt - c.signedAt) / 1000);
      if (age > 900)
        return inferred(c, {
          summary: `The presigned URL was ${formatDuration(age)} old, and S3Proxy takes none that was signed over 15 min before, whatever lifetime it has.`,
          facts: [c.fact('The URL’s own date', c.url)],
          fixes: ['sign-later'],
          excluded: [
            { cause: 'clock-skew', because: 'S3Proxy has these words for the age of a presigned URL, too.' },
          ],
        });
    }
    const queued = c.says(
      'additional requests are enqueued',
      'socket usage at capacity',
      'Timeout waiting for connection from pool',
      'connection pool is full',
      'Connection pool shut down',
    );
    const server = parseTime(c.element('ServerTime')?.value ?? '') ?? c.arrivedAt;
    const request = parseTime(c.element('RequestTime')?.value ?? '');
    const failedAt = c.text.search(/RequestTimeTooSkewed|difference between the request time/);
    const logged = logTimes(c, failedAt < 0 ? undefined : failedAt);
    // Another program on the same terminal may have another clock: the line that failed tells the client's.
    const isDated = /^\d{4}-\d\d-\d\d[T ]/.test(c.text.slice(c.text.lastIndexOf('\n', failedAt) + 1));
    const times = failedAt >= 0 && isDated ? logged.slice(-1) : logged;
    // A client's log line that agrees with the store's clock shows that the client's clock is right.
    const isLogged = isLoggedAtBothEnds(c);
    const agrees =
      isLogged || (server !== undefined && times.some((time) => Math.abs(time - server) < 120_000));
    const waited =
      request !== undefined && server !== undefined && request < server - 600_000
        ? Math.round((server - request) / 1000)
        : gap(c);
    const isPrepared =
      waited !== undefined &&
      ((/prepared|signed|signing/i.test(c.text) && /sending|sent\b/i.test(c.text)) || isLogged);
    const compared = comparedClocks(c);
    const isRight = compared !== undefined && Math.abs(compared.aheadSeconds) < 60;
    if (isRight && waited !== undefined && waited > 900)
      return inferred(c, {
        summary: `The request was signed ${formatDuration(waited)} before it reached the store, and the clocks agree: it waited, or its body took that long.`,
        facts: [c.fact('The output of date agrees with the Date header beside it', compared.at)],
        fixes: ['sign-at-send'],
        excluded: [{ cause: 'clock-skew', because: 'The paste compares the clocks, and they agree.' }],
      });
    if (!queued && !(agrees && isPrepared)) return undefined;
    return inferred(c, {
      summary: `The request was signed${waited === undefined ? ' more than 15 min' : ` ${formatDuration(waited)}`} before it was sent: it waited in a queue${agrees ? ', and the clocks agree' : ''}.`,
      facts: [
        ...(queued ? [c.fact('The client reports a queue', queued)] : []),
        ...(agrees ? [c.fact('The client’s log and the store’s clock agree')] : []),
      ],
      fixes: ['sign-at-send'],
      excluded: [
        {
          cause: 'clock-skew',
          because: agrees
            ? 'The client’s own log shows the time of the store.'
            : 'A queue explains the age of the request.',
        },
      ],
    });
  },
});

/** A client's log that has the request's time where it was signed, and the store's where it failed: one clock, both right. */
function isLoggedAtBothEnds(c: Case): boolean {
  const request = parseTime(c.element('RequestTime')?.value ?? '');
  const server = parseTime(c.element('ServerTime')?.value ?? '');
  const failedAt = c.text.search(/RequestTimeTooSkewed|difference between the request time/);
  if (request === undefined || server === undefined || failedAt < 0) return false;
  const dated = logTimes(c, failedAt);
  const before = dated.length > 0 ? dated : timesOfDay(c.text.slice(0, failedAt), server);
  const failed = before.at(-1);
  return (
    failed !== undefined &&
    Math.abs(failed - server) < 60_000 &&
    before.some((time) => Math.abs(time - request) < 60_000)
  );
}

/** Times that lines begin with where these have no date, on the day of the store's. */
function timesOfDay(text: string, day: EpochMs): EpochMs[] {
  const midnight = day - (day % 86_400_000);
  return Array.from(
    text.matchAll(/(?:^|\n)\[?(\d\d):(\d\d):(\d\d)\b/g),
    ([, hours, minutes, seconds]) =>
      midnight + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000,
  );
}

function gap(c: Case): number | undefined {
  const times = logTimes(c);
  const first = times[0];
  const last = times.at(-1);
  return first !== undefined && last !== undefined && last - first > 600_000
    ? Math.round((last - first) / 1000)
    : undefined;
}
