import type { Fact } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { mayHashChunks } from '../evidence/defaultChecksums.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The bytes that arrived are not those the declared digest was computed over.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export const badDigest = defineCause({
  id: 'bad-digest',
  title: 'The body does not match its digest',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['The complete request must include the checksum for each part'],
        variant: 'part-checksum-missing',
        summary:
          'The upload was created with a checksum, and the completion does not name the checksum of each part beside its ETag.',
        fixes: ['complete-with-checksums'],
      },
      {
        codes: [
          'BadDigest',
          'InvalidDigest',
          'XAmzContentSHA256Mismatch',
          'XAmzContentChecksumMismatch',
          'ChecksumMismatch',
          'CrcMismatch',
          'UnprocessableEntity',
        ],
        when: (c) => !isEmptyBodyChecksum(c),
        // A store that hashes the chunks of a default checksum as if they were the file says this, too.
        doubt: {
          when: mayHashChunks,
          nextCheck: {
            question: 'Does the upload pass with request_checksum_calculation=when_required?',
            how: 'Set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and upload again.',
          },
        },
        summary: (c) =>
          /Value for x-amz-checksum-[a-z0-9]{3,12} header is invalid/.test(c.message)
            ? 'The checksum sent is not well-formed: its header holds the base64 of the checksum’s bytes, not hex text.'
            : c.code === 'InvalidDigest' && !isDigestShown(c)
              ? 'The store takes the Content-MD5 of the request for no digest: it is missing, or not the base64 of 16 bytes.'
              : c.code === 'InvalidDigest' || c.message.includes('was invalid')
                ? 'The digest sent is not well-formed: Content-MD5 is the base64 of 16 bytes, not hex text.'
                : isDigestOfNothing(c)
                  ? 'The digest that was sent is that of an empty body, and the body was not empty: the stream was read to its end before it was hashed.'
                  : 'The body that arrived does not have the digest that was sent with it.',
        facts: (c) => [
          elementFact(c, 'ExpectedDigest', (value) => `Sent: ${value}`),
          elementFact(c, 'CalculatedDigest', (value) => `Computed by the store: ${value}`),
          elementFact(c, 'Content-MD5', (value) => `Content-MD5 sent: ${value}`),
          checksumBehindMd5(c),
        ],
        fixes: ['fix-digest'],
      },
      {
        says: [
          'The Content-MD5 you specified',
          'header does not match what was computed',
          'did not match the calculated checksum',
          'did not match what we received',
          'Checksum Type mismatch',
          'Value for x-amz-',
          'Invalid checksum provided',
          'The upload was created using a',
          'Checksum does not match',
          'Invalid digest',
          'Missing required header for this request: Content-MD5',
          'Expecting a single x-amz-checksum',
          'specified checksum does not match',
          'checksum mismatch',
        ],
        when: (c) =>
          !isEmptyBodyChecksum(c) &&
          /digest|checksum|md5|sha256|crc/i.test(c.text) &&
          !/authoriz|encryption/i.test(c.message),
        summary: 'The body that arrived does not have the digest or checksum that was sent with it.',
        fixes: ['fix-digest'],
      },
      {
        // The Java SDK compares the answer's ETag with what it sent, and rclone the object's hash with the file's.
        says: [
          'Data read has a different checksum than expected',
          'corrupted on transfer',
          'md5 hashes differ',
        ],
        when: (c) => c.code === '',
        certainty: 'inferred',
        variant: 'compared-by-client',
        summary: (c) =>
          isDigestOfNothing(c)
            ? 'The client compared digests after the upload, and one of the two is that of no bytes: the store kept an empty object, or the stream was read before.'
            : 'The client compared digests after the upload, and the store’s is another than the file’s: the file changed while it was read, something on the way changed the bytes, or the store’s ETag is no MD5.',
        fixes: ['fix-digest'],
        nextCheck: {
          question: 'Does the stored object have the bytes of the file?',
          how: 'Download it and compare it with the file (cmp); encryption by the store and uploads in parts give ETags that are no MD5.',
        },
      },
      {
        says: ['x-amz-content-sha256 must be'],
        when: (c) => (c.element('ArgumentValue') ?? c.requestHeader('x-amz-content-sha256')) !== undefined,
        variant: 'hash-malformed',
        summary:
          'x-amz-content-sha256 is neither a SHA-256 in hex nor one of the words that S3 takes in its place.',
        fixes: ['fix-digest'],
      },
    ]),
});

/** The checksum of no bytes, signed into a URL by an SDK that had no body yet, is another cause. */
function isEmptyBodyChecksum(c: Case): boolean {
  return (
    c.url?.parameters.some((parameter) => parameter.name.toLowerCase().startsWith('x-amz-checksum-')) ===
      true && parameterOf(c.url, 'x-amz-sdk-checksum-algorithm') !== undefined
  );
}

function isDigestShown(c: Case): boolean {
  return (c.element('Content-MD5') ?? c.requestHeader('content-md5')) !== undefined;
}

/** MD5 and SHA-256 of no bytes at all, in hex and base64. */
function isDigestOfNothing(c: Case): boolean {
  return (
    c.says(
      'd41d8cd98f00b204e9800998ecf8427e',
      '1B2M2Y8AsgTpgAmY7PhCfg==',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    ) !== undefined
  );
}

/** SeaweedFS has the words of Content-MD5 for every checksum: the request shows which one was sent. */
function checksumBehindMd5(c: Case): Fact | undefined {
  if (!/content-md5/i.test(c.message) || c.requestHeader('content-md5') !== undefined) return undefined;
  const sent = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256']
    .map((name) => c.requestHeader(`x-amz-checksum-${name}`))
    .find((header) => header !== undefined);
  return sent && c.fact(`The request has no Content-MD5: it is ${sent.name} that does not fit`, sent);
}
