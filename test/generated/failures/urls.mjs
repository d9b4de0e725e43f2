/** A URL and no answer: what it shows by itself. */
import { presignedPut } from '../exchange.mjs';
import { inferable, open } from '../labels.mjs';
import { presignV2 } from '../signing.mjs';
import { day, dayOf, minute, second } from '../times.mjs';

const nothing = () => open('insufficient-evidence', ['expired-url']);
/** Made a minute before it is pasted, so that its life says nothing. */
const young = (world, options = {}) => {
  const at = Date.parse(world.now) - minute;
  return {
    at,
    ttl: 3600,
    keys: { ...world.keys, id: `AKIA${world.draw.upper(9)}EXAMPLE`, token: '' },
    ...options,
  };
};
const temporary = (world, token) => ({ ...world.keys, id: `ASIA${world.draw.upper(9)}EXAMPLE`, token });
const of = (world, options) => presignedPut(world, young(world, options)).url;

const kinds = {
  plain: (w) => [of(w), open('insufficient-evidence', [])],
  over: (w) => [of(w, { at: Date.parse(w.now) - 2 * day }), open('insufficient-evidence', ['expired-url'])],
  week: (w) => [of(w, { ttl: 604_800 }), open('insufficient-evidence', [])],
  tooLong: (w) => [of(w, { ttl: 604_801 }), inferable('expires-too-long', [])],
  ampersands: (w) => [
    of(w).replace(/&/g, '&amp;'),
    inferable('signature-url-altered', ['malformed-request-auth']),
  ],
  twice: (w) => [
    of(w).replace(/%2F/g, '%252F'),
    inferable('signature-url-altered', ['malformed-request-auth']),
  ],
  unsigned: (w) => [
    of(w).replace(/&?X-Amz-Signature=[0-9a-f]+/, ''),
    inferable('malformed-request-auth', ['signature-url-altered']),
  ],
  noToken: (w) => [
    of(w, { keys: temporary(w, '') }),
    inferable('session-token-invalid', ['invalid-access-key']),
  ],
  withToken: (w) => [
    of(w, { keys: temporary(w, `IQoJb3JpZ2luX2Vj${w.draw.base64(180)}`) }),
    open('insufficient-evidence', ['session-token-expired']),
  ],
  otherRegion: (w) => {
    const region = w.region === 'eu-west-3' ? 'us-west-1' : 'eu-west-3';
    const isNamed = w.host.includes(w.region);
    return [
      of(w, { region }),
      isNamed ? inferable('wrong-region', ['signature-wrong-secret', 'signature-mismatch']) : nothing(),
    ];
  },
  otherDay: (w) => [
    of(w).replace(/%2F\d{8}%2F/, `%2F${dayOf(Date.parse(w.now) - 9 * day)}%2F`),
    inferable('malformed-request-auth', ['signature-url-altered', 'signature-mismatch']),
  ],
  v2: (w) => {
    const expires = Math.floor(Date.parse(w.now) / second) + 600;
    const { url } = presignV2({
      method: 'PUT',
      origin: w.origin,
      path: w.path,
      resource: `/${w.bucket}/${w.key}`,
      expires,
      keys: { ...w.keys, token: '' },
    });
    return [url, open('sigv2-unsupported', ['insufficient-evidence'])];
  },
};
const alone = (kind) => (world) => {
  const [url, said] = kinds[kind](world);
  const text = world.draw.pick([
    url,
    `This URL does not work:\n\n${url}\n`,
    `PUT ${url}`,
    `curl -T file.bin '${url}'`,
    `"uploadUrl": "${url}",`,
  ]);
  return { text, form: 'url', said };
};

export const urlFailures = Object.keys(kinds).map((kind) => [1, `url-${kind}`, 'aws', alone(kind)]);
