import { code, header, hostLike, message, requestId, shape, together, words } from './marks.js';
import { defineProvider } from './provider.js';

/** The S3 gateway of SeaweedFS. */
export const seaweedfs = defineProvider({
  id: 'seaweedfs',
  name: 'SeaweedFS',
  hosts: () => undefined,
  marks: [
    header('certain', 'server', /^SeaweedFS/i),
    header('certain', 'x-seaweedfs-upload-id'),
    header('certain', 'seaweed-x-amz-owner'),
    code('certain', /^(?:ErrTooManyRequest|ErrRequestBytesExceed)$/),
    // Its request ids are nanoseconds of Unix time.
    together('certain', shape('certain', ['Resource']), requestId('certain', /^1[5-9]\d{17}$/)),
    message('certain', /requires setting up SeaweedFS S3 authentication/i),
    message('likely', /^The access key ID you provided does not exist in our records/),
    words('certain', /requires setting up SeaweedFS S3 authentication|\bErrRequestBytesExceed\b/i),
    words('likely', /The access key ID you provided does not exist in our records/),
    hostLike('hint', /:8333$|^seaweed(?:fs)?(?:[.:-]|$)/),
  ],
  quirks: [
    {
      id: 'query-checksum-enforced',
      text: 'The checksum of an empty body that the JavaScript SDK signs into a presigned URL is verified, so the upload fails.',
      source: 'https://github.com/seaweedfs/seaweedfs/issues/10216',
    },
    {
      id: 'needs-identities',
      text: 'Without configured identities every signed request is refused with InvalidRequest.',
      source: 'https://github.com/seaweedfs/seaweedfs/wiki/Amazon-S3-API',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired', status: 403 },
    defaultChecksums: 'refused',
    refusesFutureDates: true,
  },
  sources: {
    bucketCors: 'https://github.com/seaweedfs/seaweedfs/wiki/S3-CORS',
    postForm: 'https://github.com/seaweedfs/seaweedfs/wiki/Amazon-S3-API',
    expiredRefusal: 'https://github.com/seaweedfs/seaweedfs/blob/master/weed/s3api/s3err/s3api_errors.go',
    defaultChecksums: 'https://github.com/seaweedfs/seaweedfs/issues/10216',
    refusesFutureDates: 'https://github.com/seaweedfs/seaweedfs/blob/master/weed/s3api/auth_signature_v4.go',
  },
});
