import { defineCause, judgeBySigns } from './cause.js';

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
