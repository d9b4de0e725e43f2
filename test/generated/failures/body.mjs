/** Sizes, lengths, parts and digests of what is sent. */
import { answer, presignedPut, sdkPut } from '../exchange.mjs';
import { byCode, byMessage, inferable, open, textual, vagueLabel } from '../labels.mjs';

const either = (world, options) =>
  world.draw.chance(0.5) ? presignedPut(world, options) : sdkPut(world, options);

const cap = 5_368_709_120;
const tooLarge = (world) => {
  const size = cap + world.draw.pick([1, world.draw.int(1, 900_000_000), 20_000_000_000]);
  const w = { ...world, size };
  return {
    request: either(w),
    response: answer(world, 400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', [
      ['ProposedSize', String(size)],
      ['MaxSizeAllowed', String(cap)],
    ]),
    label: (sees, failure) =>
      sees.has('code') || sees.has('message')
        ? textual('entity-too-large', sees.has('extras') || sees.has('sent') ? [] : ['post-policy'])
        : vagueLabel(failure, sees),
  };
};
/** Five GiB exactly is allowed: whatever refuses it isn't the size. */
const exactSize = (world) => ({
  request: either({ ...world, size: cap }),
  response: answer(
    world,
    400,
    'RequestTimeout',
    'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
  ),
  label: byCode('request-timeout', ['incomplete-body']),
});

const uploadId = (world) =>
  world.draw.letters('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._', 96);
const partOf = (world, number, id) => ({
  op: 'UploadPart',
  pairs: [
    ['partNumber', String(number)],
    ['uploadId', id],
  ],
});
const complete = (id) => ({ method: 'POST', op: 'CompleteMultipartUpload', pairs: [['uploadId', id]] });
function parts(world) {
  const { draw } = world;
  const id = uploadId(world);
  const number = String(draw.int(1, 40));
  const etag = draw.hex(32);
  const kind = draw.pick(['small', 'invalid', 'order', 'gone', 'limit', 'xml', 'one', 'nulled']);
  const low = draw.pick([5_242_879, 1_048_576, draw.int(1, 5_000_000)]);
  const table = {
    small: () => [
      complete(id),
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      [
        ['ProposedSize', String(low)],
        ['MinSizeAllowed', '5242880'],
        ['PartNumber', number],
        ['ETag', etag],
      ],
      (sees, f) =>
        sees.has('extras') ||
        sees.has('url') ||
        ((sees.has('message') || sees.has('code')) && (sees.has('op') || sees.has('sdk')))
          ? textual('part-too-small')
          : vagueLabel(f, sees),
    ],
    invalid: () => [
      complete(id),
      400,
      'InvalidPart',
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      [
        ['UploadId', id],
        ['PartNumber', number],
        ['ETag', etag],
      ],
      byCode('invalid-part'),
    ],
    nulled: () => [
      complete(id),
      400,
      'InvalidPart',
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      [
        ['UploadId', id],
        ['PartNumber', '1'],
        ['ETag', 'null'],
      ],
      byCode('invalid-part', ['cors']),
    ],
    order: () => [
      complete(id),
      400,
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
      [['UploadId', id]],
      byCode('invalid-part-order'),
    ],
    gone: () => [
      draw.chance(0.5) ? complete(id) : partOf(world, number, id),
      404,
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      [['UploadId', id]],
      byCode('no-such-upload'),
    ],
    limit: () => [
      partOf(world, 10_001, id),
      400,
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
      [
        ['ArgumentName', 'partNumber'],
        ['ArgumentValue', '10001'],
      ],
      (sees, f) =>
        sees.has('message') || sees.has('extras')
          ? textual('part-limit', ['invalid-request'])
          : sees.has('url') && sees.has('code')
            ? inferable('part-limit', ['invalid-request'])
            : vagueLabel(f, sees),
    ],
    xml: () => [
      complete(id),
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
      [],
      byCode('malformed-xml'),
    ],
    one: () => [
      complete(id),
      400,
      'InvalidRequest',
      'You must specify at least one part',
      [],
      byMessage('malformed-xml', ['invalid-part', 'invalid-request']),
    ],
  };
  const [options, status, code, message, extras, label] = table[kind]();
  return { request: sdkPut(world, options), response: answer(world, status, code, message, extras), label };
}

function digests(world) {
  const { draw } = world;
  const crc = draw.pick(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']);
  const list = [
    [
      400,
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
      [
        ['ExpectedDigest', draw.base64(16)],
        ['CalculatedDigest', draw.base64(16)],
      ],
      byMessage('bad-digest'),
      [],
    ],
    [
      400,
      'BadDigest',
      `The ${crc} you specified did not match the calculated checksum.`,
      [],
      byMessage('bad-digest', ['checksum-default']),
      [],
    ],
    [
      400,
      'InvalidDigest',
      'The Content-MD5 you specified was invalid.',
      [['Content-MD5', draw.hex(32)]],
      byCode('bad-digest'),
      [],
    ],
    [
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      [
        ['ClientComputedContentSHA256', draw.hex(64)],
        ['S3ComputedContentSHA256', draw.hex(64)],
      ],
      byCode('bad-digest'),
      [],
    ],
    [
      400,
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      [],
      byMessage('checksum-default'),
      [['x-amz-sdk-checksum-algorithm', 'CRC32']],
    ],
    [
      400,
      'InvalidRequest',
      'Checksum Type mismatch occurred, expected checksum Type: null, actual checksum Type: crc32',
      [],
      byMessage('checksum-default'),
      [],
    ],
    [
      400,
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
      [],
      byMessage('object-lock-checksum'),
      [],
    ],
    [
      400,
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Part requests with Object Lock parameters',
      [],
      byMessage('object-lock-checksum'),
      [],
    ],
    [
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
      [
        ['NumberBytesExpected', String(world.size)],
        ['NumberBytesProvided', String(Math.floor(world.size / 3))],
      ],
      byCode('incomplete-body'),
      [],
    ],
    [
      411,
      'MissingContentLength',
      'You must provide the Content-Length HTTP header.',
      [],
      byCode('missing-content-length'),
      [],
    ],
    [
      501,
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      [['Header', 'Transfer-Encoding']],
      (sees, f) =>
        sees.has('extras')
          ? textual('missing-content-length', ['unsupported-by-server'])
          : sees.has('code') || sees.has('message')
            ? open('unsupported-by-server', [
                'missing-content-length',
                'checksum-default',
                'insufficient-evidence',
              ])
            : vagueLabel(f, sees),
      [],
    ],
  ];
  const [status, code, message, extras, label, sent] = draw.pick(list);
  return { request: sdkPut(world, { sent }), response: answer(world, status, code, message, extras), label };
}

const checksumR2 = (world) => ({
  request: sdkPut(world, {
    sent: [
      ['x-amz-checksum-crc32', world.draw.base64(4)],
      ['x-amz-sdk-checksum-algorithm', 'CRC32'],
    ],
  }),
  response: answer(
    world,
    501,
    'NotImplemented',
    `Header 'x-amz-checksum-crc32' with value '${world.draw.base64(4)}' not implemented`,
  ),
  label: (sees, f) =>
    sees.has('message')
      ? textual('checksum-default', ['unsupported-by-server'])
      : sees.has('code') && sees.has('sent')
        ? inferable('checksum-default', ['unsupported-by-server'])
        : vagueLabel(f, sees),
});

export const bodyFailures = [
  [5, 'too-large', 'aws', tooLarge],
  [1, 'size-exact', 'aws', exactSize],
  [9, 'parts', 'aws', parts],
  [10, 'digests', 'aws', digests],
  [3, 'checksum', 'r2', checksumR2],
];
