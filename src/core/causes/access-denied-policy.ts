import { authenticationOf, isPlainAddress } from '../evidence/authentication.js';
import type { Case } from '../evidence/case.js';
import { isHead, publicAcl } from '../evidence/requestShape.js';
import { lateSeconds, saysExpired } from '../evidence/timing.js';
import { defineCause, inferred, stated, suspected, type Finding } from './cause.js';

const policyTypes: readonly { readonly words: string; readonly variant: string; readonly name: string }[] = [
  { words: 'VPC endpoint policy', variant: 'vpc-endpoint', name: 'the policy of the VPC endpoint' },
  {
    words: 'service control policy',
    variant: 'service-control',
    name: 'a service control policy of the organisation',
  },
  {
    words: 'resource control policy',
    variant: 'resource-control',
    name: 'a resource control policy of the organisation',
  },
  { words: 'permissions boundary', variant: 'boundary', name: 'the permissions boundary' },
  { words: 'session policy', variant: 'session', name: 'the session policy' },
  { words: 'resource-based policy', variant: 'bucket-policy', name: 'the bucket policy' },
  { words: 'identity-based policy', variant: 'identity-policy', name: 'the identity policy' },
];

/** Java's SDK and MinIO's clients print the message alone; the full stop is MinIO's. */
const deniedAlone =
  /S3Exception:\s{1,4}Access Denied\b|PermissionError: Access Denied\b|Access Denied\s{1,8}Extra Details: RequestId\b|\b(?:put|upload|copy|save|write)\b[^\n]{0,120}[:.] Access Denied\.(?=["'\s]|$)/i;

/**
 * A policy says no: the caller's, the bucket's, the endpoint's or the organisation's.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export const accessDeniedPolicy = defineCause({
  id: 'access-denied-policy',
  title: 'A policy refuses this upload',
  judge(c) {
    const enhanced = c.find(
      /(?:is|are) not authorized to perform:?\s{1,40}(?<action>(?:s3|s3express|s3-object-lambda|sts):[A-Za-z]{2,40}|[a-z.]{2,30}\.[a-zA-Z]{2,30})/,
    );
    const google = c.find(/does not have (?<action>storage\.[a-z.]{2,40}) access/);
    if (enhanced || google)
      return named(
        c,
        enhanced?.groups['action'] ?? google?.groups['action'] ?? 's3:PutObject',
        enhanced ?? google,
      );
    if (c.says('public policies are prevented by the BlockPublicPolicy', 'blocked by the BlockPublicPolicy'))
      return stated(c, {
        variant: 'public-policy-blocked',
        summary:
          'The bucket policy that was sent would make the bucket public, and Block Public Access refuses public policies.',
        fixes: ['allow-named-action'],
      });
    if (c.says('unauthorized for application key with capabilities'))
      return stated(c, {
        variant: 'capability',
        summary:
          'The application key lacks a capability that this call needs, or is limited to another bucket.',
        facts: [
          c.fact(
            `The key has: ${c.find(/with capabilities '(?<names>[A-Za-z, ]{0,300})'/)?.groups['names'] ?? ''}`,
            c.says('unauthorized for application key with capabilities'),
          ),
        ],
        fixes: ['allow-capability'],
      });
    const disabled = c.says('billing account for the owning project is disabled', '"accountDisabled"');
    if (disabled)
      return stated(c, {
        variant: 'account',
        summary:
          'The billing account of the project that owns the bucket is disabled, so nothing is stored there.',
        facts: [c.fact(`“${disabled.value}”`, disabled)],
        fixes: ['mend-account'],
      });
    if (c.says('row-level security policy'))
      return stated(c, {
        variant: 'row-level-security',
        summary: 'No row-level security policy of storage.objects lets this user add the file.',
        fixes: ['allow-row'],
        excluded: [{ cause: 'no-such-bucket', because: 'The policies are those of a bucket that is there.' }],
      });
    if (c.says('protected by object lock'))
      return stated(c, {
        variant: 'object-lock',
        summary: 'The object is protected by Object Lock and cannot be overwritten.',
        fixes: ['keep-locked-version'],
      });
    if (
      [
        'UserSuspended',
        'AllAccessDisabled',
        'AccountProblem',
        'UserDisable',
        'NotSignedUp',
        'InvalidPayer',
        'NotEntitled',
      ].includes(c.code)
    )
      return stated(c, {
        variant: 'account',
        summary: 'The account or user behind the key is suspended or not enabled for this.',
        fixes: ['mend-account'],
      });
    if (
      c.code !== 'AccessDenied' &&
      c.code !== 'Forbidden' &&
      !(
        c.code === '' &&
        c.find(deniedAlone) &&
        c.find(/\b(?:s3|minio|bucket|object|mc|s3fs|HostId)\b|S3Exception/i)
      ) &&
      !(c.code === 'Unauthorized' && c.provider === 'r2')
    )
      return undefined;
    if (isOtherRefusal(c) || (isHead(c) && c.error?.origin !== 'document')) return undefined;
    const isBare = c.message === '' || /^access\s{0,2}denied\.?$/i.test(c.message);
    const authentication = authenticationOf(c);
    const options = c.method === 'OPTIONS';
    if (options || authentication === 'none' || authentication === 'foreign') return undefined;
    // Ceph names the bucket only once the caller is known, so its silence leaves signature, key and expiry open too.
    const isSilentStore = c.provider === 'ceph' || c.provider === 'spaces';
    const isBeforeAuthorisation =
      isSilentStore &&
      (c.element('BucketName') === undefined ||
        (authentication === 'unknown' && lateSeconds(c) === undefined));
    const base: Omit<Finding, 'certainty' | 'facts'> = {
      summary: `${c.providerName} accepted the signature and refused the upload: ${refusal(c)}.`,
      fixes: hasNoAcl(c) ? ['allow-action', 'allow-kms'] : ['allow-action', 'allow-kms', 'drop-acl'],
      nextCheck: isOtherStore(c)
        ? {
            question: 'What may this key do?',
            how: 'Look at its rights in the store’s console or tools, and send the same file with it to another name, without an ACL.',
          }
        : {
            question: 'Which policy refuses?',
            how: 'Call the same action with the signer’s own credentials (aws s3api put-object): newer answers name the policy type. Then look at the bucket policy’s Deny statements, at KMS, and at an ACL in the request.',
          },
      excluded: [
        {
          cause: 'expired-url',
          because:
            lateSeconds(c) !== undefined && (lateSeconds(c) ?? 0) <= 0
              ? 'The answer’s time is inside the URL’s lifetime.'
              : 'An expired URL is answered with “Request has expired”.',
        },
        { cause: 'signature-mismatch', because: 'A wrong signature is answered with SignatureDoesNotMatch.' },
      ],
    };
    if (c.operation === 'CreateBucket')
      return inferred(c, {
        ...base,
        variant: 'create-bucket',
        summary: `${c.providerName} refused to create a bucket, which the client tries before it uploads: nothing allows s3:CreateBucket, or something denies it.`,
        fixes: ['bucket-first'],
      });
    if (isBeforeAuthorisation)
      return suspected(c, {
        ...base,
        excluded: [],
        summary: `${c.providerName} refused the upload without saying why: a policy, an unknown key or an expired URL look the same here.`,
      });
    if (isPlainAddress(c))
      return suspected(c, {
        ...base,
        summary: `${c.providerName} refused the request without saying why; the address shown carries no signature, so it may have come as a stranger’s.`,
      });
    if (!isBare) return suspected(c, base);
    const alone = c.code === '' ? c.find(deniedAlone) : undefined;
    if (alone && !alone.value.startsWith('S3Exception'))
      return suspected(c, { ...base, facts: [c.fact(`“${alone.value.slice(0, 160)}”`, alone)] });
    // A URL that has ended by the reader's clock may have ended before it was refused; only Amazon's own answer tells.
    const mayHaveEnded =
      c.arrivedAt === undefined && c.expiresAt !== undefined && c.now > c.expiresAt && c.provider !== 'aws';
    // Amazon and what is like it name the request: an answer of a code alone comes from a server that may mean anything by it.
    const isCodeAlone =
      c.error?.origin === 'document' &&
      c.provider === 'unknown' &&
      [...c.error.elements.keys()].every((name) => name === 'Error' || name === 'Code');
    return c.error?.origin === 'word' ||
      isCodeAlone ||
      c.error?.origin === 'log' ||
      mayHaveEnded ||
      publicAcl(c) !== undefined
      ? suspected(c, base)
      : inferred(c, base);
  },
});

/** Whether the request is shown with its headers, and asks for no ACL. */
function hasNoAcl(c: Case): boolean {
  return (
    (c.exchange?.request.headers.length ?? 0) > 2 &&
    c.requestHeader('x-amz-acl') === undefined &&
    !/x-amz-(?:acl|grant)/i.test(c.url?.raw ?? '') &&
    publicAcl(c) === undefined
  );
}

/** Stores that give rights to keys and tokens know no policies. */
function refusal(c: Case): string {
  if (['r2', 'b2', 'garage', 'seaweedfs'].includes(c.provider)) return 'this key may not write here';
  const isUpload = c.operation === undefined || /put|upload|post/i.test(c.operation);
  return `no policy allows ${isUpload ? 's3:PutObject' : c.operation}, or one denies it`;
}

/** Policies have types, and answers name them, at Amazon only. */
function isOtherStore(c: Case): boolean {
  return c.provider !== 'aws' && c.provider !== 'unknown' && c.isProviderCertain;
}

function named(c: Case, action: string, at: ReturnType<Case['find']>): Finding | undefined {
  if (action === 's3:PutObjectAcl') return undefined;
  const type = policyTypes.find((candidate) => c.says(candidate.words));
  const isDeny = c.says('explicit deny') !== undefined;
  const caller = c.find(/(?:User|user): (?<arn>arn:[A-Za-z0-9:/_+=,.@-]{10,200})/);
  const endpoint = c.find(/vpce-[0-9a-f]{8,20}/);
  return stated(c, {
    variant: type?.variant ?? null,
    summary: `${caller?.groups['arn'] ?? 'The caller'} may not ${action}: ${isDeny ? `${type?.name ?? 'a policy'}${type?.variant === 'vpc-endpoint' && endpoint ? ` (${endpoint.value})` : ''} denies it explicitly` : type ? `nothing in ${type.name} allows it` : 'no policy allows it'}.`,
    facts: [
      c.fact(`The store names the action: ${action}`, at),
      ...(type ? [c.fact(`Policy type: ${type.words}`, c.says(type.words))] : []),
    ],
    fixes: [
      /^s3:(?:PutObject|AbortMultipartUpload|ListMultipartUploadParts)$/.test(action)
        ? 'allow-action'
        : 'allow-named-action',
    ],
    excluded: [
      { cause: 'signature-mismatch', because: 'The store knows who calls: the signature was right.' },
      { cause: 'expired-url', because: 'The request was let through to the policies: it had not expired.' },
    ],
  });
}

/** Codes of AccessDenied whose message speaks of something else. */
function isOtherRefusal(c: Case): boolean {
  return (
    saysExpired(c) !== undefined ||
    c.says(
      'headers present in the request which',
      'not yet valid',
      'not valid yet',
      'Query-string authentication',
      'Invalid according to Policy',
      'Policy expired',
      'policy condition',
      'not authorized to perform: kms',
      'Anonymous',
      'Invalid signature',
      'Signature validation failed',
      'cap exceeded',
      'No such key',
      'CORSResponse',
      'This CORS request is not allowed',
      'Policy missing',
      'Policy check failed',
      'valid Date or x-amz-date',
      'form field',
      'No AWSAccessKey',
      'must provide the correct secret key',
    ) !== undefined
  );
}
