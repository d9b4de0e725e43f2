import type { EpochMs, Fact } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import {
  comparedClocks,
  isOldHeader,
  lateSeconds,
  otherServiceSays,
  saysExpired,
  witnessedSigningTime,
} from '../evidence/timing.js';
import { formatTime, parseTime } from '../text/amzDate.js';
import { formatDuration } from '../text/units.js';
import { defineCause, elementFact, inferred, stated, suspected, type Finding } from './cause.js';

const allowedSeconds = 900;

/**
 * The clock of the machine that signed is off.
 *
 * RequestTimeTooSkewed belongs to header-signed requests. A presigned URL of a slow clock shows as “Request has expired”, one
 * of a fast clock as “Request is not yet valid”.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
export const clockSkew = defineCause({
  id: 'clock-skew',
  title: 'The clock of the signer is off',
  judge(c) {
    const skewed =
      c.code === 'RequestTimeTooSkewed'
        ? c.says('RequestTimeTooSkewed')
        : c.says('difference between the request time and the');
    if (c.code === 'RequestTimeTooSkewed' || skewed || (c.code === 'RequestExpired' && c.url === undefined)) {
      const compared = comparedClocks(c);
      if (compared && Math.abs(compared.aheadSeconds) > allowedSeconds) {
        const { aheadSeconds, at } = compared;
        return inferred(c, {
          ...tooSkewed(c),
          summary: `This computer’s clock is ${formatDuration(Math.abs(aheadSeconds))} ${aheadSeconds > 0 ? 'ahead of' : 'behind'} the store’s, and S3 allows 15 min.`,
          facts: [...facts(c), c.fact('The output of date differs from the Date header beside it', at)],
          nextCheck: null,
        });
      }
      const finding = { ...tooSkewed(c), facts: facts(c) };
      // A request that waited is refused in the same words as one of a slow clock; only a fast clock, or whole hours, tell.
      return finding.nextCheck ? suspected(c, finding) : stated(c, finding);
    }
    if (
      c.says('Request is not yet valid', 'Request is not valid yet', 'is not yet valid') &&
      c.says('certificate') === undefined
    )
      return stated(c, { ...ahead(c), facts: facts(c) });
    const warned = c.find(
      /Time may be set wrong - time from \\?"[^"\n]{1,200}\\?" is (?<skew>-?[0-9hms.]{2,30}) different/,
    );
    if (warned) {
      return stated(c, {
        summary: `This computer’s clock differs from the store’s by ${(warned.groups['skew'] ?? '').replace(/^-/, '').replace(/\.\d+s/, 's')}; S3 refuses requests beyond 15 min.`,
        facts: [c.fact('The client’s warning about its clock', warned)],
        fixes: ['fix-clock'],
      });
    }
    if (isOldHeader(c))
      return (c.requestHeader('authorization') === undefined ? suspected : inferred)(c, {
        summary:
          'The store finds the date of the signed request too old: the clock of this machine is behind, or the request is an old one that was sent again.',
        facts: [c.fact('“Date is too old”', c.says('Date is too old'))],
        fixes: ['fix-clock'],
        nextCheck: {
          question: 'What does date -u say on the machine that uploads?',
          how: 'Compare it with the Date header of the store’s answer: more than a day lies between them.',
        },
      });
    const other = otherServiceSays(c);
    if (other)
      return suspected(c, {
        summary: other.value.includes('later')
          ? 'Another service of AWS, not S3, found the request dated in the future: the signer’s clock is ahead of its own.'
          : `Another service of AWS, not S3, found the request too old: the signer’s clock is behind, or the request waited over ${c.find(/ - (?<allowed>\d{1,3}) min\.\)/)?.groups['allowed'] ?? '5'} min.`,
        facts: [c.fact(`“${other.value}”`, other)],
        fixes: other.value.includes('later') ? ['fix-clock'] : ['fix-clock', 'sign-at-send'],
        nextCheck: {
          question: 'Is the clock wrong, or did the request wait?',
          how: 'Compare `date -u` with the Date header of an answer of that service. If they agree, sign each request right before it is sent.',
        },
      });
    return slowSigner(c);
  },
});

/** The URL was made moments before, and yet is over: the signer's clock is behind. */
function slowSigner(c: Case): Finding | undefined {
  const late = lateSeconds(c);
  const witness = witnessedSigningTime(c);
  if (c.signedAt === undefined || !(saysExpired(c) || (late !== undefined && late > 0))) return undefined;
  if (witness && Math.abs(witness.at - c.signedAt) > 120_000) {
    const behind = Math.round((witness.at - c.signedAt) / 1000);
    return inferred(c, {
      variant: wholeHours(behind) ? 'time-zone' : 'behind',
      summary: `The URL was signed ${formatDuration(Math.abs(behind))} in the past by its own date, although it had just been made: ${wholeHours(behind) ? 'local time was written as UTC' : 'the signer’s clock is behind'}.`,
      facts: [
        c.fact(`Signed at ${formatTime(c.signedAt, true)}`, parameterOf(c.url, 'x-amz-date')),
        c.fact(`Really made at ${formatTime(witness.at, true)}, by ${witness.because}`),
      ],
      fixes: ['fix-clock', 'sign-later'],
      excluded: [
        { cause: 'expired-url', because: 'The URL was used at once; only its signing time is wrong.' },
      ],
    });
  }
  return undefined;
}

function tooSkewed(c: Case): Omit<Finding, 'certainty' | 'facts'> {
  const request = parseTime(c.element('RequestTime')?.value ?? c.requestHeader('x-amz-date')?.value ?? '');
  const skew =
    request !== undefined && c.arrivedAt !== undefined
      ? Math.round((request - c.arrivedAt) / 1000)
      : undefined;
  const side = skew === undefined ? '' : skew > 0 ? 'ahead of' : 'behind';
  return {
    variant: skew !== undefined && wholeHours(skew) ? 'time-zone' : null,
    summary:
      skew === undefined
        ? 'The time in the request differs from the store’s clock by more than the 15 min it allows.'
        : `The request’s time is ${formatDuration(Math.abs(skew))} ${side} the store’s clock; it allows 15 min${wholeHours(skew) ? '. A difference of whole hours is a time zone, not a drifting clock' : ''}.`,
    fixes:
      skew !== undefined && skew > 0
        ? c.provider === 'aws'
          ? ['fix-clock']
          : ['fix-clock', 'fix-server-clock']
        : c.provider === 'aws'
          ? ['fix-clock', 'sign-at-send']
          : ['fix-clock', 'fix-server-clock', 'sign-at-send'],
    excluded: [
      {
        cause: 'expired-url',
        because: 'RequestTimeTooSkewed speaks of the request’s own time, not of a URL’s lifetime.',
      },
      { cause: 'access-denied-policy', because: 'The store compares the time before it asks any policy.' },
    ],
    ...(skew === undefined || (skew < 0 && skew > -43_200 && !wholeHours(skew) && c.clientAt === undefined)
      ? {
          nextCheck: {
            question: 'Is the clock wrong, or did the request wait?',
            how: 'Compare `date -u` with the Date header of the store’s answer. If they agree, the request waited over 15 min between signing and sending; sign each request right before it is sent.',
          },
        }
      : {}),
  };
}

function ahead(c: Case): Omit<Finding, 'certainty' | 'facts'> {
  const signed = parseTime(c.element('X-Amz-Date')?.value ?? '') ?? c.signedAt;
  const skew: EpochMs | undefined =
    signed !== undefined && c.arrivedAt !== undefined ? signed - c.arrivedAt : undefined;
  return {
    variant: 'ahead',
    summary:
      skew !== undefined && skew > 0
        ? `The signer’s clock is ${formatDuration(Math.round(skew / 1000))} ahead of the store’s: the URL is not valid yet.`
        : 'The signer’s clock is ahead of the store’s: the URL is not valid yet.',
    fixes: ['fix-clock'],
    excluded: [{ cause: 'expired-url', because: 'The URL’s time has not begun; it has not run out.' }],
  };
}

function facts(c: Case): Fact[] {
  return [
    elementFact(c, 'RequestTime', (value) => `The request’s time: ${value}`),
    elementFact(c, 'ServerTime', (value) => `The store’s time: ${value}`),
    elementFact(
      c,
      'MaxAllowedSkewMilliseconds',
      (value) => `Allowed difference: ${formatDuration(Number(value) / 1000)}`,
    ),
    c.signedAt === undefined
      ? undefined
      : c.fact(`X-Amz-Date: ${formatTime(c.signedAt, true)}`, parameterOf(c.url, 'x-amz-date')),
  ].filter((fact) => fact !== undefined);
}

function wholeHours(seconds: number): boolean {
  const rest = Math.abs(seconds) % 1800;
  return Math.abs(seconds) > 3000 && Math.abs(seconds) < 15 * 3600 && Math.min(rest, 1800 - rest) < 20;
}
