import { defineCause, judgeBySigns } from './cause.js';

/**
 * If-Match, If-None-Match or another condition was lost, often to a second writer.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
export const preconditionFailed = defineCause({
  id: 'precondition-failed',
  title: 'A condition of the request did not hold',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['PreconditionFailed', 'ConditionalRequestConflict', '412'],
        when: (c) => c.says('enclosure-type multipart/form-data') === undefined,
        summary: (c) => {
          const condition = c.element('Condition')?.value;
          return c.code === 'ConditionalRequestConflict'
            ? 'Another request for the same key was in progress, so the conditional upload was refused.'
            : condition
              ? `The condition ${condition} did not hold: the object is there already, or has changed.`
              : 'A condition of the request did not hold: the object is there already, or has changed.';
        },
        fixes: ['check-condition'],
      },
      {
        codes: ['NotImplemented'],
        says: ['We don’t accept the provided value of If-None-Match'],
        variant: 'not-accepted',
        summary: 'S3 takes only * in If-None-Match for an upload.',
        fixes: ['check-condition'],
      },
      {
        says: [
          'At least one of the pre-conditions you specified did not hold',
          'At least one of the preconditions you specified did not hold',
        ],
        when: (c) => c.says('enclosure-type multipart/form-data') === undefined,
        summary: 'A condition of the request did not hold: the object is there already, or has changed.',
        fixes: ['check-condition'],
      },
      {
        when: (c) => c.code === '' && c.status === 412 && c.exchange?.response !== undefined,
        certainty: 'inferred',
        summary: 'A condition of the request did not hold (412).',
        fixes: ['check-condition'],
      },
    ]),
});
