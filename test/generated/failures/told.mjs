/** Failures of which the paste shows more than the exchange: the signing code, two URLs, the form's fields. */
import { answer, presignedPut } from '../exchange.mjs';
import { inferable, open, textual } from '../labels.mjs';
import { isoMsOf, isoOf, second } from '../times.mjs';

const said = (form, text, label) => ({ text, form, said: label });
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
const short = (world) => answer(world, 403, 'SignatureDoesNotMatch', mismatch).body;

/** Signed for reading, used for writing. */
function methodInCode(world) {
  const { draw } = world;
  const { url } = presignedPut(world, { signedMethod: 'GET', signer: 'boto3' });
  const text = draw.pick([
    `$ aws s3 presign s3://${world.bucket}/${world.key} --expires-in ${world.ttl}\n${url}\n$ curl -T file.bin "${url}"\n${short(world)}`,
    `url = s3.generate_presigned_url('get_object', Params={'Bucket': '${world.bucket}', 'Key': key}, ExpiresIn=${world.ttl})\nr = requests.put(url, data=open('f', 'rb'))\nprint(r.status_code, r.text)\n\n403 ${short(world)}`,
    `const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: '${world.bucket}', Key: key }), { expiresIn: ${world.ttl} });\nawait fetch(url, { method: 'PUT', body: file });\n\n403 Forbidden\n${short(world)}`,
  ]);
  return said('code+answer', text, textual('signature-method-mismatch', ['signature-mismatch']));
}

/** Signed with one content type, sent with another. */
function typeInCode(world) {
  const { draw } = world;
  const [signed, sent] = draw.pick([
    ['image/jpeg', 'image/png'],
    ['video/mp4', 'application/octet-stream'],
    ['application/pdf', 'application/x-www-form-urlencoded'],
  ]);
  const text = draw.pick([
    `url = s3.generate_presigned_url('put_object', Params={'Bucket': '${world.bucket}', 'Key': key, 'ContentType': '${signed}'}, ExpiresIn=${world.ttl})\nrequests.put(url, data=data, headers={'Content-Type': '${sent}'})\n\n403\n${short(world)}`,
    `$ python sign.py   # ContentType=${signed}\n${presignedPut(world, { signedHeaders: [['content-type', signed]], signer: 'boto3' }).url}\n$ curl -X PUT -H "Content-Type: ${sent}" --data-binary @f "$URL"\n${short(world)}`,
  ]);
  return said('code+answer', text, inferable('signature-header-mismatch', ['signature-mismatch']));
}

const changes = {
  key: (url) => url.replace(/\/([^/?]*)\?/, '/renamed-$1?'),
  expires: (url) => url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=86399'),
  extra: (url) => `${url}&v=2`,
  lost: (url) => url.replace(/&X-Amz-SignedHeaders=[^&]*/, ''),
  twice: (url) => url.replace(/%2F/g, '%252F'),
};
/** The URL as it was signed and as it was used. */
function twoUrls(world) {
  const { draw } = world;
  const { url } = presignedPut(world, { signer: 'boto3' });
  const kind = draw.pick(['key', 'expires', 'extra', 'host']);
  const used = kind === 'host' ? url.replace(world.host, `cdn.${world.bucket}.example`) : changes[kind](url);
  const text = draw.pick([
    `backend log:\n${isoMsOf(world.arrived - 20 * second)} signed url=${url}\n\nbrowser:\nPUT ${used} 403 (Forbidden)\n${short(world)}`,
    `Signed URL from the API:\n${url}\n\nWhat the client really requested:\n${used}\n\nAnswer:\n${short(world)}`,
  ]);
  return said(
    'two-urls',
    text,
    kind === 'host'
      ? textual('signature-host-mismatch', ['signature-mismatch'])
      : textual('signature-url-altered', ['signature-mismatch']),
  );
}

/** A POST form with its policy in sight, and an answer that says little. */
function formFields(world) {
  const { draw } = world;
  const late = draw.chance(0.5);
  const expiration = isoOf(world.arrived + (late ? -600 : 600) * second);
  const policy = Buffer.from(
    JSON.stringify({
      expiration,
      conditions: [
        { bucket: world.bucket },
        ['starts-with', '$key', 'uploads/'],
        ['content-length-range', 1, 10_485_760],
      ],
    }),
  ).toString('base64');
  const boundary = `----WebKitFormBoundary${draw.hex(16)}`;
  const message = late
    ? 'Invalid according to Policy: Policy expired.'
    : `Invalid according to Policy: Policy Condition failed: ["starts-with", "$key", "uploads/"]`;
  const response = answer(world, 403, 'AccessDenied', message);
  const fields = [
    ['key', late ? 'uploads/a.png' : 'other/a.png'],
    ['policy', policy],
    ['x-amz-algorithm', 'AWS4-HMAC-SHA256'],
    ['x-amz-credential', `${world.keys.id}/20260101/${world.region}/s3/aws4_request`],
    ['x-amz-signature', draw.hex(64)],
  ];
  const body = fields
    .map(([n, v]) => `--${boundary}\r\nContent-Disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`)
    .join('');
  const text = `POST ${world.origin}${world.prefix}/ HTTP/1.1\nHost: ${world.host}\nContent-Type: multipart/form-data; boundary=${boundary}\n\n${body}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n…\r\n--${boundary}--\n\nHTTP/1.1 403 Forbidden\n${response.headers.map(([n, v]) => `${n}: ${v}`).join('\n')}\n\n${response.body}`;
  return said('form-fields', text, textual('post-policy', late ? ['expired-url', 'clock-skew'] : []));
}

/** Clones with texts of their own. */
const own = (name, text, label) => [1, name, 'aws', (world) => said('xml', text(world), label)];
const gcs = (w) =>
  `<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message><Details>The provided token has expired. Request signature expired at: ${isoOf(w.arrived - 400 * second).replace('Z', '+00:00')}</Details></Error>`;
const oss = (w, code, message, more) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n  <Code>${code}</Code>\n  <Message>${message}</Message>\n  <RequestId>${w.draw.hex(24).toUpperCase()}</RequestId>\n  <HostId>${w.bucket}.oss-eu-central-1.aliyuncs.com</HostId>\n${more}</Error>`;
const garage = (w, code, message) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message><Resource>/${w.bucket}/x</Resource><Region>garage</Region></Error>`;
const clones = [
  own('gcs-expired', gcs, textual('expired-url')),
  own(
    'oss-expired',
    (w) =>
      oss(
        w,
        'AccessDenied',
        'Request has expired.',
        `  <Expires>${isoOf(w.arrived - 5000)}</Expires>\n  <ServerTime>${isoOf(w.arrived)}</ServerTime>\n  <EC>0002-00000069</EC>\n`,
      ),
    textual('expired-url'),
  ),
  own(
    'oss-key',
    (w) =>
      oss(
        w,
        'InvalidAccessKeyId',
        'The OSS Access Key Id you provided does not exist in our records.',
        `  <OSSAccessKeyId>LTAIEXAMPLE</OSSAccessKeyId>\n  <EC>0002-00000902</EC>\n`,
      ),
    textual('invalid-access-key'),
  ),
  own(
    'oss-region',
    (w) =>
      oss(
        w,
        'AccessDenied',
        'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
        `  <Bucket>${w.bucket}</Bucket>\n  <Endpoint>oss-ap-southeast-1.aliyuncs.com</Endpoint>\n  <EC>0003-00001403</EC>\n`,
      ),
    textual('wrong-region', ['wrong-endpoint']),
  ),
  own(
    'garage-signature',
    (w) => garage(w, 'AccessDenied', 'Forbidden: Invalid signature'),
    open('signature-mismatch', [
      'signature-wrong-secret',
      'signature-header-mismatch',
      'signature-host-mismatch',
      'signature-url-altered',
      'signature-method-mismatch',
    ]),
  ),
  own(
    'garage-key',
    (w) => garage(w, 'AccessDenied', `Forbidden: No such key: GK${w.draw.hex(24)}`),
    textual('invalid-access-key'),
  ),
  own(
    'garage-region',
    (w) =>
      garage(
        w,
        'AuthorizationHeaderMalformed',
        'Authorization header malformed, unexpected scope: 20260101/us-east-1/s3/aws4_request',
      ),
    textual('wrong-region', ['malformed-request-auth']),
  ),
  own(
    'garage-header',
    (w) => garage(w, 'InvalidRequest', 'Bad request: Header `x-amz-acl` should be signed'),
    textual('signature-header-mismatch', ['acl-not-supported']),
  ),
  own(
    'swfs-busy',
    (w) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>ErrTooManyRequest</Code><Message>Too many simultaneous request count</Message><Resource>/${w.bucket}/x</Resource><RequestId>${w.draw.int(1e15, 9e15)}</RequestId></Error>`,
    textual('throttled'),
  ),
  own(
    'minio-lock',
    (w) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>MissingContentMD5</Code><Message>Missing or invalid required header for this request: Content-Md5 or Amz-Content-Checksum</Message><BucketName>${w.bucket}</BucketName><Resource>/${w.bucket}/x</Resource><RequestId>18EB${w.draw.hex(12).toUpperCase()}</RequestId><HostId>${w.draw.hex(64)}</HostId></Error>`,
    textual('object-lock-checksum', ['bad-digest', 'checksum-default']),
  ),
  own(
    'minio-init',
    (w) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>XMinioServerNotInitialized</Code><Message>Server not initialized yet, please try again.</Message><BucketName>${w.bucket}</BucketName><Resource>/${w.bucket}/x</Resource><RequestId>18EB${w.draw.hex(12).toUpperCase()}</RequestId><HostId>${w.draw.hex(64)}</HostId></Error>`,
    textual('server-error', ['throttled']),
  ),
  own(
    'minio-tls',
    (w) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>XMinioInsecureClientRequest</Code><Message>Cannot respond to plain-text request from TLS-encrypted server</Message><Resource>/${w.bucket}/x</Resource><RequestId></RequestId><HostId></HostId></Error>`,
    textual('wrong-endpoint', ['network']),
  ),
  own(
    'r2-part',
    () =>
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>InvalidPart</Code><Message>All non-trailing parts must have the same size.</Message></Error>',
    textual('invalid-part', ['part-too-small']),
  ),
];

export const toldFailures = [
  [4, 'method-code', 'aws', methodInCode],
  [4, 'type-code', 'aws', typeInCode],
  [4, 'two-urls', 'aws', twoUrls],
  [3, 'form-fields', 'aws', formFields],
  ...clones,
];
