/** Logs and terminals whose own clock tells a queue from a clock that is off. */
import { answer } from '../exchange.mjs';
import { inferable } from '../labels.mjs';
import { amzOf, httpOf, isoMsOf, isoOf, isoZoneOf, minute, plainOf, second } from '../times.mjs';

const said = (form, text, label) => ({ text, form, said: label });

const refusal = (world, at) =>
  answer(
    world,
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    [
      ['RequestTime', amzOf(at)],
      ['ServerTime', isoOf(world.arrived)],
      ['MaxAllowedSkewMilliseconds', '900000'],
    ],
  ).body.replace(/\n/g, '');
const brief = (f) =>
  `An error occurred (RequestTimeTooSkewed) when calling the ${f} operation: The difference between the request time and the current time is too large.`;

/** Signed and sent at once by a machine whose log runs on its own wrong clock, beside the store's time. */
function atOnce(world) {
  const { draw } = world;
  const off = draw.int(16, 700) * minute * draw.pick([-1, 1]);
  const at = world.arrived + off;
  const body = refusal(world, at);
  const text = draw.pick([
    `${isoMsOf(at - 120)} INFO  PUT ${world.key} signed, sending\n${isoMsOf(at + 310)} ERROR PUT ${world.key} failed after 430 ms: 403 ${body}`,
    `${plainOf(at - 90)} DEBUG uploading ${world.key}\n${plainOf(at + 400)} ERROR ${brief('PutObject')}\n${plainOf(at + 401)} DEBUG response headers: {'date': '${httpOf(world.arrived)}', 'server': 'AmazonS3'}`,
    `$ date -u; aws s3 cp f.bin s3://${world.bucket}/; curl -sI https://s3.amazonaws.com | grep -i ^date\n${new Date(at).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (.*) GMT$/, '$1 $3 $2 $5 UTC $4')}\nupload failed: ./f.bin to s3://${world.bucket}/f.bin ${brief('PutObject')}\ndate: ${httpOf(world.arrived)}`,
  ]);
  return said('own-clock', text, inferable('clock-skew', []));
}

/** Signed, kept, and sent much later; the log writes local time. */
function kept(world) {
  const { draw } = world;
  const waited = draw.int(17, 120) * minute;
  const at = world.arrived - waited;
  const zone = draw.pick([60, 120, -300, 330, 540]);
  const line = (ms, words) => `${isoZoneOf(ms, zone)} ${words}`;
  const text = [
    line(at, `INFO  job 812: request for ${world.key} signed (x-amz-date ${amzOf(at)})`),
    line(at + minute, 'WARN  job 812: all 20 connections busy, waiting'),
    line(
      world.arrived - second,
      `INFO  job 812: sending after ${Math.round(waited / minute)} min in the queue`,
    ),
    line(world.arrived + second, `ERROR job 812: 403 ${refusal(world, at)}`),
  ].join('\n');
  return said('queue-local', text, inferable('stale-request', ['clock-skew']));
}

/** A part's URL from a pool made in advance: the log tells when it was made, and when it was used. */
function pooled(world) {
  const { draw } = world;
  const ttl = draw.pick([900, 3600]);
  const late = draw.int(30, 5000);
  const at = world.arrived - (ttl + late) * second;
  const body = answer(world, 403, 'AccessDenied', 'Request has expired', [
    ['X-Amz-Expires', String(ttl)],
    ['Expires', isoOf(at + ttl * second)],
    ['ServerTime', isoOf(world.arrived)],
  ]).body.replace(/\n/g, '');
  const text = `${isoMsOf(at)} INFO  signed 400 part urls, ttl=${ttl}s\n${isoMsOf(world.arrived - 40)} INFO  part 311/400 PUT\n${isoMsOf(world.arrived + 60)} ERROR part 311/400 failed: 403 ${body}`;
  return said('pool-log', text, inferable('expired-url', []));
}

export const clockFailures = [
  [4, 'at-once', 'aws', atOnce],
  [3, 'kept', 'aws', kept],
  [3, 'pooled', 'aws', pooled],
];
