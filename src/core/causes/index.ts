// Generated from the files of this folder: npm run unit -- -u
import { accelerationNotEnabled } from './acceleration-not-enabled.js';
import { accessDeniedPolicy } from './access-denied-policy.js';
import { aclNotSupported } from './acl-not-supported.js';
import { badDigest } from './bad-digest.js';
import { checksumDefault } from './checksum-default.js';
import { clientTimeout } from './client-timeout.js';
import { clockSkew } from './clock-skew.js';
import { cors } from './cors.js';
import { entityTooLarge } from './entity-too-large.js';
import { expiredUrl } from './expired-url.js';
import { expiresTooLong } from './expires-too-long.js';
import { incompleteBody } from './incomplete-body.js';
import { insufficientEvidence } from './insufficient-evidence.js';
import { invalidAccessKey } from './invalid-access-key.js';
import { invalidPart } from './invalid-part.js';
import { invalidPartOrder } from './invalid-part-order.js';
import { invalidRequest } from './invalid-request.js';
import { kmsDenied } from './kms-denied.js';
import { malformedRequestAuth } from './malformed-request-auth.js';
import { malformedXml } from './malformed-xml.js';
import { missingContentLength } from './missing-content-length.js';
import { network } from './network.js';
import { noSuchBucket } from './no-such-bucket.js';
import { noSuchUpload } from './no-such-upload.js';
import { objectLockChecksum } from './object-lock-checksum.js';
import { partLimit } from './part-limit.js';
import { partTooSmall } from './part-too-small.js';
import { postPolicy } from './post-policy.js';
import { preconditionFailed } from './precondition-failed.js';
import { proxyBodyLimit } from './proxy-body-limit.js';
import { requestTimeout } from './request-timeout.js';
import { serverError } from './server-error.js';
import { sessionTokenExpired } from './session-token-expired.js';
import { sessionTokenInvalid } from './session-token-invalid.js';
import { signatureHeaderMismatch } from './signature-header-mismatch.js';
import { signatureHostMismatch } from './signature-host-mismatch.js';
import { signatureMethodMismatch } from './signature-method-mismatch.js';
import { signatureMismatch } from './signature-mismatch.js';
import { signatureUrlAltered } from './signature-url-altered.js';
import { signatureWrongSecret } from './signature-wrong-secret.js';
import { sigv2Unsupported } from './sigv2-unsupported.js';
import { staleRequest } from './stale-request.js';
import { storageFull } from './storage-full.js';
import { throttled } from './throttled.js';
import { unsignedRequest } from './unsigned-request.js';
import { unsupportedByServer } from './unsupported-by-server.js';
import { wrongEndpoint } from './wrong-endpoint.js';
import { wrongRegion } from './wrong-region.js';

export const causes = [
  accelerationNotEnabled,
  accessDeniedPolicy,
  aclNotSupported,
  badDigest,
  checksumDefault,
  clientTimeout,
  clockSkew,
  cors,
  entityTooLarge,
  expiredUrl,
  expiresTooLong,
  incompleteBody,
  insufficientEvidence,
  invalidAccessKey,
  invalidPart,
  invalidPartOrder,
  invalidRequest,
  kmsDenied,
  malformedRequestAuth,
  malformedXml,
  missingContentLength,
  network,
  noSuchBucket,
  noSuchUpload,
  objectLockChecksum,
  partLimit,
  partTooSmall,
  postPolicy,
  preconditionFailed,
  proxyBodyLimit,
  requestTimeout,
  serverError,
  sessionTokenExpired,
  sessionTokenInvalid,
  signatureHeaderMismatch,
  signatureHostMismatch,
  signatureMethodMismatch,
  signatureMismatch,
  signatureUrlAltered,
  signatureWrongSecret,
  sigv2Unsupported,
  staleRequest,
  storageFull,
  throttled,
  unsignedRequest,
  unsupportedByServer,
  wrongEndpoint,
  wrongRegion,
] as const;

export type CauseId = (typeof causes)[number]['id'];
