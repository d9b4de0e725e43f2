import { formatBytes } from '../core/text/units.js';
import {
  type Answer,
  type Check,
  findHeader,
  type Outcome,
  type PlannedRequest,
  type Reading,
} from './check.js';
import type { CheckTarget } from './target.js';

/**
 * Sends the headers of a presigned PUT, announces its body and never sends it.
 *
 * A store that judges the headers first refuses here what it would refuse anyway. A store, or a proxy before it, may ask for
 * every body unseen; a second announcement with a spoilt signature tells the two apart.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-expect
 */
export const dryRun: Check = {
  id: 'dry-run',
  title: 'Dry run of the upload',
  question: 'Would the store take this upload now?',
  permission: 'None beyond the URL itself.',
  meanings: [
    { answer: '4xx with a document', means: 'The store refuses the upload; the document says why.' },
    {
      answer: '100 Continue, and a refusal of the spoilt signature',
      means: 'The store looked at signature and lifetime and would take the body.',
    },
    {
      answer: '100 Continue to both',
      means: 'Nothing: whoever answered asks for every body before it judges.',
    },
    { answer: '301 or 307', means: 'Another address is responsible; it is reported and not followed.' },
  ],
  plan(target) {
    if (!target.isSigned)
      return 'The URL is not signed, so a dry run would ask about somebody else’s rights.';
    if (target.method !== 'PUT')
      return `A dry run announces a PUT; this is a ${target.method}, which has nothing to announce.`;
    const emulator = emulatorOf(target);
    if (emulator !== undefined)
      return `${emulator} is a stand-in for tests, and may keep an empty object of an upload whose body never comes. Upload to it instead.`;
    const real = announcement(target, target.url, 'the upload as it is');
    const spoilt = spoilSignature(target.url);
    return spoilt === undefined
      ? [real]
      : [
          real,
          announcement(target, spoilt, 'the same with a spoilt signature, if the store asks for the body'),
        ];
  },
  goesOn: ([first]) => first?.kind === 'answer' && first.status === 100,
  read: ([first, control], target) => readAnswer(first, control, target),
};

/** S3 drops an upload that is cut off, and so do the stores that were tried; of these one keeps it, and of the others nobody knows. */
function emulatorOf({ url, place }: CheckTarget): string | undefined {
  if (
    /[?&](?:X-Amz-Credential=S3RVER(?:%2F|\/)|AWSAccessKeyId=S3RVER(?:&|$))/i.test(url) ||
    place.provider === 's3rver'
  )
    return 's3rver';
  return place.provider === 'localstack' ? 'LocalStack' : place.provider === 'moto' ? 'moto' : undefined;
}

/** A body of no bytes would be complete with its headers and make an object, so one byte is announced at least. */
function announcement(target: CheckTarget, url: string, purpose: string): PlannedRequest {
  return {
    method: 'PUT',
    url,
    headers: [
      ...target.headers,
      ['content-length', String(Math.max(1, target.bytes ?? 1))],
      ['expect', '100-continue'],
    ],
    purpose,
    isAnnouncement: true,
  };
}

function spoilSignature(url: string): string | undefined {
  const match = /([?&](?:X-Amz-Signature|Signature)=)([^&#]{8,})/i.exec(url);
  if (!match) return undefined;
  const [whole, name = '', value = ''] = match;
  const first = value.startsWith('a') ? 'b' : 'a';
  return url.replace(whole, () => `${name}${first}${value.slice(1)}`);
}

function readAnswer(answer: Answer, control: Outcome | undefined, target: CheckTarget): Reading {
  const lines = [
    ...(target.unknownHeaders.length > 0
      ? [
          `Signed and not known here, so not sent: ${target.unknownHeaders.join(', ')}. A refused signature may come from that alone.`,
        ]
      : []),
    ...(target.bytes === 0
      ? ['The upload is empty; one byte was announced, since an empty one would have been stored.']
      : []),
    ...answer.notes,
  ];
  const { status } = answer;
  if (status === 100) return readContinue(control, target, lines);
  if (status >= 300 && status < 400)
    return {
      sentence: `The store sends the upload elsewhere: ${status} to ${findHeader(answer, 'location') ?? 'an address that it does not name'}. It was not followed.`,
      lines,
      proves: true,
      isEvidence: true,
    };
  if (status >= 200 && status < 300)
    return {
      sentence: `The answer was ${status} before any body was sent, which no S3 store gives: something else answers at ${target.host}.`,
      lines,
      proves: false,
      isEvidence: false,
    };
  const code = /<Code>([A-Za-z0-9.]{1,80})<\/Code>/.exec(answer.body)?.[1];
  return {
    sentence: `The store refuses the upload before its body: ${status}${code === undefined ? '' : ` ${code}`}.`,
    lines,
    proves: true,
    isEvidence: true,
  };
}

function readContinue(
  control: Outcome | undefined,
  { bytes, host }: CheckTarget,
  lines: readonly string[],
): Reading {
  const common = { lines, isEvidence: false };
  if (control?.kind === 'answer' && control.status >= 400)
    return {
      ...common,
      sentence: `The store would take the upload now${bytes === null ? '' : ` (${formatBytes(bytes)})`}: it asked for the body, and refused the same request with a spoilt signature (${control.status}).`,
      proves: true,
    };
  if (control?.kind === 'answer' && control.status === 100)
    return {
      ...common,
      sentence: `This proves nothing: ${host} asked for the body of this upload and of one with a spoilt signature alike.`,
      proves: false,
    };
  return {
    ...common,
    sentence: `${host} asked for the body. Whether it looked at the signature first is not known, so this proves nothing.`,
    proves: false,
  };
}
