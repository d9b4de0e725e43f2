import type { Case, Match } from '../evidence/case.js';
import {
  addsChecksumsByDefault,
  isOpenRefusalOfGoogle,
  mayHashChunks,
} from '../evidence/defaultChecksums.js';
import { checksumOfNoBytes } from '../evidence/observations.js';
import { formatBytes } from '../text/units.js';
import { defineCause, judgeBySigns } from './cause.js';

const withoutChecksums = {
  question: 'Does the upload pass with request_checksum_calculation=when_required?',
  how: 'Set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and upload again.',
};

/**
 * Since January 2025 the SDKs add a CRC32 to uploads; signed before the body is known it is that of no bytes, and some stores do not take it.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html
 */
export const checksumDefault = defineCause({
  id: 'checksum-default',
  title: 'The SDK’s default checksum does not fit this store or URL',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'aws-chunked encoding is not supported',
          'AWS chunked encoding not supported',
          'MultiChunkedEncoding is not',
          'STREAMING-UNSIGNED-PAYLOAD-TRAILER not supported',
          'STREAMING-UNSIGNED-PAYLOAD-TRAILER is not',
          'Unsupported header ’x-amz-sdk-checksum-algorithm’',
          'Unsupported header ’x-amz-checksum',
          'x-amz-sdk-checksum-algorithm specified, but no corresponding',
          'trailing header is invalid',
          'trailing checksum is not supported',
          'must use the same checksum mode',
          'Checksum Type mismatch occurred',
        ],
        when: (c) =>
          !(
            c.says('MultiChunkedEncoding') !== undefined &&
            c.says('boto', 'aws-cli', '@aws-sdk') === undefined
          ),
        doubt: { when: namesOnlyChunks, nextCheck: withoutChecksums },
        variant: 'trailer',
        summary: (c) =>
          namesOnlyChunks(c)
            ? `${c.providerName} does not take aws-chunked uploads, which a current SDK sends when it adds a checksum by itself.`
            : `${c.providerName} does not take the checksum that a current SDK adds to uploads by itself.`,
        fixes: ['no-default-checksums'],
        excluded: [
          {
            cause: 'bad-digest',
            because: 'No digest is wrong; the form of the checksum is what the store refuses.',
          },
        ],
      },
      {
        says: ['only specify one checksum at a time'],
        variant: 'two-checksums',
        summary:
          'The request carries two checksums, one that the application sets (such as Content-MD5) and the one that a current SDK adds by itself.',
        fixes: ['no-default-checksums'],
        excluded: [{ cause: 'bad-digest', because: 'No digest was compared: there was one too many.' }],
      },
      {
        codes: ['NotImplemented', 'InvalidArgument', 'InvalidRequest', 'BadRequest', 'AccessDenied'],
        when: (c) =>
          /x-amz-(?:checksum-|sdk-checksum|trailer)/i.test(
            `${c.message} ${c.element('Header')?.value ?? ''} ${c.element('ArgumentName')?.value ?? ''}`,
          ) &&
          /not implemented|not supported|unsupported|implies functionality/i.test(c.message) &&
          c.element('HeadersNotSigned') === undefined,
        variant: 'header',
        summary: (c) =>
          `${c.providerName} does not take the checksum header that a current SDK adds to uploads by itself.`,
        fixes: ['no-default-checksums'],
      },
      {
        says: ['Header ’x-amz-checksum'],
        variant: 'header',
        summary: (c) =>
          `${c.providerName} does not take the checksum header that the client adds to uploads by itself.`,
        fixes: ['no-default-checksums'],
      },
      {
        codes: [
          'BadDigest',
          'XAmzContentChecksumMismatch',
          'ChecksumMismatch',
          'InvalidRequest',
          'InvalidDigest',
          'XAmzContentSHA256Mismatch',
          'InvalidArgument',
        ],
        when: (c) =>
          checksumOfNoBytes(c) !== undefined && /checksum|crc|digest/i.test(`${c.code} ${c.message}`),
        variant: 'empty-body',
        summary: (c) =>
          `The URL was signed with the checksum of an empty body (${checksumOfNoBytes(c)?.value ?? ''}), and the store checked it against the ${c.exchange?.request.bytes === undefined ? 'file' : formatBytes(c.exchange.request.bytes)} sent.`,
        facts: (c) => [c.fact('A checksum of no bytes is signed into the URL', checksumOfNoBytes(c))],
        fixes: ['no-default-checksums'],
        excluded: [
          {
            cause: 'bad-digest',
            because: 'The file arrived as it was sent: the checksum is that of no bytes.',
          },
        ],
      },
      {
        codes: [
          'NotImplemented',
          'MissingContentLength',
          'InvalidRequest',
          'InvalidArgument',
          'MalformedTrailerError',
          'InvalidChunkSizeError',
          'IncompleteBody',
          'BadRequest',
          // A store that takes these words for a digest finds that the body has another one.
          'XAmzContentSHA256Mismatch',
        ],
        when: (c) =>
          c.says('STREAMING-UNSIGNED-PAYLOAD-TRAILER') !== undefined &&
          (!c.message.includes('STREAMING-UNSIGNED') ||
            c.requestHeader('x-amz-content-sha256')?.value.includes('TRAILER') === true) &&
          !/transfer-encoding/i.test(c.element('Header')?.value ?? '') &&
          c.provider !== 'aws' &&
          /checksum|trailer|chunk|length|implies|sha256|not implemented|body/i.test(`${c.message} ${c.code}`),
        // Something in front of the store that takes the length away is answered in the same words.
        certainty: 'inferred',
        doubt: { when: (c) => c.code === 'MissingContentLength', nextCheck: withoutChecksums },
        variant: 'trailer',
        summary:
          'The client sends its body as aws-chunked with a checksum trailer, and this store does not take that.',
        fixes: ['no-default-checksums'],
      },
      {
        codes: ['InvalidArgument', 'InvalidRequest'],
        when: (c) =>
          (
            c.element('ArgumentValue')?.value ??
            c.requestHeader('x-amz-content-sha256')?.value ??
            ''
          ).endsWith('-TRAILER') && c.message.includes('x-amz-content-sha256'),
        variant: 'trailer',
        summary: (c) =>
          `${c.providerName} does not take the checksum trailer that a current SDK sends with its uploads.`,
        fixes: ['no-default-checksums'],
      },
      {
        codes: ['MalformedTrailerError', 'InvalidChunkSizeError'],
        certainty: 'inferred',
        variant: 'trailer',
        summary: 'The chunked body with its checksum trailer did not arrive in the form the store expects.',
        fixes: ['no-default-checksums'],
      },
      {
        when: (c) => c.status === 411 && c.says('STREAMING-UNSIGNED-PAYLOAD-TRAILER') !== undefined,
        certainty: 'suspected',
        variant: 'trailer',
        summary:
          'The client sends aws-chunked with a checksum trailer and no Content-Length, and what stands in front of the store wants a length.',
        fixes: ['no-default-checksums'],
        nextCheck: withoutChecksums,
      },
      {
        codes: ['SignatureDoesNotMatch', 'AccessDenied'],
        when: (c) => c.exchange === undefined && signedChecksum(c) !== undefined,
        certainty: 'suspected',
        variant: 'signed-checksum',
        summary:
          'The URL signs headers with a checksum, which newer SDKs add by default: what uploads has to send them with the same values, and most do not.',
        facts: (c) => [c.fact('A checksum is among the signed headers', signedChecksum(c))],
        fixes: ['no-default-checksums', 'same-headers'],
        nextCheck: withoutChecksums,
      },
      {
        when: isOpenRefusalOfGoogle,
        certainty: 'suspected',
        variant: 'new-default',
        summary:
          'Google refuses the request and names no argument, as it does with the checksum headers that a current SDK adds to uploads by itself.',
        fixes: ['no-default-checksums'],
        nextCheck: withoutChecksums,
      },
      {
        when: mayHashChunks,
        certainty: 'suspected',
        variant: 'new-default',
        summary: (c) =>
          `${c.providerName} found another digest than the one sent, as a store does that does not know the chunks in which a current SDK sends its checksum.`,
        fixes: ['no-default-checksums', 'fix-digest'],
        nextCheck: withoutChecksums,
      },
      {
        codes: [
          'XAmzContentSHA256Mismatch',
          'SignatureDoesNotMatch',
          'AccessDenied',
          'InvalidArgument',
          'NotImplemented',
        ],
        when: (c) =>
          addsChecksumsByDefault(c) &&
          c.provider !== 'aws' &&
          c.code !== 'AccessDenied' &&
          c.code !== 'SignatureDoesNotMatch' &&
          c.place?.provider !== 'aws',
        certainty: 'suspected',
        variant: 'new-default',
        summary:
          'The client is one that adds checksums by default (since January 2025), and this store refuses the upload.',
        fixes: ['no-default-checksums'],
        nextCheck: withoutChecksums,
      },
      {
        when: (c) =>
          c.code === '' &&
          checksumOfNoBytes(c) !== undefined &&
          c.place?.provider !== 'aws' &&
          c.says('xhr network error', 'Network Error', 'Failed to fetch', 'ERR_FAILED') !== undefined &&
          c.says('blocked by CORS', 'Cross-Origin Request Blocked') === undefined,
        certainty: 'suspected',
        variant: 'empty-body',
        summary:
          'The URL is signed with the checksum of an empty body, which this store checks; the browser hides its refusal.',
        facts: (c) => [c.fact('A checksum of no bytes is signed into the URL', checksumOfNoBytes(c))],
        fixes: ['no-default-checksums'],
        nextCheck: {
          question: 'What does the store answer to the same request outside a browser?',
          how: 'Send it with curl -T and read the error document.',
        },
      },
      {
        when: (c) =>
          c.code === '' &&
          c.exchange?.response === undefined &&
          !c.exchange?.clientError &&
          checksumOfNoBytes(c) !== undefined &&
          c.place !== undefined &&
          c.place.provider !== 'aws' &&
          c.place.provider !== 'unknown' &&
          c.says('CORS', 'net::', 'Network Error') === undefined &&
          (c.expiresAt === undefined || c.now < c.expiresAt),
        certainty: 'suspected',
        variant: 'empty-body',
        summary: (c) =>
          `The URL is signed with the checksum of an empty body (${checksumOfNoBytes(c)?.value ?? ''}), which ${c.providerName} may check or refuse.`,
        facts: (c) => [c.fact('A checksum of no bytes is signed into the URL', checksumOfNoBytes(c))],
        fixes: ['no-default-checksums'],
        nextCheck: {
          question: 'What does the store answer to this URL?',
          how: 'Send it with curl -v -T and read the error document.',
        },
      },
      {
        says: ['x-amz-content-sha256 must be'],
        when: (c) => (c.element('ArgumentValue') ?? c.requestHeader('x-amz-content-sha256')) === undefined,
        // A list without the trailer's word leaves hardly anything else that a client sends by itself.
        certainty: 'inferred',
        doubt: {
          when: (c) =>
            c.says('UNSIGNED-PAYLOAD-TRAILER') !== undefined || c.says('valid sha256') === undefined,
          nextCheck: withoutChecksums,
        },
        variant: 'trailer',
        summary: (c) =>
          `${c.providerName} does not take the x-amz-content-sha256 of this request; a current SDK sends STREAMING-UNSIGNED-PAYLOAD-TRAILER there by itself.`,
        fixes: ['no-default-checksums'],
        nextCheck: {
          question: 'What stands in the request’s x-amz-content-sha256?',
          how: 'Turn on the client’s debug log, or set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and upload again.',
        },
      },
    ]),
});

/**
 * Chunks come with a checksum trailer, and also with a body that is signed piece by piece: only a trailer, a checksum header or
 * a client's version tells which it was.
 */
function namesOnlyChunks(c: Case): boolean {
  return (
    c.says('trailer', 'checksum', 'crc32', 'crc64', 'x-amz-content-sha256') === undefined &&
    !addsChecksumsByDefault(c) &&
    c.says('chunked encoding') !== undefined
  );
}

function signedChecksum(c: Case): Match | undefined {
  return c.find(/X-Amz-SignedHeaders=[a-z0-9;%-]{0,200}x-amz-(?:checksum|sdk-checksum)-[a-z0-9-]{1,20}/i);
}
