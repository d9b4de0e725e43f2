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
        summary: (c) => {
          const size = elementNumber(c, 'ProposedSize');
          const part = c.element('PartNumber')?.value;
          return size === undefined
            ? 'A part other than the last is under the 5 MiB that the store wants.'
            : `Part ${part ?? '?'} has ${formatBytes(size)}; every part but the last needs ${formatBytes(elementNumber(c, 'MinSizeAllowed') ?? 5_242_880)}.`;
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
