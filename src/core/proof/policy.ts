import { hmacSha1Base64 } from '../sigv4/hash.js';
import type { Hypothesis, SignedPolicy } from './hypothesis.js';
import type { Pool } from './pool.js';
import type { Scheme } from './search.js';
import { scopeText } from './undoScope.js';
import { keyedSigner } from './version4.js';

/** The signature of a POST form, over the base64 text of its policy. */
export function policyScheme(): Scheme<SignedPolicy> {
  const sign = keyedSigner();
  return {
    undo: [undoText, undoScope],
    text: ({ policy }) => policy,
    key: ({ scope }) => (scope ? scopeText(scope) : ''),
    signature: ({ scope }, text, secret) =>
      scope ? sign(secret, scope, 'AWS4-HMAC-SHA256', text) : hmacSha1Base64(secret, text),
  };
}

/** Line breaks, padding and the URL alphabet of base64. */
function* undoText(signed: SignedPolicy): Generator<Hypothesis<SignedPolicy>> {
  const { policy } = signed;
  const squeezed = policy.replace(/\s+/g, '');
  const bare = squeezed.replace(/=+$/, '');
  const padded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
  for (const before of [
    squeezed,
    bare,
    padded,
    policy.replaceAll(' ', '+'),
    padded.replaceAll('-', '+').replaceAll('_', '/'),
    padded.replaceAll('+', '-').replaceAll('/', '_'),
    `${squeezed}\n`,
    bare.replace(/.{76}/g, '$&\n'),
    `${padded.replace(/.{76}/g, '$&\n')}\n`,
    `${padded.replace(/.{60}/g, '$&\n')}\n`,
  ])
    if (before !== policy)
      yield { transformations: ['parameter-changed'], signed: { ...signed, policy: before } };
}

function* undoScope(signed: SignedPolicy, pool: Pool): Generator<Hypothesis<SignedPolicy>> {
  const { scope } = signed;
  if (!scope) return;
  for (const region of pool.regions)
    if (region !== scope.region)
      yield { transformations: ['region-changed'], signed: { ...signed, scope: { ...scope, region } } };
  for (const date of pool.dates.map((time) => time.slice(0, 8)))
    if (date !== scope.date)
      yield { transformations: ['date-changed'], signed: { ...signed, scope: { ...scope, date } } };
}
