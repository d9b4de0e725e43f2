import { publicAcl } from '../evidence/requestShape.js';
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
        // The second is Google's: https://cloud.google.com/storage/docs/uniform-bucket-level-access
        says: ['The bucket does not allow ACLs', 'when uniform bucket-level access is enabled'],
        summary: 'The bucket has ACLs turned off, and the upload asks for one.',
        fixes: ['drop-acl'],
      },
      {
        // https://www.backblaze.com/docs/cloud-storage-s3-compatible-api
        says: ['Unsupported value for canned acl'],
        variant: 'canned-acl',
        summary: (c) => {
          const acl = c.find(/Unsupported value for canned acl ['"’]?(?<acl>[a-z-]{2,40})/i)?.groups['acl'];
          return `${c.providerName} does not take the ACL${acl === undefined ? '' : ` ${acl}`} on an upload: whether files are public is a setting of the bucket.`;
        },
        fixes: ['drop-acl'],
      },
      {
        // Alibaba's words: https://www.alibabacloud.com/help/en/oss/user-guide/block-public-access
        says: ['Put public object acl is not allowed'],
        variant: 'public-acl-blocked',
        summary: 'The upload asks for a public ACL, and the bucket blocks public access.',
        fixes: ['drop-acl'],
      },
      {
        says: [
          'public ACLs are prevented by the BlockPublicAcls setting',
          'public access control lists (ACLs) are blocked by the BlockPublicAcls',
          'blocked by the BlockPublicAcls block public access setting',
        ],
        variant: 'public-acl-blocked',
        summary: (c) =>
          `The upload asks for a public ACL${publicAcl(c) ? ` (${publicAcl(c)?.value.replace(/^.*?(?=public|authenticated)/i, '') ?? ''})` : ''}, and Block Public Access refuses public ACLs.`,
        fixes: ['drop-acl'],
        excluded: [
          {
            cause: 'access-denied-policy',
            because:
              'The store names the setting BlockPublicAcls; the same upload without an ACL is not refused by it.',
          },
        ],
      },
      {
        when: (c) => c.code === 'AccessDenied' && c.says('s3:PutObjectAcl') !== undefined,
        certainty: 'inferred',
        summary: 'The upload sets an ACL, and the caller may not: s3:PutObjectAcl is refused.',
        fixes: ['drop-acl', 'allow-action'],
      },
      {
        codes: ['AccessDenied'],
        when: (c) =>
          publicAcl(c) !== undefined && (c.message === '' || /^access\s{0,2}denied\.?$/i.test(c.message)),
        certainty: 'suspected',
        variant: 'public-acl-blocked',
        summary: (c) =>
          `The upload asks for the ACL ${publicAcl(c)?.value.replace(/^.*?(?=public|authenticated)/i, '') ?? ''}, which Block Public Access and a missing s3:PutObjectAcl refuse in these words.`,
        facts: (c) => [c.fact('The ACL that is asked for', publicAcl(c))],
        fixes: ['drop-acl', 'allow-action'],
        nextCheck: {
          question: 'Does the upload pass without an ACL?',
          how: 'Leave x-amz-acl out, sign again and send it: if it passes, the ACL was refused; if not, a policy refuses the upload itself.',
        },
      },
    ]),
});
