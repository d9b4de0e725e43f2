import { defineCause, judgeBySigns } from './cause.js';

/**
 * The key that encrypts the bucket is missing, disabled, in another region, or not allowed to the caller.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export const kmsDenied = defineCause({
  id: 'kms-denied',
  title: 'The KMS key refuses this upload',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: [
          'KMS.DisabledException',
          'KMSKeyDisabledException',
          'CloudKmsDisabledKey',
          'KMS.KMSInvalidStateException',
        ],
        variant: 'key-disabled',
        summary: 'The KMS key of the upload is disabled or being deleted.',
        fixes: ['enable-kms-key'],
      },
      {
        codes: [
          'KMS.NotFoundException',
          'KMSKeyNotFoundException',
          'CloudKmsEncryptionKeyNotFound',
          'CloudKmsBadKey',
          'kms:KeyNotFound',
          'kms:KeyNotExist',
        ],
        variant: 'key-not-found',
        summary: 'The KMS key of the upload does not exist in the bucket’s region, or its ARN is wrong.',
        fixes: ['enable-kms-key'],
      },
      {
        says: [
          'Failed to retrieve the actual key, kms-keyid',
          'key with given key ID does not exist',
          'failed to retrieve the actual key',
        ],
        variant: 'key-not-found',
        summary: 'The store could not get the KMS key that the upload names.',
        fixes: ['allow-kms'],
      },
      {
        // Clients that print the message alone.
        says: ['is disabled', 'is pending deletion'],
        when: (c) =>
          c.find(/arn:aws[a-z-]{0,20}:kms:[\w:/-]{1,200}'? is (?:disabled|pending deletion)/) !== undefined,
        variant: 'key-disabled',
        summary: 'The KMS key of the upload is disabled or being deleted.',
        fixes: ['enable-kms-key'],
      },
      {
        says: ['does not exist'],
        when: (c) => c.find(/Key '?arn:aws[a-z-]{0,20}:kms:[\w:/-]{1,200}'? does not exist/) !== undefined,
        variant: 'key-not-found',
        summary: 'The KMS key of the upload does not exist in the bucket’s region, or its ARN is wrong.',
        fixes: ['enable-kms-key'],
      },
      {
        codes: ['KMS.AccessDeniedException', 'KMSAccessDeniedException'],
        variant: 'not-allowed',
        summary: 'The caller is not allowed to use the KMS key of the upload.',
        fixes: ['allow-kms'],
      },
      {
        says: ['perform: kms:', 'kms:GenerateDataKey', 'kms:Decrypt on'],
        when: (c) =>
          c.says(
            'not authorized to perform: kms:',
            'is not authorized to perform kms:',
            'ciphertext refers to a customer master key',
          ) !== undefined,
        variant: 'not-allowed',
        summary: 'The caller may write the object but may not use the KMS key that encrypts it.',
        fixes: ['allow-kms'],
        excluded: [
          { cause: 'access-denied-policy', because: 'The refused action is the key’s, not s3:PutObject.' },
        ],
      },
      {
        codes: ['InvalidArgument', 'InvalidRequest', 'AccessDenied'],
        says: ['KMS.NotFound', 'kms key', 'KMS master key'],
        when: (c) => c.says('require AWS Signature Version 4') === undefined,
        certainty: 'inferred',
        variant: 'key',
        summary: 'The KMS key that the upload names cannot be used.',
        fixes: ['allow-kms'],
      },
    ]),
});
