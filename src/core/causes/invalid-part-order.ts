import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The completion lists parts in another order than ascending.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const invalidPartOrder = defineCause({
  id: 'invalid-part-order',
  title: 'The parts are not in ascending order',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['InvalidPartOrder'],
        says: ['Expected part', 'out of order part', 'expected next part'],
        when: (c) => c.says('CompleteMultipartUpload') === undefined,
        certainty: 'suspected',
        variant: 'sequential',
        summary:
          'The parts did not come in the order this store wants: it counts them as they arrive, which is not how S3 does it.',
        facts: (c) => [elementFact(c, 'PartNumber', (value) => `Part ${value}`)],
        fixes: ['right-parts', 'right-xml'],
        nextCheck: {
          question: 'Which call was refused, UploadPart or CompleteMultipartUpload?',
          how: 'Read the operation in the client’s log. If it was UploadPart, upload one part after another (queue size 1): the store does not take parallel parts.',
        },
      },
      {
        codes: ['InvalidPartOrder'],
        summary: 'The completion lists its parts out of order: they must ascend by part number.',
        fixes: ['right-parts', 'right-xml'],
        excluded: [{ cause: 'invalid-part', because: 'The parts are there; only their order is refused.' }],
      },
      {
        says: ['The list of parts was not in ascending order'],
        summary: 'The completion lists its parts out of order: they must ascend by part number.',
        fixes: ['right-parts', 'right-xml'],
      },
    ]),
});
