import type { Case } from '../evidence/case.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The key id does not exist there, or is disabled.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const invalidAccessKey = defineCause({
  id: 'invalid-access-key',
  title: 'The store does not know the access key',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['InvalidAccessKeyId', 'InvalidSecurity', 'InvalidClientTokenId', 'InvalidCredentials'],
        when: (c) => !isTemporary(c),
        summary: (c) =>
          c.says('account is disabled')
            ? 'The access key belongs to a disabled account.'
            : 'The store does not know this access key id, or it is disabled.',
        facts: (c) => [
          elementFact(c, 'AWSAccessKeyId', (value) => `Key id ${value.slice(0, 4)}…${value.slice(-4)}`),
        ],
        fixes: ['right-key'],
        excluded: [
          {
            cause: 'signature-wrong-secret',
            because: 'A wrong secret of a known key is answered with SignatureDoesNotMatch.',
          },
          { cause: 'access-denied-policy', because: 'No policy was asked: the key itself is unknown.' },
        ],
      },
      {
        says: [
          'Credential access key has length',
          'Access Key Id you provided does not exist',
          'access key ID you provided does not exist',
          'No such key: ',
          'Your account is disabled',
        ],
        when: (c) => !isTemporary(c) && c.code !== 'NoSuchKey',
        summary: 'The store does not know this access key id, or it is disabled.',
        fixes: ['right-key'],
      },
    ]),
});

/** A temporary key id without its token is answered with the same code, and is another cause. */
function isTemporary(c: Case): boolean {
  const keyId = c.element('AWSAccessKeyId')?.value ?? c.url?.keyId ?? '';
  return keyId.startsWith('ASIA') && (c.url === undefined || c.url.scheme === 'none' || !c.url.hasToken);
}
