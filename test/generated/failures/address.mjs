/** Methods, hosts, paths and queries that are not those signed. */
import { answer, presignedPut } from '../exchange.mjs';
import { inferable, open, textual, vagueLabel } from '../labels.mjs';
import { second } from '../times.mjs';
import { encodePath } from '../signing.mjs';
import { every, named, refuse } from './mismatch.mjs';

const clones = ['minio', 'ceph', 'r2'];

/** A proxy passes another host on. */
function hostRewritten(world) {
  const { draw } = world;
  const host = draw.pick([
    'minio:9000',
    'backend',
    '127.0.0.1:9000',
    `${world.host}:443`,
    's3-internal.svc.cluster.local',
    `origin-${world.host}`,
  ]);
  const request = presignedPut(world);
  return {
    request,
    response: refuse(world, request, { host }),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') && sees.has('url') && world.provider === 'aws'
          ? textual('signature-host-mismatch', [])
          : open('signature-mismatch', every),
  };
}

/** The page uses another host than the signer, who is not in sight. */
function hostSwapped(world) {
  const made = presignedPut(world);
  const domain = `cdn.${world.bucket}.example`;
  const url = made.url.replace(world.host, domain);
  const request = { ...made, url, headers: made.headers.map(([n, v]) => [n, n === 'Host' ? domain : v]) };
  return {
    request,
    response: refuse(world, request, { host: domain }),
    label: (sees, failure) => (!named(sees) ? vagueLabel(failure, sees) : open('signature-mismatch', every)),
  };
}

/** Signed for GET: `x-id` shows it where the signer writes one. */
function methodOther(world) {
  const signer = world.draw.pick(['js3', 'boto3']);
  const request = presignedPut(world, { signedMethod: 'GET', signer });
  const shows = signer === 'js3';
  return {
    request,
    response: refuse(world, request),
    label(sees, failure) {
      if (!named(sees) && !(shows && sees.has('url') && sees.has('method') && sees.has('status')))
        return vagueLabel(failure, sees);
      const method = sees.has('method') || (sees.has('extras') && world.provider === 'aws');
      return shows && sees.has('url') && method
        ? inferable('signature-method-mismatch', [
            'signature-mismatch',
            ...(named(sees) ? [] : ['insufficient-evidence']),
          ])
        : open('signature-mismatch', every);
    },
  };
}

const alterations = {
  appended: (url) => `${url}&utm_source=mail`,
  download: (url) => `${url}&download=1`,
  cacheBuster: (url) => `${url}&_=1763900000000`,
  credentialTwice: (url) =>
    url.replace(/X-Amz-Credential=([^&]*)/, (_, v) => `X-Amz-Credential=${v.replace(/%2F/g, '%252F')}`),
};

function urlAltered(world) {
  const kind = world.draw.pick(['appended', 'download', 'cacheBuster']);
  const made = presignedPut(world, { signer: 'boto3' });
  const request = { ...made, url: alterations[kind](made.url) };
  return {
    request,
    response: refuse(world, request),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('url') || (sees.has('extras') && world.provider === 'aws')
          ? inferable(
              'signature-url-altered',
              sees.has('url') ? ['signature-mismatch'] : ['signature-mismatch', ...every],
            )
          : open('signature-mismatch', every),
  };
}

/** The store's canonical path or query differs from the URL: something on the way changed it. */
function pathRewritten(world) {
  const request = presignedPut(world);
  const names = ['prefix', 'double', 'stripped', 'slashes', 'query', 'plus', 'decomposed', 'folded', 'cut'];
  const kind = world.draw.pick(names);
  const { path } = world;
  const last = path.slice(path.lastIndexOf('/'));
  const turned = {
    prefix: `/storage${path}`,
    double: path.replace(/%/g, '%25'),
    stripped: path.replace(/^\/[^/]+/, '') || '/',
    slashes: path.replace(/^\//, '//'),
    query: path,
    plus: path.replace(/%20/g, '%2B'),
    decomposed: encodePath(decodeURIComponent(path).normalize('NFD')),
    folded: path.replace('//', '/').toLowerCase(),
    cut: path.replace(last, last.slice(0, -4)),
  }[kind];
  const changed = turned === path ? (kind === 'query' ? path : `/v1${path}`) : turned;
  const url = request.url.replace(path, changed).replace('?', kind === 'query' ? '?proxy=1&' : '?');
  return {
    request,
    response: refuse(world, request, {
      url: url === request.url ? request.url.replace(world.path, `/v1${world.path}`) : url,
    }),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') && sees.has('url') && world.provider === 'aws'
          ? textual('signature-url-altered', [])
          : open('signature-mismatch', every),
  };
}

/** Host and path both changed on the way. */
function bothRewritten(world) {
  const request = presignedPut(world);
  const url = request.url.replace(world.path, `/files${world.path}`);
  return {
    request,
    response: refuse(world, request, { url, host: 'storage:9000' }),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') && sees.has('url') && world.provider === 'aws'
          ? textual('signature-host-mismatch', ['signature-url-altered', 'signature-mismatch'])
          : open('signature-mismatch', every),
  };
}

/** Everything agrees but the key: a wrong secret, or a URL that was altered before it was sent. */
function secretWrong(world) {
  const request = presignedPut(world);
  return {
    request,
    response: refuse(world, request, { secret: `${world.keys.secret.slice(1)}\n` }),
    label: (sees, failure) =>
      !named(sees)
        ? vagueLabel(failure, sees)
        : sees.has('extras') && sees.has('url') && world.provider === 'aws'
          ? open('signature-wrong-secret', ['signature-mismatch', 'signature-url-altered'])
          : open('signature-mismatch', every),
  };
}

/** Expired and signed wrong: where the life is provably over, expiry wins. */
function expiredAndWrong(world) {
  const at = world.arrived - (world.ttl + 7200) * second;
  const request = presignedPut(world, { at });
  return {
    request,
    response: refuse(world, request, { secret: 'x' }),
    label: (sees, failure) =>
      sees.has('url') && sees.has('received') && (named(sees) || sees.has('status'))
        ? inferable('expired-url', ['signature-mismatch', ...every, 'clock-skew'])
        : named(sees)
          ? open('signature-mismatch', [...every, 'expired-url'])
          : vagueLabel(failure, sees),
  };
}

const encodedTwice = (world) => {
  const made = presignedPut(world);
  return {
    request: { ...made, url: alterations.credentialTwice(made.url) },
    response: answer(
      world,
      400,
      'AuthorizationQueryParametersError',
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ),
    label: (sees, failure) =>
      sees.has('url') && (named(sees) || sees.has('status'))
        ? textual('signature-url-altered', ['malformed-request-auth'])
        : sees.has('message')
          ? textual('malformed-request-auth', ['signature-url-altered'])
          : vagueLabel(failure, sees),
  };
};
const ampersands = (world) => {
  const made = presignedPut(world);
  return {
    request: { ...made, url: made.url.replace(/&/g, '&amp;') },
    response: answer(
      world,
      400,
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    ),
    label: (sees, failure) =>
      sees.has('message')
        ? textual('signature-url-altered', ['malformed-request-auth'])
        : sees.has('url') && (named(sees) || sees.has('status'))
          ? inferable('signature-url-altered', ['malformed-request-auth'])
          : vagueLabel(failure, sees),
  };
};

export const addressFailures = [
  [5, 'host-rewritten', 'aws', hostRewritten],
  [2, 'host-swapped', 'aws', hostSwapped],
  [4, 'method', 'aws', methodOther],
  [4, 'url-appended', 'aws', urlAltered],
  [5, 'path-rewritten', 'aws', pathRewritten],
  [2, 'both-rewritten', 'aws', bothRewritten],
  [4, 'secret', 'aws', secretWrong],
  [3, 'expired-and-wrong', 'aws', expiredAndWrong],
  [2, 'encoded-twice', 'aws', encodedTwice],
  [2, 'ampersands', 'aws', ampersands],
  ...clones.flatMap((clone) => [
    [1, 'method', clone, methodOther],
    [1, 'url-appended', clone, urlAltered],
    [1, 'secret', clone, secretWrong],
    [1, 'expired-and-wrong', clone, expiredAndWrong],
  ]),
];
