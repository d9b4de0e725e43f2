import { parseTime } from '../core/text/amzDate.js';
import { formatDuration } from '../core/text/units.js';
import { type Check, findHeader } from './check.js';
import { storeRoot } from './storeUrl.js';

/** A Date header has whole seconds, so the moment lies half a second later on average. */
const halfSecondMs = 500;

/**
 * Compares the store's clock with this machine's.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html#RESTAuthenticationTimeStamp
 */
export const clock: Check = {
  id: 'clock',
  title: 'Clock of the store',
  question: 'Does this machine’s clock agree with the store’s?',
  permission: 'None.',
  meanings: [
    {
      answer: 'any status with a Date header',
      means:
        'The difference, give or take half of the round trip and the half second that the header leaves open.',
    },
    { answer: 'no Date header', means: 'Nothing: this store does not tell its time.' },
  ],
  plan: (target) => [
    {
      method: 'HEAD',
      url: storeRoot(target),
      headers: [],
      purpose: 'the time of the store',
      isAnnouncement: false,
    },
  ],
  goesOn: () => true,
  read([answer], { host }) {
    const written = findHeader(answer, 'date');
    const stamped = written === undefined ? undefined : parseTime(written);
    if (written === undefined || stamped === undefined)
      return {
        sentence: `${host} answered without its time, so the clocks cannot be compared.`,
        lines: answer.notes,
        proves: false,
        isEvidence: false,
      };
    const half = answer.roundTripMs / 2;
    const differenceMs = stamped + halfSecondMs - (answer.sentAt + half);
    const errorMs = half + halfSecondMs;
    return {
      sentence: sentence(differenceMs, errorMs),
      lines: [
        `The store’s Date: ${written}`,
        `This machine’s clock half a round trip (${Math.round(half)} ms) after sending: ${new Date(Math.round(answer.sentAt + half)).toISOString()}`,
        'What counts is the clock of the machine that signs. That is another one, unless the URL was made here.',
        'A proxy in between may have put its own time into the answer.',
        ...answer.notes,
      ],
      proves: true,
      isEvidence: false,
    };
  },
};

function sentence(differenceMs: number, errorMs: number): string {
  const error = `give or take ${(errorMs / 1000).toFixed(1)} s`;
  if (Math.abs(differenceMs) <= errorMs + 1000)
    return `This machine’s clock agrees with the store’s, ${error}.`;
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const side = differenceMs > 0 ? 'behind' : 'ahead of';
  const limit = seconds > 900 ? '; S3 refuses what differs by more than 15 min' : '';
  return `This machine’s clock is ${formatDuration(seconds)} ${side} the store’s, ${error}${limit}.`;
}
