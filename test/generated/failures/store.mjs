/** Permissions, keys, and what stores say of themselves. */
import { answer, plainRequest, presignedPut, sdkPut } from '../exchange.mjs';
import { byCode, byMessage, inferable, open, vagueLabel } from '../labels.mjs';
import { partitionOf } from '../world.mjs';

const either = (world, options) =>
  world.draw.chance(0.5) ? presignedPut(world, options) : sdkPut(world, options);
const simple =
  (status, code, message, truth, { also = [], extras = () => [], op, label, request = either } = {}) =>
  (world) => ({
    request: op ? sdkPut(world, op) : request(world),
    response: answer(world, status, code, message, extras(world)),
    label: label ?? byMessage(truth, also),
  });
const coded = (status, code, message, truth, options = {}) =>
  simple(status, code, message, truth, { ...options, label: byCode(truth, options.also) });

const ways = [
  'because no identity-based policy allows the s3:PutObject action',
  'because no resource-based policy allows the s3:PutObject action',
  'because no session policy allows the s3:PutObject action',
  'because no permissions boundary allows the s3:PutObject action',
  'because no service control policy allows the s3:PutObject action',
  'because no VPC endpoint policy allows the s3:PutObject action',
  'with an explicit deny in an identity-based policy',
  'with an explicit deny in a resource-based policy',
  'with an explicit deny in a service control policy',
  'with an explicit deny in a resource control policy',
  'with an explicit deny in a VPC endpoint policy',
  'with an explicit deny in a permissions boundary',
  'with an explicit deny in a session policy',
];
function notAuthorized(world) {
  const { draw, account } = world;
  const who = draw.pick([
    `user/${draw.pick(['ci', 'uploader', 'web'])}`,
    `assumed-role/upload-role/i-0${draw.hex(16)}`,
    'assumed-role/app-task/session-1',
  ]);
  const service = who.startsWith('assumed') ? 'sts' : 'iam';
  const partition = partitionOf(world.region);
  const message = `User: arn:${partition}:${service}::${account}:${who} is not authorized to perform: s3:PutObject on resource: "arn:${partition}:s3:::${world.bucket}/${world.key}" ${draw.pick(ways)}`;
  return {
    request: either(world),
    response: answer(world, 403, 'AccessDenied', message),
    label: byMessage('access-denied-policy'),
  };
}
function kmsDenied(world) {
  const { draw, account, region } = world;
  const partition = partitionOf(region);
  const key = `arn:${partition}:kms:${region}:${account}:key/${draw.hex(8)}-${draw.hex(4)}-${draw.hex(4)}-${draw.hex(4)}-${draw.hex(12)}`;
  const [status, code, message] = draw.pick([
    [
      403,
      'AccessDenied',
      `User: arn:${partition}:iam::${account}:user/uploader is not authorized to perform: kms:GenerateDataKey on resource: ${key} because no identity-based policy allows the kms:GenerateDataKey action`,
    ],
    [
      403,
      'AccessDenied',
      `User: arn:${partition}:sts::${account}:assumed-role/app/s1 is not authorized to perform: kms:Decrypt on resource: ${key} because no resource-based policy allows the kms:Decrypt action`,
    ],
    [400, 'KMS.DisabledException', `${key} is disabled.`],
    [400, 'KMS.NotFoundException', `Key '${key}' does not exist`],
    [400, 'KMS.KMSInvalidStateException', `${key} is pending deletion.`],
  ]);
  return {
    request: either(world),
    response: answer(world, status, code, message),
    label: code === 'AccessDenied' ? byMessage('kms-denied') : byCode('kms-denied'),
  };
}

/** A refusal of a request that nobody signed. */
const unsigned = (world) => ({
  request: plainRequest(world, {
    sent: world.draw.chance(0.5) ? [['Authorization', `Bearer ${world.draw.hex(40)}`]] : [],
  }),
  response: answer(world, 403, 'AccessDenied', 'Access Denied'),
  label: (sees, failure) =>
    (sees.has('sent') && sees.has('url')) || (sees.has('serverLog') && sees.has('code'))
      ? inferable('unsigned-request', ['access-denied-policy'])
      : sees.has('code')
        ? open('access-denied-policy', [
            'unsigned-request',
            'insufficient-evidence',
            'kms-denied',
            'no-such-bucket',
            'expired-url',
          ])
        : vagueLabel(failure, sees),
});

export const storeFailures = [
  [10, 'not-authorized', 'aws', notAuthorized],
  [5, 'kms', 'aws', kmsDenied],
  [3, 'unsigned', 'aws', unsigned],
  [
    2,
    'acl',
    'aws',
    coded(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs', 'acl-not-supported'),
  ],
  [
    1,
    'acl-owner',
    'aws',
    coded(
      400,
      'InvalidBucketAclWithObjectOwnership',
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      'acl-not-supported',
    ),
  ],
  [2, 'slow-down', 'aws', coded(503, 'SlowDown', 'Please reduce your request rate.', 'throttled')],
  [
    1,
    'unavailable',
    'aws',
    coded(503, 'ServiceUnavailable', 'Service is unable to handle request.', 'throttled', {
      also: ['server-error'],
    }),
  ],
  [
    1,
    'rate',
    'r2',
    coded(429, 'TooManyRequests', 'Reduce your concurrent request rate for the same object.', 'throttled'),
  ],
  [
    2,
    'internal',
    'aws',
    coded(500, 'InternalError', 'We encountered an internal error. Please try again.', 'server-error'),
  ],
  [
    2,
    'no-bucket',
    'aws',
    coded(404, 'NoSuchBucket', 'The specified bucket does not exist', 'no-such-bucket', {
      also: ['wrong-endpoint'],
      extras: (w) => [['BucketName', w.bucket]],
    }),
  ],
  [
    2,
    'precondition',
    'aws',
    coded(
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      'precondition-failed',
      { extras: () => [['Condition', 'If-None-Match']] },
    ),
  ],
  [
    1,
    'conflict',
    'aws',
    coded(
      409,
      'ConditionalRequestConflict',
      'The conditional request cannot succeed due to a conflicting operation against this resource.',
      'precondition-failed',
      { extras: () => [['Condition', 'If-None-Match']] },
    ),
  ],
  [
    1,
    'idle',
    'aws',
    coded(
      400,
      'RequestTimeout',
      'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
      'request-timeout',
      { also: ['incomplete-body'] },
    ),
  ],
  [
    2,
    'accelerate',
    'aws',
    simple(
      400,
      'InvalidRequest',
      'S3 Transfer Acceleration is not configured on this bucket',
      'acceleration-not-enabled',
    ),
  ],
  [
    1,
    'key-long',
    'aws',
    coded(400, 'KeyTooLongError', 'Your key is too long', 'invalid-request', {
      extras: () => [
        ['Size', '1180'],
        ['MaxSizeAllowed', '1024'],
      ],
    }),
  ],
  [
    1,
    'full',
    'minio',
    coded(
      507,
      'XMinioStorageFull',
      'Storage backend has reached its minimum free drive threshold. Please delete a few objects to proceed.',
      'storage-full',
    ),
  ],
  [1, 'quota', 'ceph', coded(403, 'QuotaExceeded', null, 'storage-full')],
  [
    1,
    'kms-none',
    'minio',
    simple(
      501,
      'NotImplemented',
      'Server side encryption specified but KMS is not configured',
      'unsupported-by-server',
      { also: ['kms-denied'] },
    ),
  ],
  [
    2,
    'website',
    'aws',
    simple(
      405,
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      'wrong-endpoint',
      {
        label: byCode('wrong-endpoint', ['invalid-request', 'signature-method-mismatch']),
        extras: () => [
          ['Method', 'PUT'],
          ['ResourceType', 'OBJECT'],
        ],
      },
    ),
  ],
  [
    2,
    'lock',
    'aws',
    simple(
      403,
      'AccessDenied',
      'Access Denied because object protected by object lock.',
      'access-denied-policy',
    ),
  ],
];
