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
        says: ['Error acquiring the state lock'],
        isOfClient: true,
        when: (c) => c.code === 'PreconditionFailed' || c.status === 412,
        variant: 'state-lock',
        summary: (c) => {
          const who = c.find(/\bWho:\s{1,12}(?<who>\S{1,120})/)?.groups['who'];
          return `Another run of Terraform holds the lock of this state${who === undefined ? '' : ` (${who})`}: its lock object is there, and this run may only create it.`;
        },
        facts: (c) =>
          [c.find(/\bCreated:\s{1,12}(?<time>\d{4}-[^\n]{10,40})/)].map(
            (match) => match && c.fact(`The lock was taken at ${(match.groups['time'] ?? '').trim()}`, match),
          ),
        fixes: ['wait-for-lock'],
      },
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
