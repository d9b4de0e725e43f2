import fc from 'fast-check';

/** Pastes put together from the parts that people paste, true and absurd, in any order. */

const host = fc.constantFrom(
  'b.s3.amazonaws.com',
  's3.eu-central-1.amazonaws.com',
  'minio.local:9000',
  '0a.r2.cloudflarestorage.com',
  'storage.googleapis.com',
  '[::1]:9000',
  '',
  'xn--bcher-kva.example',
  'b..s3.amazonaws.com',
);
const key = fc.oneof(
  fc.constantFrom('k', 'a/b c.mp4', '%F0%9F%AA%A3', '../..', ''),
  fc.string({ maxLength: 30 }),
);
const time = fc.oneof(
  fc.constantFrom('20261124T110000Z', '20261124', '99999999T999999Z', ''),
  fc
    .integer({ min: 0, max: 4_102_444_800 })
    .map((seconds) => new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d{3}/g, '')),
);
const parameter = fc.oneof(
  fc.tuple(fc.constant('X-Amz-Date'), time),
  fc.tuple(fc.constant('X-Amz-Expires'), fc.oneof(fc.integer().map(String), fc.string({ maxLength: 5 }))),
  fc.tuple(
    fc.constantFrom(
      'X-Amz-Signature',
      'X-Amz-Credential',
      'X-Amz-SignedHeaders',
      'X-Amz-Security-Token',
      'X-Amz-Algorithm',
      'uploadId',
      'partNumber',
      'Signature',
      'Expires',
      'AWSAccessKeyId',
      'x-id',
    ),
    fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom(
        'AWS4-HMAC-SHA256',
        'host;content-type',
        'AKIAIOSFODNN7EXAMPLE%2F20261124%2Fus-east-1%2Fs3%2Faws4_request',
        '9999999999',
        'PutObject',
      ),
    ),
  ),
);
const url = fc
  .tuple(fc.constantFrom('https://', 'http://', '//', ''), host, key, fc.array(parameter, { maxLength: 10 }))
  .map(
    ([scheme, name, path, parameters]) =>
      `${scheme}${name}/${path}?${parameters.map((pair) => pair.join('=')).join('&')}`,
  );
const method = fc.constantFrom('PUT', 'POST', 'GET', 'OPTIONS', 'put', 'PATCH', '');
const code = fc.oneof(
  fc.constantFrom(
    'AccessDenied',
    'SignatureDoesNotMatch',
    'RequestTimeTooSkewed',
    'ExpiredToken',
    'EntityTooLarge',
    'NoSuchBucket',
    'InvalidPart',
    'SlowDown',
    'PermanentRedirect',
    'XAmzContentSHA256Mismatch',
    'InternalError',
    '',
    'constructor',
  ),
  fc.string({ maxLength: 20 }),
);
const status = fc.oneof(
  fc.constantFrom(0, 200, 204, 301, 307, 400, 403, 404, 411, 412, 413, 500, 503),
  fc.integer({ min: -1, max: 1000 }),
);
const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.lorem({ maxCount: 8 }),
);

const element = fc.tuple(
  fc.constantFrom(
    'Message',
    'Resource',
    'RequestId',
    'HostId',
    'Region',
    'ServerTime',
    'RequestTime',
    'Expires',
    'BucketName',
    'Key',
    'StringToSign',
    'CanonicalRequest',
    'AWSAccessKeyId',
    'ProposedSize',
    'MaxSizeAllowed',
    'ArgumentName',
    'ETag',
  ),
  fc.oneof(text, url, time, code),
);
const document = fc
  .tuple(code, fc.array(element, { maxLength: 10 }), fc.boolean())
  .map(
    ([name, elements, isWhole]) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${name}</Code>${elements.map(([tag, value]) => `<${tag}>${value}</${tag}>`).join('')}${isWhole ? '</Error>' : ''}`,
  );
const header = fc
  .tuple(
    fc.constantFrom(
      'Host',
      'Date',
      'Content-Type',
      'Content-Length',
      'Origin',
      'Authorization',
      'x-amz-content-sha256',
      'x-amz-request-id',
      'Access-Control-Allow-Origin',
      'Server',
      'x-amz-security-token',
      'ETag',
    ),
    fc.oneof(
      text,
      host,
      fc.constantFrom(
        'Tue, 24 Nov 2026 12:00:00 GMT',
        'video/mp4',
        '0',
        '99999999999999999999',
        'MinIO',
        'null',
        '*',
      ),
    ),
  )
  .map((pair) => pair.join(': '));
const message = fc
  .tuple(
    method,
    url,
    fc.array(header, { maxLength: 8 }),
    status,
    fc.array(header, { maxLength: 8 }),
    fc.oneof(document, text),
  )
  .map(
    ([verb, target, sent, answer, received, body]) =>
      `${verb} ${target} HTTP/1.1\n${sent.join('\n')}\n\nHTTP/1.1 ${answer} X\n${received.join('\n')}\n\n${body}`,
  );
const curl = fc
  .tuple(method, url, fc.array(header, { maxLength: 5 }))
  .map(
    ([verb, target, sent]) =>
      `curl -v -X ${verb} '${target}' ${sent.map((line) => `-H '${line}'`).join(' \\\n  ')} --data-binary @f`,
  );
const exception = fc
  .tuple(code, text, status)
  .chain(([name, said, answer]) =>
    fc.constantFrom(
      `An error occurred (${name}) when calling the PutObject operation: ${said}`,
      `${name}: ${said}\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20) {\n  '$fault': 'client',\n  '$metadata': { httpStatusCode: ${answer} },\n  Code: '${name}'\n}`,
      `operation error S3: PutObject, https response error StatusCode: ${answer}, RequestID: A, HostID: B, api error ${name}: ${said}`,
      `software.amazon.awssdk.services.s3.model.S3Exception: ${said} (Service: S3, Status Code: ${answer}, Request ID: A)`,
    ),
  );
const consoleLine = fc
  .tuple(url, host, method, status)
  .chain(([target, origin, verb, answer]) =>
    fc.constantFrom(
      `Access to fetch at '${target}' from origin 'https://${origin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${verb} ${target} ${answer} (Forbidden)`,
      `${verb} ${target} net::ERR_CONNECTION_RESET`,
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${target}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${answer}.`,
    ),
  );
const archive = fc
  .array(fc.tuple(method, url, status, fc.oneof(document, text)), { minLength: 1, maxLength: 5 })
  .map((entries) =>
    JSON.stringify({
      log: {
        entries: entries.map(([verb, target, answer, body]) => ({
          startedDateTime: '2026-11-24T11:30:00.000Z',
          request: {
            method: verb,
            url: target,
            headers: [{ name: 'Origin', value: 'https://app.example.com' }],
          },
          response: { status: answer, headers: [], content: { text: body } },
        })),
      },
    }),
  );
const logLine = fc
  .tuple(method, key, status, code)
  .map(
    ([verb, name, answer, error]) =>
      `owner b [24/Nov/2026:11:30:00 +0000] 192.0.2.1 - 0A REST.PUT.OBJECT ${name} "${verb} /${name} HTTP/1.1" ${answer} ${error} 243 - 42 7 "-" "agent" - host= SigV4 - QueryString b.s3.amazonaws.com TLSv1.3 - -`,
  );
const event = fc.tuple(code, text, key).map(([name, said, object]) =>
  JSON.stringify({
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    eventTime: '2026-11-24T11:30:00Z',
    errorCode: name,
    errorMessage: said,
    requestParameters: { bucketName: 'b', key: object },
  }),
);

const piece = fc.oneof(
  url,
  document,
  message,
  curl,
  exception,
  consoleLine,
  archive,
  logLine,
  event,
  text,
  header,
);
const wrapped = fc
  .tuple(piece, fc.constantFrom('as it is', 'json', 'json twice', 'html', 'quoted', 'prompt'))
  .map(([inner, how]) => {
    switch (how) {
      case 'json':
        return JSON.stringify({ message: inner });
      case 'json twice':
        return JSON.stringify(JSON.stringify(inner));
      case 'html':
        return inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      case 'quoted':
        return inner.replaceAll(/^/gm, '> ');
      case 'prompt':
        return `$ \u001b[32m${inner}\u001b[0m`;
      default:
        return inner;
    }
  });

/** A paste of a few parts. */
export const paste = fc
  .tuple(fc.array(wrapped, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n\n', ' ', ''))
  .map(([pieces, between]) => pieces.join(between));
