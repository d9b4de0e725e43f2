import { targetOf, type Case } from '../evidence/case.js';
import { isOpenRefusalOfGoogle } from '../evidence/defaultChecksums.js';
import { isFormRefusedWordlessly } from '../evidence/postForm.js';
import { bytesOfOverlongKey, methodForeignToS3 } from '../evidence/requestShape.js';
import { isOldHeader } from '../evidence/timing.js';
import { knownCode } from '../evidence/vocabulary.js';
import { formatCount } from '../text/units.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * An argument, name or header that the store itself points at.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const invalidRequest = defineCause({
  id: 'invalid-request',
  title: 'The store names another mistake of the request',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['InvalidBucketName'],
        when: (c) => bucketNameFault(c) !== undefined,
        variant: 'bucket-name',
        summary: (c) => `The bucket name “${targetOf(c).bucket ?? ''}” ${bucketNameFault(c) ?? ''}.`,
        fixes: ['fix-request'],
      },
      {
        codes: ['KeyTooLongError', 'KeyTooLong'],
        variant: 'key-too-long',
        summary: overlongKey,
        fixes: ['shorter-key'],
      },
      {
        codes: [
          '',
          'InternalError',
          'InvalidObjectName',
          'InvalidURI',
          'InvalidRequest',
          'InvalidArgument',
          'ExistingObjectIsDirectory',
        ],
        when: (c) => bytesOfOverlongKey(c) !== undefined && [400, 409, 414, 500].includes(c.status ?? 0),
        certainty: 'inferred',
        variant: 'key-too-long',
        summary: overlongKey,
        fixes: ['shorter-key'],
      },
      {
        codes: [
          'InvalidArgument',
          'InvalidRequest',
          'InvalidURI',
          'MetadataTooLarge',
          'RequestHeaderSectionTooLarge',
          'InvalidStorageClass',
          'InvalidTag',
          'MalformedACLError',
          'InvalidEncryptionAlgorithmError',
          'InvalidObjectState',
          'InvalidBucketState',
          'InvalidBucketName',
          'InvalidObjectName',
          'XMinioInvalidObjectName',
          'XMinioObjectExistsAsDirectory',
          'XMinioParentIsObject',
          'ExistingObjectIsDirectory',
          'ExistingObjectIsFile',
          'ObjectLockConfigurationNotFoundError',
          'OperationAborted',
          'NoSuchKey',
          'BucketAlreadyExists',
          'BucketAlreadyOwnedByYou',
          'InvalidRange',
          'PartAlreadyExist',
          'BadRequest',
          'InvalidPolicy',
          'UnexpectedContent',
        ],
        when: (c) =>
          (c.code !== 'BadRequest' || c.message !== '') && !isOpenRefusalOfGoogle(c) && !isOldHeader(c),
        doubt: {
          when: isFormRefusedWordlessly,
          nextCheck: {
            question: 'What does the store say of the form?',
            how: 'Look at the store’s own log: its answer gives no reason.',
          },
        },
        summary: (c) => {
          const name = c.element('ArgumentName')?.value;
          return c.message !== ''
            ? `The store refuses the request${name ? ` because of ${name}` : ''}: ${c.message.replace(/\.$/, '').slice(0, 200)}.`
            : `The store refuses the request with ${c.code}.`;
        },
        facts: (c) => [
          elementFact(c, 'ArgumentName', (value) => `Argument: ${value}`),
          elementFact(c, 'ArgumentValue', (value) => `Value: ${value.slice(0, 80)}`),
        ],
        fixes: ['fix-request'],
      },
      {
        says: [
          'Region is missing',
          'Missing region in config',
          'You must specify a region',
          'Unable to load region from any of the providers',
          'Invalid Configuration: Missing Region',
          'an AWS region is required, but was not found',
          'Unable to find a region via the region provider chain',
        ],
        when: (c) => c.code === '',
        variant: 'no-region',
        summary: 'The client was configured with no region, so it could not sign, and sent no request.',
        fixes: ['right-region'],
      },
      {
        // The words of the database beneath Garage.
        says: ['MDB_BAD_VALSIZE'],
        variant: 'key-too-long',
        summary:
          'The key is longer than this store’s database takes, whatever it says of a quorum: sending it again changes nothing.',
        fixes: ['shorter-key'],
      },
      {
        says: ['failed to compute payload hash', 'without TLS and trailing checksum'],
        when: (c) => c.code === '',
        variant: 'stream',
        summary:
          'The body is a stream that cannot be read twice, and the client has to, to hash it before it sends it: no request was sent.',
        fixes: ['use-transfer-manager', 'fix-request'],
      },
      {
        says: [
          'request stream is not seekable',
          'failed to rewind transport stream',
          'resetting the request input stream has failed',
          'Content is not repeatable',
          'the body is not seekable',
        ],
        when: (c) => c.code === '',
        certainty: 'inferred',
        variant: 'stream',
        summary:
          'The body is a stream that cannot be read twice: the client has to, to hash it or to retry, and so the failure before it stays hidden.',
        fixes: ['use-transfer-manager', 'fix-request'],
        nextCheck: {
          question: 'What did the first attempt get?',
          how: 'Turn retries off, or upload the same bytes from a file: the store’s own answer then shows.',
        },
      },
      {
        says: [
          'must provide the correct secret key',
          'Parameter validation failed',
          'Invalid bucket name',
          'Header value cannot be represented',
          'Your key is too long',
          'The specified bucket is not valid',
        ],
        summary: (c) =>
          `The client or the store refuses an argument of the request${c.find(/Invalid bucket name "(?<name>[^"\n]{0,80})"/)?.groups['name'] === '' ? ': the bucket name is empty' : ''}.`,
        fixes: ['fix-request'],
      },
      {
        when: (c) =>
          (c.code === '' || /^\d{3}$/.test(c.code)) &&
          c.exchange?.response !== undefined &&
          (c.status ?? 0) >= 400 &&
          (c.status ?? 0) < 500 &&
          oddity(c) !== undefined,
        certainty: 'inferred',
        variant: 'http',
        summary: (c) => `The request itself is not well-formed (${c.status ?? ''}): ${oddity(c) ?? ''}.`,
        fixes: ['fix-request'],
      },
      {
        when: (c) =>
          ['', 'MethodNotAllowed', 'BadRequest', 'NotImplemented'].includes(c.code) &&
          [400, 405, 501].includes(c.status ?? statusBelow(c)) &&
          methodForeignToS3(c) !== undefined,
        certainty: 'inferred',
        variant: 'method',
        summary: (c) =>
          `S3 has no operation with the method ${methodForeignToS3(c)?.value ?? ''}: an object is sent with PUT, a form with POST.`,
        facts: (c) => [c.fact('The method of the request', methodForeignToS3(c))],
        fixes: ['fix-request'],
      },
      {
        // A code that no list knows is still the store's own word for what is wrong.
        when: (c) =>
          c.error?.origin === 'document' &&
          c.code !== '' &&
          !/^\d{3}$/.test(c.code) &&
          knownCode(c.code) === undefined &&
          c.provider !== 'azure' &&
          (c.status ?? 400) >= 400 &&
          (c.status ?? 400) < 500,
        certainty: 'suspected',
        variant: 'unlisted-code',
        summary: (c) =>
          `The store refuses the request with ${c.code}${c.message === '' || c.message === c.code ? '' : `: ${c.message.replace(/\.$/, '').slice(0, 160)}`}.`,
        fixes: ['fix-request'],
      },
    ]),
});

/** The status of the answer to a request that no reader took for one. */
function statusBelow(c: Case): number {
  return Number(c.find(/^HTTP\/[\d.]{1,3} (?<status>\d{3})\b/m)?.groups['status'] ?? 0);
}

function overlongKey(c: Case): string {
  const bytes = bytesOfOverlongKey(c);
  return bytes === undefined
    ? 'The key is longer than the 1,024 bytes that S3 takes.'
    : `The key has ${formatCount(bytes, 'byte')}, and S3 takes at most 1,024.`;
}

/** What makes a request fall through before any S3 code looks at it. */
function oddity(c: Case): string | undefined {
  const length = c.requestHeader('content-length')?.value;
  if (length !== undefined && !/^\d{1,16}$/.test(length)) return `Content-Length is “${length.slice(0, 40)}”`;
  const path = c.url?.path ?? '';
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return 'the path has an unescaped %';
  if (/\/\.{1,2}(?:\/|$)/.test(path)) return 'the path has dot segments';
  const size = (c.exchange?.request.headers ?? []).reduce(
    (sum, header) => sum + header.name.length + header.value.length + 4,
    0,
  );
  if (size > 8_192) return `its headers have ${size} bytes, over the 8 KB that S3 takes`;
  if (c.method !== undefined && !['PUT', 'POST', 'GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(c.method))
    return `the method ${c.method} is none of S3’s`;
  return undefined;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function bucketNameFault(c: Case): string | undefined {
  const name = targetOf(c).bucket ?? '';
  if (name === '') return undefined;
  if (/[A-Z]/.test(name)) return 'has capital letters, and bucket names take none';
  if (name.includes('_')) return 'has an underscore, and bucket names take none';
  if (name.length < 3 || name.length > 63)
    return `has ${name.length} characters, and bucket names have 3 to 63`;
  if (/^[.-]|[.-]$|\.\./.test(name)) return 'begins or ends with a dot or hyphen, or has two dots in a row';
  return /^[a-z0-9.-]+$/.test(name) ? undefined : 'has characters that bucket names do not take';
}
