/** Lifetimes and clocks. */
import { answer, plainRequest, presignedPut, sdkPut } from '../exchange.mjs';
import { byCode, inferable, open, textual, vagueLabel } from '../labels.mjs';
import { presignV2 } from '../signing.mjs';
import { amzOf, httpOf, day, hour, isoOf, minute, second } from '../times.mjs';

const zones = [60, 120, 330, 480, -300, 540].map((minutes) => minutes * minute);

/** Seconds between the end of a URL's life and its use. */
const drawLate = (draw) =>
  draw.weighted([
    [3, draw.int(1, 59) * second],
    [3, draw.int(1, 50) * minute],
    [2, draw.int(1, 30) * hour],
    [2, draw.int(2, 200) * day],
  ]);

/** With a URL and the moment of the answer in sight, arithmetic shows that its life was over. */
const provable = (sees) => sees.has('url') && sees.has('received');

function expired(
  world,
  {
    status = 403,
    code = 'AccessDenied',
    message = 'Request has expired',
    withTimes = true,
    late = drawLate(world.draw),
    also = [],
  } = {},
) {
  const { draw } = world;
  const ttl = draw.pick([1, 60, 300, 900, 3600, 86_400, 604_800]);
  const at = world.arrived - ttl * second - late;
  const extras = withTimes
    ? [
        ['X-Amz-Expires', String(ttl)],
        ['Expires', isoOf(at + ttl * second)],
        ['ServerTime', isoOf(world.arrived)],
      ]
    : [];
  return {
    request: presignedPut(world, { at, ttl }),
    response: answer(world, status, code, message, extras),
    label: (sees, failure) => {
      if (sees.has('message') && message) return textual('expired-url', also);
      if (sees.has('code') && code === 'ExpiredRequest') return textual('expired-url', also);
      if (sees.has('extras') && withTimes) return inferable('expired-url', also);
      if (provable(sees) && (sees.has('code') || sees.has('status')))
        return inferable('expired-url', [
          ...also,
          'clock-skew',
          ...(sees.has('code') ? [] : ['insufficient-evidence']),
        ]);
      return vagueLabel(failure, sees);
    },
  };
}

function expiredV2(world) {
  const late = drawLate(world.draw);
  const expires = Math.floor((world.arrived - late) / second);
  const { url } = presignV2({
    method: 'PUT',
    origin: world.origin,
    path: world.path,
    resource: `/${world.bucket}/${world.key}`,
    expires,
    keys: { ...world.keys, token: '' },
  });
  return {
    request: { ...plainRequest(world), auth: 'query', url },
    response: answer(world, 403, 'AccessDenied', 'Request has expired', [
      ['Expires', isoOf(expires * second)],
      ['ServerTime', isoOf(world.arrived)],
    ]),
    label: (sees, failure) =>
      sees.has('message') || sees.has('extras')
        ? textual('expired-url', [])
        : provable(sees) && (sees.has('code') || sees.has('status'))
          ? inferable('expired-url', [])
          : vagueLabel(failure, sees),
  };
}

/** The URL was alive when it was used, so a bare refusal is not about its life. */
function deniedWhileAlive(world) {
  const ttl = world.draw.pick([900, 3600, 604_800]);
  const at = world.arrived - world.draw.pick([5 * second, 60 * second, (ttl - 60) * second]);
  return {
    request: presignedPut(world, {
      at,
      ttl,
      keys: { ...world.keys, id: `AKIA${world.draw.upper(9)}EXAMPLE`, token: '' },
    }),
    response: answer(world, 403, 'AccessDenied', 'Access Denied'),
    label: (sees, failure) =>
      sees.has('message') || sees.has('code')
        ? open('access-denied-policy', [
            'insufficient-evidence',
            'kms-denied',
            'no-such-bucket',
            ...(provable(sees) ? [] : ['expired-url']),
            ...(provable(sees) || sees.has('serverLog') ? [] : ['unsigned-request']),
          ])
        : vagueLabel(failure, sees),
  };
}

function skewed(world, { behind }) {
  const { draw } = world;
  const off =
    draw.pick([
      16 * minute,
      15 * minute + second,
      draw.int(16, 600) * minute,
      draw.pick(zones),
      draw.int(1, 40) * day + draw.int(0, 3600) * second,
    ]) * (behind ? -1 : 1);
  const at = world.arrived + off;
  const isAws = world.provider === 'aws';
  const message = isAws
    ? 'The difference between the request time and the current time is too large.'
    : "The difference between the request time and the server's time is too large.";
  const extras = isAws
    ? [
        ['RequestTime', draw.chance(0.6) ? amzOf(at) : httpOf(at)],
        ['ServerTime', isoOf(world.arrived)],
        ['MaxAllowedSkewMilliseconds', '900000'],
      ]
    : [];
  return {
    request: sdkPut(world, { at }),
    response: answer(world, 403, 'RequestTimeTooSkewed', message, extras),
    label: byCode('clock-skew', ['stale-request']),
  };
}

function notYetValid(world) {
  const at =
    world.arrived + world.draw.pick([16 * minute, hour, 2 * hour, world.draw.int(16, 5000) * minute]);
  const isAws = world.provider === 'aws';
  return {
    request: presignedPut(world, { at }),
    response: isAws
      ? answer(world, 403, 'AccessDenied', 'Request is not yet valid', [
          ['X-Amz-Date', String(at)],
          ['Expires', isoOf(at + world.ttl * second)],
          ['ServerTime', isoOf(world.arrived)],
        ])
      : answer(world, 403, 'AccessDenied', 'Request is not valid yet'),
    label: (sees, failure) =>
      sees.has('message') || (sees.has('extras') && isAws)
        ? textual('clock-skew')
        : provable(sees) && (sees.has('code') || sees.has('status'))
          ? inferable('clock-skew', ['access-denied-policy', 'insufficient-evidence'])
          : vagueLabel(failure, sees),
  };
}

/** A signer less than a quarter of an hour off: stores forgive that. */
function slightlyOff(world) {
  const at = world.arrived + world.draw.pick([-1, 1]) * (14 * minute + 59 * second);
  return {
    request: sdkPut(world, {
      at,
      keys: { ...world.keys, token: '', id: `AKIA${world.draw.upper(9)}EXAMPLE` },
    }),
    response: answer(world, 403, 'AccessDenied', 'Access Denied'),
    label: (sees, failure) =>
      sees.has('message') || sees.has('code')
        ? open('access-denied-policy', [
            'insufficient-evidence',
            'kms-denied',
            ...(sees.has('sent') || sees.has('serverLog') ? [] : ['unsigned-request', 'expired-url']),
          ])
        : vagueLabel(failure, sees),
  };
}

function tooLong(world) {
  const ttl = world.draw.pick([604_801, 1_209_600, 2_592_000, 31_536_000]);
  const request = presignedPut(world, { ttl, at: world.arrived - 5 * second });
  if (world.provider === 'ceph')
    return {
      request,
      response: answer(
        world,
        403,
        'AccessDenied',
        world.draw.pick(['', null]),
        [['BucketName', world.bucket]].slice(0, 0),
      ),
      label: (sees, failure) =>
        sees.has('url') && sees.has('code')
          ? inferable('expires-too-long', [])
          : sees.has('url')
            ? inferable('expires-too-long', ['insufficient-evidence'])
            : vagueLabel(failure, sees),
    };
  const garage = world.provider === 'garage';
  return {
    request,
    response: garage
      ? answer(world, 400, 'InvalidRequest', 'Bad request: X-Amz-Expires may not exceed a week')
      : answer(
          world,
          400,
          'AuthorizationQueryParametersError',
          'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
        ),
    label: (sees, failure) =>
      sees.has('message')
        ? textual('expires-too-long')
        : sees.has('url')
          ? inferable('expires-too-long', [])
          : vagueLabel(failure, sees),
  };
}

export const timeFailures = [
  [10, 'expired', 'aws', (w) => expired(w)],
  [3, 'expired-v2', 'aws', expiredV2],
  [
    3,
    'expired-zone',
    'aws',
    (w) => expired(w, { late: w.draw.pick(zones.map((z) => Math.abs(z))), also: ['clock-skew'] }),
  ],
  [3, 'expired', 'minio', (w) => expired(w, { withTimes: false })],
  [2, 'expired-old', 'ceph', (w) => expired(w, { withTimes: false, message: w.draw.pick(['', null]) })],
  [
    2,
    'expired-new',
    'ceph',
    (w) => expired(w, { withTimes: false, message: 'The pre-signed URL has expired' }),
  ],
  [
    3,
    'expired',
    'r2',
    (w) => expired(w, { withTimes: false, status: w.draw.pick([400, 403]), code: 'ExpiredRequest' }),
  ],
  [
    2,
    'expired',
    'garage',
    (w) =>
      expired(w, {
        withTimes: false,
        status: 400,
        code: 'InvalidRequest',
        message: 'Bad request: Date is too old',
      }),
  ],
  [5, 'denied-alive', 'aws', deniedWhileAlive],
  [4, 'skew-behind', 'aws', (w) => skewed(w, { behind: true })],
  [3, 'skew-ahead', 'aws', (w) => skewed(w, { behind: false })],
  [2, 'skew', 'minio', (w) => skewed(w, { behind: w.draw.chance(0.5) })],
  [4, 'not-yet', 'aws', notYetValid],
  [2, 'not-yet', 'minio', notYetValid],
  [2, 'skew-1459', 'aws', slightlyOff],
  [4, 'too-long', 'aws', tooLong],
  [1, 'too-long', 'minio', tooLong],
  [1, 'too-long', 'ceph', tooLong],
  [1, 'too-long', 'garage', tooLong],
];
