import { defineCause, judgeBySigns } from './cause.js';

/**
 * The bucket has ACLs turned off (the default for new buckets) or blocks public ones.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export const aclNotSupported = defineCause({
  id: 'acl-not-supported',
  title: 'The bucket does not take ACLs',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['AccessControlListNotSupported', 'InvalidBucketAclWithObjectOwnership'],
        summary: 'The bucket has ACLs turned off, and the upload asks for one.',
        fixes: ['drop-acl'],
        excluded: [{ cause: 'access-denied-policy', because: 'The store names the ACL, not a policy.' }],
      },
      {
        says: ['The bucket does not allow ACLs'],
        summary: 'The bucket has ACLs turned off, and the upload asks for one.',
        fixes: ['drop-acl'],
      },
      {
        when: (c) => c.code === 'AccessDenied' && c.says('s3:PutObjectAcl') !== undefined,
        certainty: 'inferred',
        summary: 'The upload sets an ACL, and the caller may not: s3:PutObjectAcl is refused.',
        fixes: ['drop-acl', 'allow-action'],
      },
    ]),
});
