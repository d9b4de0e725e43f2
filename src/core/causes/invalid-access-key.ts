import type { Case } from '../evidence/case.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

const whoseKey = {
  question: 'Is it a key of Amazon’s at all?',
  how: 'Look at its first letters: AWS gives AKIA… and ASIA…. A key of another store came to Amazon S3 because the client did not take the endpoint it was configured with.',
};

const expiredKey = /\bAccess key \S{4,80} has expired\b/;

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
        codes: ['InvalidClientTokenId'],
        says: ['GetFederationToken', 'AssumeRole', 'client-sts', 'GetSessionToken'],
        when: (c) => c.provider !== 'aws' && c.provider !== 'unknown',
        variant: 'token-service',
        summary: (c) =>
          `Amazon’s token service (STS) does not know this key: the call went there, and the key is one of ${c.providerName}.`,
        fixes: ['right-service'],
      },
      {
        codes: ['InvalidAccessKeyId', 'InvalidSecurity', 'InvalidClientTokenId', 'InvalidCredentials'],
        when: (c) => !isTemporary(c),
        doubt: { when: isUnseenKeyAtAws, nextCheck: whoseKey },
        summary: (c) =>
          c.says('account is disabled')
            ? 'The access key belongs to a disabled account.'
            : c.says('Malformed Access Key Id')
              ? 'The access key id has not the form that this store gives: an account id or a master key in place of an application key looks so.'
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
        // s3s and RustFS say of a key what Amazon says of an account that has not ordered S3.
        codes: ['NotSignedUp', 'UnauthorizedAccess'],
        when: (c) => isNotAmazonsNotSignedUp(c),
        certainty: 'inferred',
        variant: 'not-signed-up',
        summary:
          'The store does not know this access key id: that is what it means by an account that is not signed up.',
        fixes: ['right-key'],
        excluded: [
          { cause: 'access-denied-policy', because: 'No policy was asked: the key itself is unknown.' },
        ],
      },
      {
        // Garage's keys may have an end of their own.
        when: (c) => c.find(expiredKey) !== undefined,
        variant: 'key-expired',
        summary: 'The access key itself has an expiry at this store, and it has passed.',
        facts: (c) => [c.fact('The store says that the key has expired', c.find(expiredKey))],
        fixes: ['right-key'],
        excluded: [{ cause: 'expired-url', because: 'It is the key that has ended, not the URL.' }],
      },
      {
        says: ['Credential access key has length'],
        when: (c) => !isTemporary(c),
        variant: 'length',
        summary: (c) => {
          const { has, wants } =
            c.find(/has length (?<has>\d{1,4}), should be (?<wants>\d{1,4})/)?.groups ?? {};
          return `The access key id has ${has ?? 'another number of'} characters${wants ? `, and this store’s have ${wants}` : ''}${has === '40' ? ': 40 is the length of an AWS secret or of an API token, given in its place' : ''}.`;
        },
        fixes: ['right-key'],
      },
      {
        says: [
          'Access Key Id you provided does not exist',
          'access key ID you provided does not exist',
          'No such key: ',
          'Your account is disabled',
        ],
        when: (c) => !isTemporary(c) && c.code !== 'NoSuchKey',
        doubt: { when: isUnseenKeyAtAws, nextCheck: whoseKey },
        summary: 'The store does not know this access key id, or it is disabled.',
        fixes: ['right-key'],
      },
    ]),
});

/**
 * Amazon S3 answers this also to the key of another store, sent there by a client that did not take its configured endpoint.
 * Only the key id tells the two apart.
 */
function isUnseenKeyAtAws(c: Case): boolean {
  const keyId = c.element('AWSAccessKeyId')?.value ?? c.url?.keyId ?? '';
  return (
    keyId === '' && c.place?.provider === 'aws' && c.find(/\b(?:AKIA|ASIA)[A-Z0-9*.…]{4,}/) === undefined
  );
}

/** A temporary key id without its token is answered with the same code, and is another cause. */
function isTemporary(c: Case): boolean {
  const keyId = c.element('AWSAccessKeyId')?.value ?? c.url?.keyId ?? '';
  if (!keyId.startsWith('ASIA') || c.requestHeader('x-amz-security-token') !== undefined) return false;
  return c.url === undefined || c.url.scheme === 'none' || !c.url.hasToken;
}

/** @see https://github.com/Nugine/s3s */
export function isNotAmazonsNotSignedUp(c: Case): boolean {
  return (
    /^Your account is not signed up(?:\d?, access_key: .{0,200})?\.?$/.test(c.message) && c.provider !== 'aws'
  );
}
