/** Signed headers that come along changed, unsigned or not at all, and keys that signed them wrong. */
import { answer, plainRequest, presignedPut, sdkPut } from '../exchange.mjs';
import { inferable, open, textual, vagueLabel } from '../labels.mjs';
import { bytesOf, canonicalRequest, presignV2, stringToSign } from '../signing.mjs';
import { second } from '../times.mjs';
import { every, named, refuse, text } from './mismatch.mjs';

/** A header was signed, and did not come along. */
function headerMissing(world) {
  const { draw } = world;
  const header = draw.pick([
    ['x-amz-acl', 'public-read'],
    ['x-amz-meta-owner', `u${draw.int(1, 999)}`],
    ['content-type', world.type],
    ['x-amz-server-side-encryption', 'AES256'],
    ['content-md5', draw.base64(16)],
    ['x-amz-tagging', 'team=media'],
  ]);
  const request = presignedPut(world, {
    signedHeaders: [header],
    type: '',
    signer: draw.pick(['boto3', 'go']),
  });
  return {
    request,
    response: refuse(world, request),
    label(sees, failure) {
      if (!named(sees)) return vagueLabel(failure, sees);
      if (sees.has('extras') && world.provider === 'aws') return textual('signature-header-mismatch', []);
      if (sees.has('url') && sees.has('sent')) return textual('signature-header-mismatch', []);
      return open('signature-mismatch', every);
    },
  };
}

/** A header was signed with one value and sent with another: only a signed value in sight would tell. */
function headerChanged(world) {
  const { draw } = world;
  const [signed, sent] = draw.pick([
    ['image/jpeg', 'application/octet-stream'],
    ['application/json', 'application/x-www-form-urlencoded'],
    ['video/mp4', 'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk'],
    ['text/plain', 'text/plain;charset=UTF-8'],
  ]);
  const request = presignedPut(world, {
    signedHeaders: [['content-type', signed]],
    type: sent,
    signer: draw.pick(['boto3', 'go']),
  });
  return {
    request,
    prose: { signer: `params = {"Bucket": "${world.bucket}", "Key": key, "ContentType": "${signed}"}` },
    response: refuse(world, request),
    label(sees, failure) {
      if (!named(sees)) return vagueLabel(failure, sees);
      const isSent = sees.has('sent') || (sees.has('extras') && world.provider === 'aws');
      if (isSent && sent !== 'application/octet-stream')
        return inferable('signature-header-mismatch', ['signature-mismatch', ...every]);
      return open('signature-mismatch', every);
    },
  };
}

/** A header came along that the signature does not cover. */
function headerExtra(world) {
  const { draw } = world;
  const header = draw.pick([
    ['x-amz-acl', 'private'],
    ['x-amz-meta-source', 'web'],
    ['x-amz-storage-class', 'STANDARD_IA'],
    ['x-amz-server-side-encryption', 'AES256'],
    ['x-amz-checksum-crc32', draw.base64(4)],
    ['x-amz-sdk-checksum-algorithm', 'CRC32'],
  ]);
  const request = presignedPut(world, { sent: [header] });
  const also = header[0].includes('checksum')
    ? ['checksum-default']
    : header[0] === 'x-amz-acl'
      ? ['acl-not-supported']
      : [];
  const isAws = world.provider === 'aws';
  return {
    request,
    response: isAws
      ? answer(
          world,
          403,
          'AccessDenied',
          'There were headers present in the request which were not signed',
          [['HeadersNotSigned', header[0]]],
        )
      : answer(world, 400, 'AccessDenied', 'There were headers present in the request which were not signed'),
    label: (sees, failure) =>
      sees.has('message') || (sees.has('extras') && isAws)
        ? textual('signature-header-mismatch', also)
        : sees.has('url') && sees.has('sent') && sees.has('code')
          ? open('signature-header-mismatch', [
              ...also,
              'access-denied-policy',
              'insufficient-evidence',
              'kms-denied',
            ])
          : vagueLabel(failure, sees),
  };
}

/** Two headers differ: one signed and not sent, and one signed and empty. */
function twoHeaders(world) {
  const request = presignedPut(world, {
    signedHeaders: [
      ['content-type', world.type],
      ['x-amz-meta-a', '1'],
      ['x-amz-meta-b', '2'],
    ],
    type: '',
    sent: [['x-amz-meta-b', '2']],
    signer: 'boto3',
  });
  return {
    request,
    response: refuse(world, request),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : (sees.has('extras') && world.provider === 'aws') || (sees.has('url') && sees.has('sent'))
          ? textual('signature-header-mismatch', [])
          : open('signature-mismatch', every),
  };
}

/** An SDK's own request with a wrong secret; its log may show what it signed. */
function sdkSecretWrong(world) {
  const request = sdkPut(world);
  const { canonical } = request.made;
  const asSeen = stringToSign(canonical, request.at, world.region);
  const extras = [
    ['AWSAccessKeyId', world.keys.id],
    ['StringToSign', asSeen],
    ['SignatureProvided', request.made.signature],
    ['StringToSignBytes', bytesOf(asSeen)],
    ['CanonicalRequest', canonical],
    ['CanonicalRequestBytes', bytesOf(canonical)],
  ];
  return {
    request,
    debug: true,
    response: answer(world, 403, 'SignatureDoesNotMatch', text, extras),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('debug')
          ? textual('signature-wrong-secret', sees.has('extras') ? [] : ['signature-mismatch'])
          : sees.has('extras') && sees.has('sent')
            ? open('signature-wrong-secret', ['signature-mismatch'])
            : open('signature-mismatch', every),
  };
}

/** A proxy changes a signed header of an SDK's request; the SDK's log shows what was signed. */
function sdkHeaderChanged(world) {
  const { draw } = world;
  const [name, before, after] = draw.pick([
    ['accept-encoding', 'identity', 'gzip'],
    ['content-type', world.type, ''],
    ['amz-sdk-request', 'attempt=1; max=3', 'attempt=2; max=3'],
  ]);
  const request = sdkPut(world, { sent: name === 'content-type' ? [] : [[name, before]] });
  const headers = request.headers.map(([n, v]) => [n, n.toLowerCase() === name ? after : v]);
  const { canonical: mine, signed } = request.made;
  const seen = canonicalRequest({
    method: 'PUT',
    path: world.path,
    pairs: [],
    headers,
    signed,
    payload: mine.split('\n').at(-1),
  });
  const asSeen = stringToSign(seen, request.at, world.region);
  const extras = [
    ['AWSAccessKeyId', world.keys.id],
    ['StringToSign', asSeen],
    ['SignatureProvided', request.made.signature],
    ['StringToSignBytes', bytesOf(asSeen)],
    ['CanonicalRequest', seen],
    ['CanonicalRequestBytes', bytesOf(seen)],
  ];
  const emptied = after === '';
  return {
    request,
    debug: true,
    response: answer(world, 403, 'SignatureDoesNotMatch', text, extras),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') && (sees.has('debug') || sees.has('sent') || emptied)
          ? textual('signature-header-mismatch', [])
          : open('signature-mismatch', every),
  };
}

/** Version 2: a Content-Type that the browser added is part of the string. */
function v2ContentType(world) {
  const expires = Math.floor(world.arrived / second) + 600;
  const made = presignV2({
    method: 'PUT',
    origin: world.origin,
    path: world.path,
    resource: `/${world.bucket}${world.path.replace(world.prefix, '')}`,
    expires,
    keys: { ...world.keys, token: '' },
  });
  const asSeen = made.text.replace('PUT\n\n\n', `PUT\n\n${world.type}\n`);
  return {
    request: { ...plainRequest(world), auth: 'query', url: made.url },
    response: answer(world, 403, 'SignatureDoesNotMatch', text, [
      ['AWSAccessKeyId', world.keys.id],
      ['StringToSign', asSeen],
      ['SignatureProvided', made.signature],
      ['StringToSignBytes', bytesOf(asSeen)],
    ]),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') || (sees.has('url') && sees.has('sent'))
          ? open('signature-mismatch', [...every, 'sigv2-unsupported'])
          : open('signature-mismatch', [...every, 'sigv2-unsupported']),
  };
}

const shown = (world, request, canonical) => {
  const asSeen = stringToSign(canonical, request.at, world.region);
  return answer(world, 403, 'SignatureDoesNotMatch', text, [
    ['AWSAccessKeyId', world.keys.id],
    ['StringToSign', asSeen],
    ['SignatureProvided', request.made.signature],
    ['StringToSignBytes', bytesOf(asSeen)],
    ['CanonicalRequest', canonical],
    ['CanonicalRequestBytes', bytesOf(canonical)],
  ]);
};

/** A proxy between the SDK and the store passes on another host, or another path. */
function sdkAddressChanged(world) {
  const request = sdkPut(world);
  const { canonical } = request.made;
  const isHost = world.draw.chance(0.5);
  const seen = isHost
    ? canonical.replace(
        `host:${world.host}`,
        `host:${world.draw.pick(['s3-backend:9000', 'localhost:9000', `inner.${world.host}`])}`,
      )
    : canonical.replace(
        world.path,
        world.draw.pick([`/s3${world.path}`, `${world.path}/`, `/${world.path}`]),
      );
  const truth = isHost ? 'signature-host-mismatch' : 'signature-url-altered';
  return {
    request,
    debug: true,
    response: shown(world, request, seen),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') && (sees.has('debug') || (sees.has('sent') && (isHost || sees.has('url'))))
          ? textual(truth, [])
          : sees.has('extras') && sees.has('url')
            ? inferable(truth, ['signature-mismatch'])
            : open('signature-mismatch', every),
  };
}

/** A form signed with a wrong key: the store tells the policy that it signed, and no canonical request. */
function formSignedWrong(world) {
  const policy = Buffer.from(
    JSON.stringify({
      expiration: new Date(world.arrived + 600_000).toISOString(),
      conditions: [{ bucket: world.bucket }, ['starts-with', '$key', '']],
    }),
  ).toString('base64');
  const made = sdkPut({ ...world, path: `${world.prefix}/` }, { method: 'POST', op: 'PostObject' });
  return {
    request: { ...made, auth: 'post' },
    response: answer(world, 403, 'SignatureDoesNotMatch', text, [
      ['AWSAccessKeyId', world.keys.id],
      ['StringToSign', policy],
      ['SignatureProvided', world.draw.hex(64)],
      ['StringToSignBytes', bytesOf(policy)],
    ]),
    label: (sees, failure) =>
      named(sees)
        ? open('signature-mismatch', ['signature-wrong-secret', 'post-policy', ...every])
        : vagueLabel(failure, sees),
  };
}

export const headerFailures = [
  [5, 'header-missing', 'aws', headerMissing],
  [5, 'header-changed', 'aws', headerChanged],
  [4, 'header-extra', 'aws', headerExtra],
  [1, 'header-extra', 'minio', headerExtra],
  [2, 'two-headers', 'aws', twoHeaders],
  [4, 'sdk-secret', 'aws', sdkSecretWrong],
  [4, 'sdk-header', 'aws', sdkHeaderChanged],
  [3, 'sdk-address', 'aws', sdkAddressChanged],
  [1, 'form-signed', 'aws', formSignedWrong],
  [3, 'v2-type', 'aws', v2ContentType],
  ...['minio', 'ceph', 'r2'].map((clone) => [1, 'header-changed', clone, headerChanged]),
];
