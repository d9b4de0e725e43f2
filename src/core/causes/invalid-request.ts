import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * An argument, name or header that the store itself points at.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const invalidRequest = defineCause({
  id: 'invalid-request',
  title: 'The store names another mistake of the request',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: [
          'InvalidArgument',
          'InvalidRequest',
          'KeyTooLongError',
          'KeyTooLong',
          'InvalidURI',
          'MetadataTooLarge',
          'RequestHeaderSectionTooLarge',
          'InvalidStorageClass',
          'InvalidTag',
          'MalformedACLError',
          'InvalidEncryptionAlgorithmError',
          'InvalidObjectState',
          'InvalidBucketState',
          'InvalidBucketName',
          'InvalidObjectName',
          'XMinioInvalidObjectName',
          'XMinioObjectExistsAsDirectory',
          'XMinioParentIsObject',
          'ExistingObjectIsDirectory',
          'ExistingObjectIsFile',
          'ObjectLockConfigurationNotFoundError',
          'OperationAborted',
          'NoSuchKey',
          'BucketAlreadyExists',
          'BucketAlreadyOwnedByYou',
          'InvalidRange',
          'BadRequest',
          'InvalidPolicy',
        ],
        when: (c) => c.code !== 'BadRequest' || c.message !== '',
        summary: (c) => {
          const name = c.element('ArgumentName')?.value;
          return c.message !== ''
            ? `The store refuses the request${name ? ` because of ${name}` : ''}: ${c.message.replace(/\.$/, '').slice(0, 200)}.`
            : `The store refuses the request with ${c.code}.`;
        },
        facts: (c) => [
          elementFact(c, 'ArgumentName', (value) => `Argument: ${value}`),
          elementFact(c, 'ArgumentValue', (value) => `Value: ${value.slice(0, 80)}`),
        ],
        fixes: ['fix-request'],
      },
      {
        says: [
          'Parameter validation failed',
          'Invalid bucket name',
          'Header value cannot be represented',
          'Your key is too long',
          'The specified bucket is not valid',
        ],
        summary: (c) =>
          `The client or the store refuses an argument of the request${c.find(/Invalid bucket name "(?<name>[^"\n]{0,80})"/)?.groups['name'] === '' ? ': the bucket name is empty' : ''}.`,
        fixes: ['fix-request'],
      },
    ]),
});
