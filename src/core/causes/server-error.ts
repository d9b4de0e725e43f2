import type { Case, Match } from '../evidence/case.js';
import { emulatorException } from '../evidence/emulatorException.js';
import { otherDaemon } from '../evidence/otherDaemon.js';
import { bytesOfOverlongKey, isOwnRoute } from '../evidence/requestShape.js';
import { defineCause, judgeBySigns } from './cause.js';

const cloudflareError = /\berror code: (?<number>52[0-7]|530)\b/;
const cloudflareMeanings: Readonly<Record<string, string>> = {
  '521': 'the server behind it refused the connection',
  '522': 'the connection to the server behind it was not made in time',
  '523': 'the server behind it could not be reached',
  '524':
    'the server behind it took over 100 s to answer; smaller parts, or a host name without the proxy, avoid that',
  '525': 'the TLS handshake with the server behind it failed',
  '526': 'the certificate of the server behind it is not valid',
};

/**
 * An error inside the store, or between it and its front.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const serverError = defineCause({
  id: 'server-error',
  title: 'The store itself failed',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['upstream timed out'],
        when: (c) => c.code === '' && c.find(/\bPOST [^\s"]{1,2000}[?&]uploadId=/) !== undefined,
        certainty: 'inferred',
        variant: 'completion',
        summary:
          'The proxy gave up waiting while the store put the parts together, which takes long for many parts: the upload may be complete all the same.',
        fixes: ['raise-proxy-timeout'],
      },
      {
        // https://github.com/seaweedfs/seaweedfs/wiki/Server-Side-Encryption
        codes: ['InternalError'],
        when: (c) =>
          c.provider === 'seaweedfs' && c.requestHeader('x-amz-server-side-encryption') !== undefined,
        variant: 'encryption',
        summary: (c) =>
          `The store reports an error of its own to an upload that asks for encryption (${c.requestHeader('x-amz-server-side-encryption')?.value ?? ''}), for which SeaweedFS wants a key that its server is given first.`,
        fixes: ['without-encryption', 'retry-later'],
        nextCheck: {
          question: 'Is the encryption the reason?',
          how: 'Send the same upload without x-amz-server-side-encryption, and read the S3 gateway’s log.',
        },
      },
      {
        when: (c) => emulatorException(c) !== undefined,
        certainty: 'inferred',
        variant: 'exception',
        summary: (c) => {
          const { operation = '', why = '' } = emulatorException(c) ?? {};
          return `${c.providerName} failed over this request${operation === '' ? '' : ` (${operation})`}, and will most likely do so again: ${why}.`;
        },
        fixes: ['fix-request'],
      },
      {
        codes: [
          'InternalError',
          'XMinioServerNotInitialized',
          'XMinioIAMNotInitialized',
          'ServerNotInitialized',
        ],
        when: (c) => bytesOfOverlongKey(c) === undefined,
        summary: 'The store reports an error of its own; the request may succeed when it is sent again.',
        fixes: ['retry-later'],
      },
      {
        says: ['We encountered an internal error'],
        when: (c) => bytesOfOverlongKey(c) === undefined,
        summary: 'The store reports an error of its own; the request may succeed when it is sent again.',
        fixes: ['retry-later'],
      },
      {
        when: (c) => c.says('MDB_BAD_VALSIZE') === undefined && !c.code.startsWith('Missing'),
        says: ['Could not reach quorum', 'write quorum', 'read quorum'],
        certainty: 'inferred',
        variant: 'quorum',
        summary:
          'The store cannot write: too few of its drives or nodes are online. The request rate is not the reason.',
        fixes: ['retry-later', 'free-space'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.status !== undefined &&
          [500, 502, 504, 520, 521, 522, 523, 524, 525].includes(c.status) &&
          !isOwnRoute(c) &&
          otherDaemon(c) === undefined &&
          bytesOfOverlongKey(c) === undefined &&
          !c.says('net::ERR'),
        certainty: 'inferred',
        summary: (c) =>
          `The answer ${c.status ?? ''} comes from the store or what stands in front of it, not from the request.`,
        fixes: ['retry-later'],
      },
      {
        says: ['502 Bad Gateway', '504 Gateway Time-out', '504 Gateway Timeout', '500 Internal Server Error'],
        when: (c) =>
          c.code === '' &&
          (c.status === undefined || c.status >= 500) &&
          otherDaemon(c) === undefined &&
          // A page beside a client’s own exception is another request’s.
          !(c.exchange === undefined && ownFailure.test(c.text)),
        certainty: 'inferred',
        variant: 'gateway',
        summary: (c) =>
          `What stands in front of the store answered ${c.find(/50[024](?= (?:Bad|Gateway|Internal))/)?.value ?? 'with an error'}: it got no answer from the store, or failed itself.`,
        fixes: ['retry-later'],
      },
      {
        when: (c) => c.code === '' && hiddenStatus(c) !== undefined,
        certainty: 'suspected',
        variant: 'behind-cors',
        summary: (c) =>
          `The browser speaks of CORS over an answer ${hiddenStatus(c)?.groups['status'] ?? ''}: the store or its front failed, and its error answers carry no CORS headers.`,
        facts: (c) => [c.fact('Status behind the browser’s message', hiddenStatus(c))],
        fixes: ['retry-later', 'read-real-answer'],
        nextCheck: {
          question: 'Does the same request pass a little later?',
          how: 'Send it again after some seconds. If it always fails with this status, read the answer’s body in the Network panel.',
        },
      },
      {
        // https://www.backblaze.com/docs/cloud-storage-integration-checklist
        says: ['no tomes available'],
        certainty: 'inferred',
        variant: 'busy-vault',
        summary:
          'The part of the store that this upload URL leads to is full or busy: the client has to ask for a new upload URL and send the file there.',
        fixes: ['retry-later'],
      },
      {
        // https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
        when: (c) => c.code === '' && c.find(cloudflareError) !== undefined,
        certainty: 'inferred',
        variant: 'cloudflare',
        summary: (c) => {
          const number = c.find(cloudflareError)?.groups['number'] ?? '';
          return `Cloudflare stands in front of the store and answered ${number}: ${cloudflareMeanings[number] ?? 'it got no proper answer from the server behind it'}.`;
        },
        facts: (c) => [c.fact(c.find(cloudflareError)?.value ?? '', c.find(cloudflareError))],
        fixes: ['retry-later'],
      },
      {
        says: ['Response code indicates internal server error'],
        when: (c) => c.code === '',
        certainty: 'inferred',
        summary: 'The store, or what stands in front of it, answered with a server error.',
        fixes: ['retry-later'],
      },
      {
        says: ['when calling the'],
        when: (c) => /An error occurred \((?:5\d\d|InternalServerError)\)/.test(c.text),
        certainty: 'inferred',
        summary: 'The store, or what stands in front of it, answered with a server error.',
        fixes: ['retry-later'],
      },
    ]),
});

/** What clients say of a request that had no answer, or was never sent. */
const ownFailure =
  /\b(?:[A-Z]\w{2,60}(?:Error|Exception)|E[A-Z]{5,12}|net::ERR_[A-Z_]+)\b|Unable to locate credentials|Could not connect/;

/** The status that a browser prints behind its CORS message. */
function hiddenStatus(c: Case): Match | undefined {
  return c.says('Access-Control-Allow-Origin', 'CORS') === undefined
    ? undefined
    : c.find(/(?:[Ss]tatus code: |net::ERR_FAILED )(?<status>50[024])/);
}
