import type { NextCheck } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { isFormLimit } from '../evidence/formLimit.js';
import { formatBytes } from '../text/units.js';
import { defineCause, elementNumber, judgeBySigns } from './cause.js';

/**
 * Every part but the last must have 5 MiB; the store looks at completion.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
 */
export const partTooSmall = defineCause({
  id: 'part-too-small',
  title: 'A part is under 5 MiB',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['EntityTooSmall'],
        when: (c) => !isFormLimit(c),
        // A form’s size range has the same code, and no number of a part.
        doubt: { when: isOfNoPart, nextCheck: partOrForm },
        summary: (c) => {
          const size = elementNumber(c, 'ProposedSize');
          const part = c.element('PartNumber')?.value;
          return size === undefined || part === undefined
            ? 'A part other than the last is under the 5 MiB that the store wants.'
            : `Part ${part} has ${formatBytes(size)}; every part but the last needs ${formatBytes(elementNumber(c, 'MinSizeAllowed') ?? 5_242_880)}.`;
        },
        fixes: ['larger-parts'],
        excluded: [
          {
            cause: 'post-policy',
            because: 'The refusal is about a part of a multipart upload, not about a form’s size range.',
          },
        ],
      },
      {
        says: [
          'Your proposed upload is smaller than the minimum allowed',
          'is smaller than the minimum allowed size [5242880]',
          'smaller than the minimum allowed object size',
        ],
        when: (c) => !isFormLimit(c),
        summary: 'A part other than the last is under the 5 MiB that the store wants.',
        fixes: ['larger-parts'],
      },
    ]),
});

const partOrForm: NextCheck = {
  question: 'Was it a part, or a form?',
  how: 'Look at the request: with uploadId in its URL the parts are too small; a POST to the bucket is a form, whose policy has a size range.',
};

/** Nothing in the paste tells of a multipart upload. */
function isOfNoPart(c: Case): boolean {
  return (
    c.element('PartNumber') === undefined &&
    !/uploadId|multipart upload|UploadPart|CompleteMultipartUpload/i.test(c.text)
  );
}
