import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * An upload has at most 10,000 parts, numbered from 1.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
 */
export const partLimit = defineCause({
  id: 'part-limit',
  title: 'The part number is over the limit',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'Part number must be an integer between 1 and 10000',
          'PartNumber must be >= 1',
          'exceeded max allowed parts',
          'Exceeded 10000 parts',
          'part numbers between 1 and 10000',
          'Part number must be between 1 and',
          'exceeded total allowed configured MaxUploadParts',
          'exceeds the maximum number of parts',
        ],
        summary: (c) => {
          const value = c.element('ArgumentValue')?.value;
          if (value !== undefined && /^-?\d{1,9}$/.test(value) && Number(value) < 1)
            return `Part number ${value} was asked for; parts are numbered from 1 on.`;
          return value
            ? `Part number ${value} is outside 1 to 10,000: the parts are too small for this file.`
            : 'The upload needs a part number outside 1 to 10,000: the parts are too small for this file.';
        },
        fixes: ['larger-parts'],
      },
      {
        codes: ['TooManyParts'],
        summary: 'The upload has more than 10,000 parts: the parts are too small for this file.',
        fixes: ['larger-parts'],
      },
      {
        // https://docs.ceph.com/en/latest/radosgw/config-ref/ (rgw_multipart_part_upload_limit)
        codes: ['InvalidRange'],
        when: (c) => Number(c.find(/\[part (?<part>\d{1,6}) of \d{1,6}/)?.groups['part'] ?? 0) > 1000,
        certainty: 'inferred',
        // The first part over a round number; a later one may have been refused for another reason.
        doubt: {
          when: (c) => c.find(/\[part 1001 of/) === undefined,
          nextCheck: {
            question: 'Does the upload pass with fewer, larger parts?',
            how: 'Raise the part size (s3cmd: --multipart-chunk-size-mb) until the file has fewer than 1,000 parts.',
          },
        },
        summary: (c) =>
          `The store refused part ${c.find(/\[part (?<part>\d{1,6}) of/)?.groups['part'] ?? ''}: some stores are set to fewer than 10,000 parts, often 1,000.`,
        fixes: ['larger-parts'],
      },
      {
        codes: ['InvalidArgument', 'InvalidPartNumber'],
        when: (c) => /^partnumber$/i.test(c.element('ArgumentName')?.value ?? '') || isPartOutside(c),
        summary: 'The part number is outside 1 to 10,000.',
        fixes: ['larger-parts'],
      },
    ]),
});

function isPartOutside(c: Case): boolean {
  const value = parameterOf(c.url, 'partnumber')?.value;
  return value !== undefined && !(Number(value) >= 1 && Number(value) <= 10_000);
}
