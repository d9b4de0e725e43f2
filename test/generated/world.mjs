/** Who uploads what to where, and when: everything a failure is drawn from. */
import { encodePath } from './signing.mjs';
import { day, hour, minute, second } from './times.mjs';

const regions =
  'us-east-1 us-east-2 us-west-2 ca-central-1 eu-west-1 eu-central-1 eu-north-1 eu-south-2 ap-south-1 ap-southeast-1 ap-northeast-2 sa-east-1 me-central-1 af-south-1 il-central-1'.split(
    ' ',
  );
const words =
  'harbor lantern quarry meadow tundra cobalt juniper marlin osprey saffron walnut pebble orbit ferry acorn velvet'.split(
    ' ',
  );
const roles = 'uploads media inbox drop assets scans reports backups raw archive'.split(' ');
const stems = [
  'photo',
  'IMG_2041',
  'report final (3)',
  'Übersicht',
  '写真',
  'a+b',
  'Q3 & Q4',
  "it's",
  'scan=2',
  'naïve~draft',
  'v1.2.3',
  'data#1',
  '100% done',
  'café',
  'строка',
];
const kinds = [
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['pdf', 'application/pdf'],
  ['mp4', 'video/mp4'],
  ['csv', 'text/csv'],
  ['zip', 'application/zip'],
  ['bin', 'application/octet-stream'],
  ['json', 'application/json'],
  ['txt', 'text/plain'],
];

export const partitionOf = (region) =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

function drawKey(draw) {
  const [extension, type] = draw.pick(kinds);
  const plain = draw.chance(0.6);
  const stem = plain ? `${draw.pick(words)}-${draw.int(1, 9999)}` : draw.pick(stems);
  const folder = draw.pick([
    '',
    '',
    'uploads/',
    `u/${draw.int(1, 99_999)}/`,
    `2026/0${draw.int(1, 9)}/`,
    'in box/',
    `tenant=${draw.int(1, 50)}/`,
    'a//b/',
    '日本/',
  ]);
  return { key: `${folder}${stem}.${extension}`, type, extension };
}

function awsPlace(draw, bucket) {
  const region = draw.weighted([
    [80, draw.pick(regions)],
    [4, draw.pick(['cn-north-1', 'cn-northwest-1'])],
    [4, draw.pick(['us-gov-west-1', 'us-gov-east-1'])],
  ]);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const account = String(draw.int(100_000_000_000, 999_999_999_999));
  const shape = draw.weighted([
    [50, 'virtual'],
    [14, 'path'],
    [6, 'dualstack'],
    [3, 'fips'],
    [4, 'accelerate'],
    [4, 'accesspoint'],
    [region === 'us-east-1' ? 8 : 0, 'global'],
  ]);
  const plainOnly = partitionOf(region) !== 'aws' && (shape === 'accelerate' || shape === 'fips');
  const hosts = {
    virtual: `${bucket}.s3.${region}.${suffix}`,
    path: `s3.${region}.${suffix}`,
    dualstack: `${bucket}.s3.dualstack.${region}.${suffix}`,
    fips: `${bucket}.s3-fips.${region}.${suffix}`,
    accelerate: `${bucket}.s3-accelerate.${suffix}`,
    accesspoint: `${bucket}-${account}.s3-accesspoint.${region}.${suffix}`,
    global: `${bucket}.s3.${suffix}`,
  };
  const style = plainOnly ? 'virtual' : shape;
  return {
    region,
    account,
    style,
    host: hosts[style],
    scheme: 'https',
    prefix: style === 'path' ? `/${bucket}` : '',
  };
}

const plainPlace = (region, host, prefix, scheme = 'https') => ({
  region,
  account: '',
  style: 'path',
  host,
  scheme,
  prefix,
});
const places = {
  aws: awsPlace,
  minio: (draw, bucket) =>
    plainPlace(
      'us-east-1',
      draw.pick([
        'localhost:9000',
        'minio:9000',
        'minio.lan:9000',
        '10.4.0.17:9000',
        `s3.${draw.pick(words)}.example`,
      ]),
      `/${bucket}`,
      draw.pick(['http', 'https']),
    ),
  ceph: (draw, bucket) =>
    plainPlace(
      'default',
      draw.pick([
        `rgw.${draw.pick(words)}.example`,
        '192.168.40.12:8080',
        `objects.${draw.pick(words)}.example:7480`,
      ]),
      `/${bucket}`,
      draw.pick(['http', 'https']),
    ),
  r2: (draw, bucket) => ({
    ...plainPlace('auto', `${bucket}.${draw.hex(32)}.r2.cloudflarestorage.com`, ''),
    style: 'virtual',
  }),
  garage: (draw, bucket) =>
    plainPlace(
      'garage',
      draw.pick(['localhost:3900', `garage.${draw.pick(words)}.example`]),
      `/${bucket}`,
      'http',
    ),
};

/** @param provider Drawn where it is not given. */
export function drawWorld(draw, provider = 'aws') {
  const bucket = `${draw.pick(words)}-${draw.pick(roles)}${draw.chance(0.4) ? `-${draw.hex(4)}` : ''}`;
  const place = places[provider](draw, bucket);
  const file = drawKey(draw);
  const isTemporary = provider === 'aws' && draw.chance(0.3);
  const mid = draw.upper(draw.chance(0.5) ? 9 : 9);
  const keys = {
    id:
      provider === 'aws'
        ? `${isTemporary ? 'ASIA' : 'AKIA'}${mid}EXAMPLE`
        : provider === 'r2'
          ? draw.hex(32)
          : provider === 'garage'
            ? `GK${draw.hex(24)}`
            : draw.pick(['minioadmin', 'uploader', `svc${draw.upper(13)}`]),
    secret:
      draw.letters('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/', 28) +
      'EXAMPLESECRET'.slice(0, 12),
    token: isTemporary ? `IQoJb3JpZ2luX2Vj${draw.base64(draw.int(120, 260))}` : '',
  };
  const arrived =
    Date.UTC(2025, draw.int(0, 11), draw.int(1, 28), draw.int(0, 23), draw.int(0, 59), draw.int(0, 59)) +
    (draw.chance(0.7) ? 320 * day : 0);
  return {
    draw,
    provider,
    bucket,
    ...place,
    ...file,
    keys,
    arrived,
    origin: `${place.scheme}://${place.host}`,
    path: `${place.prefix}/${encodePath(file.key)}`,
    signer: draw.pick(['boto3', 'js3', 'go']),
    ttl: draw.pick([60, 300, 900, 3600, 7200, 43_200, 86_400, 604_800]),
    size: draw.int(1_000, 80_000_000),
    ids: idsOf(draw, provider),
    page: draw.pick([
      `https://app.${draw.pick(words)}.example`,
      'http://localhost:3000',
      'http://localhost:5173',
      `https://${draw.pick(words)}.example`,
    ]),
    now: new Date(arrived + draw.pick([2 * minute, 3 * hour, 2 * day, 40 * second])).toISOString(),
  };
}

function idsOf(draw, provider) {
  if (provider === 'ceph')
    return {
      request: `tx00000${draw.hex(16)}-00${draw.hex(8)}-${draw.hex(4)}-default`,
      host: `${draw.hex(4)}-default-default`,
    };
  if (provider === 'minio') return { request: `18${draw.hex(14).toUpperCase()}`, host: draw.hex(64) };
  return { request: draw.letters('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 16), host: draw.base64(56) };
}

export const seconds = (n) => n * second;
