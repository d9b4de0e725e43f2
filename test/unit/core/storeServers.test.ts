import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';

const signed =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=CAPTUREACCESSKEY0001%2F20261125%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261125T035305Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

/** What servers answer that imitate S3, as a whole exchange. */
const cases: readonly {
  readonly title: string;
  readonly paste: string;
  readonly cause: string;
  readonly certainty?: string;
  readonly says?: RegExp;
  readonly saysNot?: RegExp;
}[] = [
  {
    title: 'tells a server that looks for an operation in a preflight',
    paste:
      'OPTIONS http://127.0.0.1:9109/media/a.jpg\nOrigin: https://app.example.com\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 501 Not Implemented\ncontent-type: application/xml\n\n<Error><Code>NotImplemented</Code><Message>Unknown operation</Message></Error>',
    cause: 'cors',
    says: /knows no preflights/,
    saysNot: /header or parameter/,
  },
  {
    title: 'tells a server that looks for a signature in a preflight',
    paste: `OPTIONS http://127.0.0.1:9109/media/a.jpg?${signed}\nOrigin: https://app.example.com\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 403 Forbidden\n\n<Error><Code>SignatureDoesNotMatch</Code></Error>`,
    cause: 'cors',
    saysNot: /secret again/,
  },
  {
    title: 'tells a form that was posted to a URL for PUT where the method is refused',
    paste: `POST http://127.0.0.1:9109/media/a.jpg?${signed}\nContent-Type: multipart/form-data; boundary=x\nHost: 127.0.0.1:9109\n\nHTTP/1.1 405 Method Not Allowed\n\n<Error><Code>MethodNotAllowed</Code></Error>`,
    cause: 'signature-method-mismatch',
    saysNot: /website/,
  },
  {
    title: 'takes a made-up method for no website',
    paste:
      'UPLOAD http://127.0.0.1:9107/media/a.jpg\nHost: 127.0.0.1:9107\n\nHTTP/1.1 405 METHOD NOT ALLOWED\nServer: Werkzeug/3.1.9\n\n<title>405 Method Not Allowed</title>',
    cause: 'invalid-request',
    says: /method UPLOAD/,
  },
  {
    title: 'reads a lifetime that LocalStack could not',
    paste: `PUT http://127.0.0.1:4566/media/a.jpg?${signed.replace('Expires=900', 'Expires=1h')}\n\nHTTP/1.1 500\nx-localstack: true\n\n<Error><Code>InternalError</Code><Message>exception while calling s3.PutObject: invalid literal for int() with base 10: '1h'</Message></Error>`,
    cause: 'malformed-request-auth',
    says: /“1h”/,
    saysNot: /Retry with backoff/,
  },
  {
    title: 'promises no better end to what LocalStack’s code throws each time',
    paste:
      'PUT http://127.0.0.1:4566/\nHost: 127.0.0.1:4566\n\nHTTP/1.1 500 INTERNAL SERVER ERROR\nx-localstack: true\n\n<Error><Code>InternalError</Code><Message>exception while calling s3 with unknown operation: Unable to find operation for request to service s3: PUT /</Message></Error>',
    cause: 'server-error',
    says: /most likely do so again/,
    saysNot: /may succeed/,
  },
  {
    title: 'reads a form that LocalStack could not',
    paste:
      'POST http://127.0.0.1:4566/media\nContent-Type: multipart/form-data; boundary=x\n\nHTTP/1.1 500\nx-localstack: true\n\n<Error><Code>InternalError</Code><Message>exception while calls</Message></Error>'.replace(
        'exception while calls',
        'exception while calling s3.PostObject: 400 Bad Request: The browser (or proxy) sent a request that this server could not understand.',
      ),
    cause: 'post-policy',
  },
  {
    title: 'names a lifetime below zero',
    paste: `PUT http://127.0.0.1:4566/media/a.jpg?${signed.replace('Expires=900', 'Expires=-900')}\n\nHTTP/1.1 403 FORBIDDEN\nx-localstack: true\n\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2026-11-25T03:38:05.000Z</Expires><ServerTime>2026-11-25T03:53:05.000Z</ServerTime><X-Amz-Expires>-900</X-Amz-Expires></Error>`,
    cause: 'expired-url',
    says: /negative \(-900 s\)/,
    saysNot: /leaves the queue/,
  },
  {
    title: 'names the checksum behind SeaweedFS’s word for all of them',
    paste:
      'PUT http://127.0.0.1:8333/media/a.jpg\nx-amz-checksum-crc32: AAAAAA==\nx-amz-date: 20261125T035322Z\nUser-Agent: s3-client/1.0\n\nHTTP/1.1 400 Bad Request\nServer: SeaweedFS 30GB 4.53\n\n<Error><Code>BadDigest</Code><Message>The Content-Md5 you specified did not match what we received.</Message></Error>',
    cause: 'bad-digest',
    says: /it is x-amz-checksum-crc32 that does not fit/,
  },
  {
    title: 'compares the host of the URL with the Host that was sent',
    paste: `PUT http://files.example.com/media/a.jpg?${signed}\nHost: 127.0.0.1:9106\nUser-Agent: s3-client/1.0\n\nHTTP/1.1 403 Forbidden\n\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>`,
    cause: 'signature-host-mismatch',
    certainty: 'suspected',
    says: /files\.example\.com, and the request was sent to 127/,
  },
  {
    title: 'sends a form back from Garage’s administration port',
    paste:
      'POST http://127.0.0.1:3903/media\nContent-Type: multipart/form-data; boundary=x\nOrigin: https://app.example.com\n\nHTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n{\n  "code": "InvalidRequest",\n  "message": "Bad request: Unknown API endpoint: POST /media",\n  "region": "garage",\n  "path": "/media"\n}',
    cause: 'wrong-endpoint',
    saysNot: /every field/,
  },
  {
    title: 'does not advise to repeat what SeaweedFS’s filer refuses',
    paste:
      'POST http://127.0.0.1:8888/media\nContent-Type: multipart/form-data; boundary=x\n\nHTTP/1.1 500 Internal Server Error\nServer: SeaweedFS Filer 30GB 4.53\n\n{"error":"request Content-Type isn\'t multipart/form-data"}',
    cause: 'wrong-endpoint',
    saysNot: /Retry with backoff/,
  },
  {
    title: 'advises to leave no ACL out of a request that has none',
    paste:
      'PUT http://127.0.0.1:8333/media/a.jpg\nHost: 127.0.0.1:8333\nx-amz-date: 20261125T035322Z\nAuthorization: AWS4-HMAC-SHA256 Credential=CAPTUREACCESSKEY0001/20261125/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=0f1e\nUser-Agent: s3-client/1.0\n\nHTTP/1.1 403 Forbidden\nServer: SeaweedFS 30GB 4.53\n\n<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>',
    cause: 'access-denied-policy',
    says: /may not write here.*Write:BUCKET/,
    saysNot: /without an ACL|Remove the ACL/,
  },
  {
    title: 'tells a temporary key without its token',
    paste: `PUT http://127.0.0.1:4566/media/a.jpg?${signed.replace('CAPTUREACCESSKEY0001', 'ASIAIOSFODNN7EXAMPLE')}\nHost: 127.0.0.1:4566\n\nHTTP/1.1 403 FORBIDDEN\nx-localstack: true\n\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>`,
    cause: 'signature-mismatch',
    says: /temporary one/,
  },
  {
    title: 'names the region of a store with one endpoint',
    paste:
      'HTTP/1.1 400 Bad Request\n\n<Error><Code>AuthorizationHeaderMalformed</Code><Message>Authorization header malformed, unexpected scope: &apos;20261125/us-east-1/s3/aws4_request&apos;, expected: &apos;20261125/garage/s3/aws4_request&apos;</Message><Resource>/media/a.jpg</Resource><Region>garage</Region></Error>',
    cause: 'wrong-region',
    says: /s3_region/,
    saysNot: /regional endpoint/,
  },
  {
    title: 'counts the bytes of a key over which a server fails',
    paste: `PUT http://127.0.0.1:8080/media/${'%C3%A9'.repeat(513)}\nHost: 127.0.0.1:8080\n\nHTTP/1.1 500 Server Error\nServer: Jetty(11.0.20)\n\n<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error>`,
    cause: 'invalid-request',
    says: /1,026 bytes/,
  },
  {
    title: 'names the encryption over which SeaweedFS fails',
    paste:
      'PUT http://127.0.0.1:8333/media/a.jpg\nHost: 127.0.0.1:8333\nx-amz-server-side-encryption: AES256\n\nHTTP/1.1 500 Internal Server Error\nServer: SeaweedFS 30GB 4.53\n\n<Error><Code>InternalError</Code><Message>We encountered an internal error, please try again.</Message></Error>',
    cause: 'server-error',
    says: /AES256/,
  },
  {
    title: 'suspects no more than a policy behind a code alone',
    paste:
      'POST http://127.0.0.1:9109/media/a.jpg?uploadId=4f\nHost: 127.0.0.1:9109\nx-amz-date: 20261125T035322Z\nAuthorization: AWS4-HMAC-SHA256 Credential=CAPTUREACCESSKEY0001/20261125/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=0f1e\n\nHTTP/1.1 403 Forbidden\n\n<Error><Code>AccessDenied</Code></Error>',
    cause: 'access-denied-policy',
    certainty: 'suspected',
  },
  {
    title: 'reads the list below a heading as the message',
    paste:
      'ERROR: S3 error: 400 (BadRequest): Errors:\n/pgarch%2Bsegments/dump.sql/OTk1NWM5/1, 404 Not Found\n/pgarch%2Bsegments/dump.sql/OTk1NWM5/2, 404 Not Found',
    cause: 'invalid-request',
    says: /segments\/dump\.sql\/OTk1NWM5\/1, 404 Not Found/,
  },
];

describe('the answers of servers', () => {
  for (const { title, paste, cause, certainty, says, saysNot } of cases)
    it(title, () => {
      const diagnosis = diagnose(paste, { now: Date.UTC(2026, 10, 25, 12) });
      const told = JSON.stringify([
        diagnosis.summary,
        diagnosis.findings[0]?.facts.map(({ text }) => text),
        diagnosis.fixes.map(({ steps }) => steps),
        diagnosis.excluded,
      ]);
      assert.equal(diagnosis.cause, cause, told);
      if (certainty !== undefined) assert.equal(diagnosis.certainty, certainty, told);
      if (says) assert.match(told, says);
      if (saysNot) assert.doesNotMatch(told, saysNot);
    });
});
