import type { Fact } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { capabilitiesOf } from '../providers/capabilities.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * Newer regions, KMS-encrypted buckets and many stores take only signature version 4.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
 */
export const sigv2Unsupported = defineCause({
  id: 'sigv2-unsupported',
  title: 'Signed with version 2 where version 4 is wanted',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'Please use AWS4-HMAC-SHA256',
          'authorization mechanism you have provided is not supported',
          'authorization mechanism that you provided is not supported',
        ],
        // A URL of version 4 that lost its algorithm is taken for an older one.
        when: (c) => !c.url?.parameters.some(({ name }) => /^x-amz-credential$/i.test(name)),
        summary: (c) =>
          `The request was signed with signature version 2${c.responseHeader('x-amz-bucket-region') ? `; the bucket’s region, ${c.responseHeader('x-amz-bucket-region')?.value ?? ''}, takes only version 4` : ', and the store takes only version 4'}.`,
        facts: (c) => [signedWithV2(c)],
        fixes: ['use-sigv4'],
        excluded: [
          {
            cause: 'signature-mismatch',
            because: 'The signature was not compared at all: its version was refused first.',
          },
          { cause: 'invalid-access-key', because: 'The key is not what the store refuses.' },
        ],
      },
      {
        says: [
          'require AWS Signature Version 4',
          'require Signature Version 4',
          'requires AWS Signature Version 4',
        ],
        variant: 'kms',
        summary: 'The bucket encrypts with KMS, and such uploads must be signed with signature version 4.',
        facts: (c) => [signedWithV2(c)],
        fixes: ['use-sigv4'],
        excluded: [
          { cause: 'kms-denied', because: 'The key was not asked: the signature version was refused first.' },
        ],
      },
      {
        codes: ['UnsupportedSignature'],
        summary: 'The request was signed with a version of the signature that this store does not take.',
        fixes: ['use-sigv4'],
      },
      {
        codes: ['InvalidRequest', 'AccessDenied', 'InvalidArgument', 'NotImplemented', 'Unauthorized'],
        when: (c) =>
          (c.url?.scheme === 'v2' ||
            /^AWS [^:]{1,200}:/.test(c.requestHeader('authorization')?.value ?? '')) &&
          takesOnlyV4(c) &&
          c.says('expired', 'Query-string authentication requires') === undefined,
        certainty: 'inferred',
        summary: (c) =>
          `The request is signed with signature version 2, which ${c.providerName} does not take.`,
        facts: (c) => [signedWithV2(c)],
        fixes: ['use-sigv4'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.exchange?.response === undefined &&
          c.url?.scheme === 'v2' &&
          c.place?.provider === 'aws' &&
          c.place.region !== null &&
          isYoungRegion(c.place.region),
        certainty: 'suspected',
        summary: (c) =>
          `The URL is signed with signature version 2, and ${c.place?.region ?? ''} takes only version 4.`,
        facts: (c) => [signedWithV2(c)],
        fixes: ['use-sigv4'],
        nextCheck: {
          question: 'What does the store answer to this URL?',
          how: 'Send it with curl -v: “Please use AWS4-HMAC-SHA256” confirms it.',
        },
      },
    ]),
});

/** Regions from before 2014, the only ones that ever took version 2. */
const oldRegions = new Set([
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'aws-global',
]);

function isYoungRegion(region: string): boolean {
  return /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) && !oldRegions.has(region);
}

function signedWithV2(c: Case): Fact | undefined {
  if (c.url?.scheme === 'v2')
    return c.fact(
      'AWSAccessKeyId, Expires and Signature in the query: signature version 2',
      parameterOf(c.url, 'signature'),
    );
  const authorization = c.requestHeader('authorization');
  return authorization?.value.startsWith('AWS ')
    ? c.fact('Authorization begins with “AWS ”: signature version 2', authorization)
    : undefined;
}

function takesOnlyV4(c: Case): boolean {
  return c.provider !== 'unknown' && capabilitiesOf(c.provider).sigv2 === false;
}
