import { isOfProgram } from '../evidence/requestShape.js';
import { formatBytes } from '../text/units.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The list of parts names one that the store does not have, or with another ETag.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const invalidPart = defineCause({
  id: 'invalid-part',
  title: 'A part named at completion is not there',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['InvalidPart', 'InvalidPartNumber'],
        when: (c) =>
          c.says(
            'All non-trailing parts must have the same size',
            'All non-trailing parts must have the same length',
            'Non Uniform Part Sizes',
            'Part size mismatch',
            'Inconsistent part size',
            'parts to have the same size',
          ) !== undefined,
        variant: 'unequal-parts',
        summary: (c) => {
          const sizes = c.find(
            /part (?<part>\d{1,5}) to have size (?<wanted>\d{1,12}), found (?<found>\d{1,12})/i,
          );
          return `This store wants all parts but the last to have the same size${sizes ? `: part ${sizes.groups['part'] ?? ''} has ${formatBytes(Number(sizes.groups['found']))}, and those before it ${formatBytes(Number(sizes.groups['wanted']))}` : ''}.`;
        },
        fixes: ['equal-parts'],
      },
      {
        codes: ['InvalidPart'],
        variant: 'not-found',
        summary: (c) => {
          const part = c.element('PartNumber')?.value;
          return part
            ? `Part ${part} of the completion is not in the store under that ETag.`
            : 'A part named at completion is not in the store, or its ETag differs.';
        },
        facts: (c) => [
          elementFact(c, 'ETag', (value) => `ETag sent: ${value}`),
          elementFact(c, 'PartNumber', (value) => `Part number ${value}`),
        ],
        fixes: (c) => (isOfProgram(c) ? ['right-parts'] : ['right-parts', 'expose-etag']),
        excluded: [{ cause: 'no-such-upload', because: 'The upload itself is known: only the part is not.' }],
      },
      {
        says: [
          'One or more of the specified parts could not be found',
          'Parts given to CompleteMultipartUpload do not match',
        ],
        summary: 'A part named at completion is not in the store, or its ETag differs.',
        fixes: (c) => (isOfProgram(c) ? ['right-parts'] : ['right-parts', 'expose-etag']),
      },
    ]),
});
