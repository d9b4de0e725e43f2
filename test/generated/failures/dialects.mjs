/** Codes and texts of stores that are not Amazon's, and rarer ones of Amazon's. */
import { answer, plainRequest, presignedPut, sdkPut } from '../exchange.mjs';
import { byCode, byMessage } from '../labels.mjs';

const either = (world, options) =>
  world.draw.chance(0.5) ? presignedPut(world, options) : sdkPut(world, options);

/** `says`: what decides, the code or only the message. */
const row = (
  provider,
  status,
  code,
  message,
  truth,
  { also = [], says = 'code', extras = () => [], sdk = false, anonymous = false, options } = {},
) => [
  1,
  `dialect-${code}`,
  provider,
  (world) => ({
    request: anonymous ? plainRequest(world) : sdk ? sdkPut(world, options) : either(world),
    response: answer(world, status, code, message, extras(world)),
    label: says === 'code' ? byCode(truth, also) : byMessage(truth, also),
  }),
];

export const dialectFailures = [
  row(
    'minio',
    503,
    'SlowDownWrite',
    'Resource requested is unwritable, please reduce your request rate',
    'throttled',
  ),
  row('minio', 429, 'TooManyRequests', 'Please reduce your request rate', 'throttled'),
  row(
    'minio',
    503,
    'RequestTimeout',
    'A timeout occurred while trying to lock a resource, please reduce your request rate',
    'throttled',
    { says: 'message', also: ['request-timeout'] },
  ),
  row('minio', 400, 'XMinioAdminBucketQuotaExceeded', 'Bucket quota exceeded', 'storage-full'),
  row(
    'minio',
    400,
    'EntityTooLarge',
    'Your proposed upload exceeds the maximum allowed object size.',
    'entity-too-large',
    { also: ['post-policy'] },
  ),
  row(
    'minio',
    400,
    'EntityTooSmall',
    'Your proposed upload is smaller than the minimum allowed object size.',
    'part-too-small',
    {
      also: ['post-policy'],
      sdk: true,
      options: { method: 'POST', op: 'CompleteMultipartUpload', pairs: [['uploadId', 'ZGVmYXVsdA']] },
    },
  ),
  row('minio', 403, 'AccessDenied', 'No AWSAccessKey was presented', 'malformed-request-auth', {
    anonymous: true,
    says: 'message',
    also: ['unsigned-request', 'invalid-access-key'],
  }),
  row(
    'minio',
    400,
    'XMinioInvalidObjectName',
    'Object name contains unsupported characters.',
    'invalid-request',
  ),
  row('minio', 404, 'NoSuchBucket', 'The specified bucket does not exist', 'no-such-bucket', {
    also: ['wrong-endpoint'],
  }),
  row(
    'minio',
    404,
    'NoSuchUpload',
    'The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    'no-such-upload',
    { sdk: true },
  ),
  row('minio', 400, 'InvalidRegion', "Region does not match; expecting 'eu-west-1'.", 'wrong-region'),
  row('minio', 400, 'ExcessData', 'More data provided than indicated content length', 'incomplete-body', {
    also: ['bad-digest', 'invalid-request'],
  }),
  row('ceph', 403, 'RequestTimeTooSkewed', null, 'clock-skew', { also: ['stale-request'], sdk: true }),
  row('ceph', 411, 'MissingContentLength', null, 'missing-content-length'),
  row('ceph', 403, 'UserSuspended', null, 'access-denied-policy', { also: ['invalid-access-key'] }),
  row('ceph', 503, 'SlowDown', null, 'throttled'),
  row('ceph', 400, 'EntityTooLarge', null, 'entity-too-large', { also: ['post-policy'] }),
  row('ceph', 403, 'InvalidAccessKeyId', null, 'invalid-access-key'),
  row('ceph', 403, 'SignatureDoesNotMatch', null, 'signature-mismatch', {
    also: [
      'signature-wrong-secret',
      'signature-header-mismatch',
      'signature-host-mismatch',
      'signature-url-altered',
      'signature-method-mismatch',
    ],
  }),
  row('r2', 401, 'Unauthorized', 'Unauthorized', 'invalid-access-key', {
    also: ['access-denied-policy', 'unsigned-request', 'malformed-request-auth', 'insufficient-evidence'],
  }),
  row(
    'r2',
    400,
    'EntityTooSmall',
    'Your proposed upload is smaller than the minimum allowed object size.',
    'part-too-small',
    { also: ['post-policy'], sdk: true },
  ),
  row('r2', 404, 'NoSuchUpload', 'The specified multipart upload does not exist.', 'no-such-upload', {
    sdk: true,
  }),
  row('garage', 404, 'NoSuchBucket', 'Bucket not found: media', 'no-such-bucket', {
    also: ['wrong-endpoint'],
  }),
  row(
    'garage',
    503,
    'ServiceUnavailable',
    'Internal error: Could not reach quorum of 2. 1 of 3 request succeeded, others returned errors',
    'server-error',
    { also: ['throttled'] },
  ),
  row(
    'garage',
    400,
    'InvalidRequest',
    'Bad request: duplicate query parameter: `X-Amz-Date`',
    'malformed-request-auth',
    { says: 'message', also: ['signature-url-altered'] },
  ),
  row(
    'aws',
    400,
    'InvalidRequest',
    'Missing required header for this request: x-amz-content-sha256',
    'malformed-request-auth',
    { says: 'message', also: ['invalid-request'] },
  ),
  row(
    'aws',
    400,
    'InvalidRequest',
    'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    'bad-digest',
    { says: 'message', also: ['checksum-default', 'invalid-request'] },
  ),
  row('aws', 400, 'InvalidRequest', 'Value for x-amz-checksum-crc32 header is invalid.', 'bad-digest', {
    says: 'message',
    also: ['checksum-default'],
  }),
  row(
    'aws',
    400,
    'MetadataTooLarge',
    'Your metadata headers exceed the maximum allowed metadata size',
    'invalid-request',
    {
      extras: () => [
        ['Size', '2310'],
        ['MaxSizeAllowed', '2048'],
      ],
    },
  ),
  row(
    'aws',
    403,
    'InvalidSecurity',
    'The provided security credentials are not valid.',
    'invalid-access-key',
    { also: ['session-token-invalid', 'malformed-request-auth'] },
  ),
  row('aws', 400, 'TokenRefreshRequired', 'The provided token must be refreshed.', 'session-token-expired'),
  row(
    'aws',
    409,
    'OperationAborted',
    'A conflicting conditional operation is currently in progress against this resource. Please try again.',
    'invalid-request',
    { also: ['precondition-failed', 'throttled', 'server-error'] },
  ),
  row('aws', 400, 'InvalidBucketName', 'The specified bucket is not valid.', 'wrong-endpoint', {
    also: ['invalid-request', 'no-such-bucket'],
    extras: () => [['BucketName', 'My_Bucket']],
  }),
  row('aws', 403, 'AllAccessDisabled', 'All access to this object has been disabled', 'access-denied-policy'),
  row(
    'aws',
    403,
    'AccountProblem',
    'There is a problem with your AWS account that prevents the operation from completing successfully. Please contact customer service.',
    'access-denied-policy',
  ),
  row('aws', 400, 'InvalidArgument', 'Unsupported Authorization Type', 'unsigned-request', {
    anonymous: true,
    says: 'message',
    also: ['malformed-request-auth'],
    extras: () => [
      ['ArgumentName', 'Authorization'],
      ['ArgumentValue', 'Bearer abcdefghijklmnop'],
    ],
  }),
  row(
    'aws',
    400,
    'AuthorizationHeaderMalformed',
    'The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.',
    'malformed-request-auth',
    { says: 'message', also: ['invalid-access-key'] },
  ),
  row(
    'aws',
    400,
    'AuthorizationHeaderMalformed',
    'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    'malformed-request-auth',
    { says: 'message' },
  ),
  row(
    'aws',
    403,
    'AccessDenied',
    'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters',
    'malformed-request-auth',
    { says: 'message', also: ['signature-url-altered'] },
  ),
  row(
    'aws',
    403,
    'AccessDenied',
    'Anonymous users cannot initiate multipart uploads.  Please authenticate.',
    'unsigned-request',
    { anonymous: true, says: 'message', also: ['malformed-request-auth'] },
  ),
  row(
    'aws',
    400,
    'InvalidRequest',
    'S3 Transfer Acceleration is not supported for buckets with periods (.) in their names',
    'acceleration-not-enabled',
    { says: 'message' },
  ),
  row('aws', 400, 'InvalidStorageClass', 'The storage class you specified is not valid', 'invalid-request'),
];
