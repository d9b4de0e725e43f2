import { element, header, hostId, hostLike, message, requestId, words } from './marks.js';
import { defineProvider, recorded } from './provider.js';

/**
 * Hosts where others run it for rent: Hetzner, Vultr and DreamHost.
 *
 * @see https://docs.hetzner.com/storage/object-storage/overview
 */
const rented = /\.(?:your-objectstorage\.com|vultrobjects\.com|dream\.io)\b/;

/** The Ceph Object Gateway (RGW), under whatever name it is run. */
export const ceph = defineProvider({
  id: 'ceph',
  name: 'Ceph RGW',
  hosts: () => undefined,
  marks: [
    header('certain', 'server', /^Ceph Object Gateway/i),
    header('certain', 'x-rgw-object-type'),
    requestId('certain', /^tx[0-9a-f]{20,24}-[0-9a-f]{8,12}-[0-9a-f]{1,16}-[\w-]{1,40}$/),
    element('likely', 'HostId', /^[0-9a-f]{1,16}-[\w-]{1,60}$/),
    hostId('likely', /^[0-9a-f]{3,16}-[a-z][\w]{1,30}-[a-z][\w-]{1,30}$/),
    message('likely', /^The pre-signed URL has expired|^Presigned URLs are disabled by admin/),
    words('likely', /\btx[0-9a-f]{20,24}-[0-9a-f]{8,12}-[0-9a-f]{1,16}-[\w-]{1,40}/),
    hostLike('likely', rented),
    words('likely', rented),
    words('likely', /\bradosgw\b/),
    words('hint', /\buploadId=2(?:~|%7E|\/)[\w-]{31}\b|\bupload id: 2~[\w-]{31}\b/i),
  ],
  quirks: [
    {
      id: 'empty-messages',
      text: 'Error documents often have an empty Message, also for an expired URL; releases before 19 give no text at all.',
      source: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_common.cc',
    },
    {
      id: 'future-dates-accepted',
      text: 'A presigned URL dated in the future is accepted: only its end is checked.',
      source: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_auth_s3.cc',
    },
    {
      id: 'no-signature-details',
      text: 'SignatureDoesNotMatch comes without StringToSign and CanonicalRequest.',
      source: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_common.cc',
    },
    {
      id: 'no-trailing-checksums',
      text: 'Older releases answer a body with a trailing checksum, which SDKs send by default, with XAmzContentSHA256Mismatch.',
      source: recorded('rgw'),
    },
    {
      id: 'no-cors-headers-on-errors',
      text: 'A refused request carries no CORS headers even where a rule matches, so a browser reports a CORS failure.',
      source: recorded('rgw'),
    },
    {
      id: 'quota-403',
      text: 'A full user or bucket quota is answered with QuotaExceeded and status 403.',
      source: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_common.cc',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    maximumSinglePutBytes: 5_368_709_120,
    expiredRefusal: { code: 'AccessDenied', message: 'The pre-signed URL has expired', status: 403 },
    corsHeadersOnErrors: false,
    sigv2: true,
    equalParts: false,
    refusesFutureDates: false,
  },
  sources: {
    bucketCors: 'https://docs.ceph.com/en/latest/radosgw/s3/bucketops/',
    postForm: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_policy_s3.cc',
    maximumSinglePutBytes: 'https://docs.ceph.com/en/latest/radosgw/config-ref/',
    expiredRefusal: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_auth_s3.cc',
    corsHeadersOnErrors: recorded('rgw'),
    sigv2: 'https://docs.ceph.com/en/latest/radosgw/s3/authentication/',
    equalParts: 'https://docs.ceph.com/en/latest/radosgw/s3/objectops/',
    refusesFutureDates: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_auth_s3.cc',
  },
});
