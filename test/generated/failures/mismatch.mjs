/** How stores say that a signature does not match. */
import { answer } from '../exchange.mjs';
import { bytesOf, recompute } from '../signing.mjs';

export const text =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
export const every = [
  'signature-header-mismatch',
  'signature-host-mismatch',
  'signature-method-mismatch',
  'signature-url-altered',
  'signature-wrong-secret',
];

/** AWS tells what it saw; MinIO, Ceph and R2 tell nothing. */
export function refuse(
  world,
  request,
  {
    host = world.host,
    method = request.method,
    url = request.url,
    headers = request.headers,
    secret = world.keys.secret,
  } = {},
) {
  if (world.provider !== 'aws') return answer(world, 403, 'SignatureDoesNotMatch', text);
  const seen = recompute({ method, url, headers, host, secret, at: request.at, region: world.region });
  return answer(world, 403, 'SignatureDoesNotMatch', text, [
    ['AWSAccessKeyId', world.keys.id],
    ['StringToSign', seen.text],
    ['SignatureProvided', /X-Amz-Signature=([0-9a-f]+)/.exec(url)?.[1] ?? ''],
    ['StringToSignBytes', bytesOf(seen.text)],
    ['CanonicalRequest', seen.canonical],
    ['CanonicalRequestBytes', bytesOf(seen.canonical)],
  ]);
}

/** The answer is known to be about the signature. */
export const named = (sees) => sees.has('code') || sees.has('message');
