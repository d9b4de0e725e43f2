import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';

/** What is said and advised of a known cause: every sentence has to be true of the store at hand. */
const cases: readonly {
  readonly title: string;
  readonly paste: string;
  readonly cause?: string;
  readonly certainty?: string;
  readonly says?: RegExp;
  readonly saysNot?: RegExp;
}[] = [
  {
    title: 'ends a message where the logger’s next field begins',
    paste:
      'level=error error="operation error S3: PutObject, https response error StatusCode: 400, RequestID: 1, HostID: 2, api error InvalidRequest: The request body was too small" logSource="a.go:298"',
    says: /“The request body was too small”/,
    saysNot: /logSource/,
  },
  {
    title: 'ends a message where its JSON object ends',
    paste:
      '{"level":"error","op":"PutObject","err":"operation error S3: PutObject, https response error StatusCode: 400, RequestID: 1, HostID: , api error InvalidRequest: The bucket takes no such thing"}',
    says: /“The bucket takes no such thing”/,
  },
  {
    title: 'keeps the quotes of a message itself',
    paste: 'S3Exception: InvalidRequest: the header "x-amz-a" and the header "x-amz-b"',
    says: /x-amz-b/,
  },
  {
    title: 'ends a message of minio-py at the resource',
    paste:
      'minio.error.S3Error: S3 operation failed; code: XMinioInvalidObjectName, message: Object name contains unsupported characters., resource: /photos/a:b.pdf, request_id: 18091F6C0A7D2B11',
    says: /“Object name contains unsupported characters\.”/,
    saysNot: /resource/,
  },
  {
    title: 'shows no words that the SDK put where the store gave none',
    paste:
      'operation error S3: PutObject, https response error StatusCode: 403, RequestID: tx00000b, HostID: , api error QuotaExceeded: UnknownError',
    cause: 'storage-full',
    saysNot: /UnknownError/,
  },
];

describe('the advice for stores', () => {
  for (const { title, paste, cause, certainty, says, saysNot } of cases)
    it(title, () => {
      const diagnosis = diagnose(paste, { now: Date.UTC(2026, 0, 15) });
      const told = JSON.stringify([
        diagnosis.summary,
        diagnosis.findings[0]?.facts.map(({ text }) => text),
        diagnosis.fixes.map(({ steps }) => steps),
        diagnosis.excluded,
      ]);
      if (cause !== undefined) assert.equal(diagnosis.cause, cause, told);
      if (certainty !== undefined) assert.equal(diagnosis.certainty, certainty, told);
      if (says) assert.match(told, says);
      if (saysNot) assert.doesNotMatch(told, saysNot);
    });
});
