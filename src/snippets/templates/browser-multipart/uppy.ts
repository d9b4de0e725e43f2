// Uppy 6
// region snippet
import AwsS3 from '@uppy/aws-s3';
import type { AwsS3Options } from '@uppy/aws-s3';
import Uppy from '@uppy/core';
import type { Body, Meta } from '@uppy/core';

const leastPartBytes = 8_388_608; // {{partBytes}}
const mostParts = 10_000;

/** Your server's signing route: Uppy hands it each request that it is about to send, and gets a presigned URL for it. */
export type SignRequest = Extract<
  AwsS3Options<Meta, Body>,
  { signRequest: unknown }
>['signRequest'];

/**
 * An Uppy that sends files in parts. It creates, lists, completes and aborts the upload itself, with presigned URLs: the
 * bucket's CORS rules must allow GET, PUT, POST and DELETE, and expose ETag.
 */
export function createUppy(signRequest: SignRequest) {
  return new Uppy().use(AwsS3, {
    shouldUseMultipart: (file) => (file.size ?? 0) > leastPartBytes,
    // All parts but the last are of one size, which some stores demand.
    getChunkSize: ({ size }) => Math.max(leastPartBytes, Math.ceil(size / mostParts)),
    generateObjectKey: (file) => `uploads/${file.name}`,
    signRequest,
  });
}
// endregion
