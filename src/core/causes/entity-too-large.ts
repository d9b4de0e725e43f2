import { formatBytes, formatBytesShort } from '../text/units.js';
import type { Case } from '../evidence/case.js';
import { isFormLimit } from '../evidence/formLimit.js';
import { defineCause, elementFact, elementNumber, judgeBySigns } from './cause.js';

const singlePutCapBytes = 5_368_709_120;

/**
 * The body is over what one request may carry: 5 GiB on AWS, or a server's own cap.
 *
 * The same code over another `MaxSizeAllowed` is a form's `content-length-range`, which is `post-policy`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html
 */
export const entityTooLarge = defineCause({
  id: 'entity-too-large',
  title: 'The upload is larger than one request may be',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['The object exceeded the maximum allowed size'],
        variant: 'bucket-limit',
        summary: 'The file is over the size limit of the Supabase bucket or project.',
        fixes: ['raise-size-limit'],
        excluded: [
          { cause: 'proxy-body-limit', because: 'The sentence is the store’s own, not that of a proxy.' },
        ],
      },
      {
        says: ['larger than the maximum allowable size for a copy source'],
        variant: 'copy',
        summary: 'The object is over the 5 GiB that one CopyObject takes.',
        fixes: ['copy-in-parts'],
      },
      {
        // Go's limit on a body, as a server logs it.
        says: ['http: request body too large'],
        when: (c) => c.code === '',
        certainty: 'inferred',
        // Every server that is written in Go may say it, also one in front of the store.
        doubt: {
          when: (c) => c.find(/\bminio\b|PutObject|\bweed\b|seaweedfs/i) === undefined,
          nextCheck: {
            question: 'Whose log is this?',
            how: 'Look which program wrote the line: the store, or an application or proxy before it, which has a limit of its own.',
          },
        },
        variant: 'server-cap',
        summary: 'The body is over what this server takes in one request.',
        fixes: ['use-multipart', 'use-transfer-manager'],
      },
      {
        codes: ['EntityTooLarge', 'RequestEntityTooLarge'],
        when: (c) => !isFormLimit(c),
        variant: 'single-put',
        summary: sizes,
        facts: (c) => [
          elementFact(c, 'ProposedSize', (value) => `Proposed: ${formatBytes(Number(value))}`),
          elementFact(c, 'MaxSizeAllowed', (value) => `Allowed: ${formatBytes(Number(value))}`),
        ],
        fixes: ['use-multipart', 'use-transfer-manager'],
        excluded: [
          {
            cause: 'post-policy',
            because:
              'A form’s content-length-range would show its own limit in MaxSizeAllowed, not 5,368,709,120.',
          },
          {
            cause: 'proxy-body-limit',
            because:
              'The store itself answered with an S3 error document; a proxy answers 413 with a page of its own.',
          },
        ],
      },
      {
        says: ['Your proposed upload exceeds the maximum allowed', 'EntityTooLarge'],
        when: (c) => c.code === '' && !isFormLimit(c),
        variant: 'single-put',
        summary: sizes,
        fixes: ['use-multipart', 'use-transfer-manager'],
      },
      {
        when: (c) =>
          c.code === '' &&
          oversized(c) !== undefined &&
          c.says('Connection reset', 'Broken pipe', 'ECONNRESET', 'EPIPE') !== undefined,
        certainty: 'suspected',
        variant: 'single-put',
        summary: (c) =>
          `One PUT carried ${formatBytes(oversized(c) ?? 0)}, over the 5 GiB that a single request may have, and the connection was reset instead of answered.`,
        fixes: ['use-multipart', 'use-transfer-manager'],
        nextCheck: {
          question: 'Does a smaller file go through to the same bucket?',
          how: 'Upload a file of a few MB with the same client. If it passes, the size is the cause; if it is reset too, it is the network.',
        },
      },
    ]),
});

function sizes(c: Case): string {
  const proposed = elementNumber(c, 'ProposedSize') ?? c.exchange?.request.bytes;
  const limit = elementNumber(c, 'MaxSizeAllowed');
  if (proposed !== undefined && limit !== undefined)
    return `The upload of ${formatBytes(proposed)} is ${formatBytesShort(proposed - limit)} over the ${formatBytesShort(limit)} that a single request may carry.`;
  if (limit !== undefined)
    return `The upload is over the ${formatBytes(limit)} that a single request may carry.`;
  return 'The upload is larger than a single request to this store may be (5 GiB on Amazon S3).';
}

function oversized(c: Case): number | undefined {
  const match = c.find(/\b\d{1,15} of (?<bytes>\d{10,15})\b/);
  const bytes = Number(match?.groups['bytes'] ?? c.exchange?.request.bytes ?? 0);
  return bytes > singlePutCapBytes ? bytes : undefined;
}
