import { URLSearchParams } from 'node:url';
import aws4 from 'aws4';

const lifetimeSeconds = 900;
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['sts:GetSessionToken', 's3:*'], Resource: '*' }],
};

/**
 * Temporary credentials of this server's user, and the endpoint that knows them. `agoSeconds` are ones that were given
 * out so long ago, which takes a server whose clock can be moved; `policy` narrows what they may do.
 */
export async function temporary(bench, { agoSeconds = 0, policy } = {}) {
  const { endpoint } = bench.server;
  const user =
    bench.server.name === 'ceph'
      ? await fromCeph(bench, agoSeconds)
      : await ask(bench, endpoint, 'sts', {
          Action: 'AssumeRole',
          Version: '2011-06-15',
          DurationSeconds: lifetimeSeconds,
          ...(policy ? { Policy: policy } : {}),
        });
  const at = bench.server.name === 'ceph' ? bench.stsEndpoint : endpoint;
  return { user, endpoint: at, client: (credentials) => bench.client({ credentials, endpoint: at }) };
}

async function fromCeph(bench, agoSeconds) {
  // A gateway with temporary credentials tells no wrong signature from another refusal, so it is not the usual one.
  const settings = { rgw_s3_auth_use_sts: 'true', rgw_sts_key: 'abcdefghijklmnop' };
  bench.stsEndpoint ??= (await bench.server.startGateway({ settings })).endpoint;
  const issuer =
    agoSeconds === 0
      ? { endpoint: bench.stsEndpoint, stop: async () => {} }
      : await bench.server.startGateway({ settings, clockOffsetSeconds: -agoSeconds });
  try {
    await ask(bench, bench.stsEndpoint, 'iam', {
      Action: 'PutUserPolicy',
      UserName: 'user',
      PolicyName: 'temporary',
      PolicyDocument: JSON.stringify(policy),
    });
    const form = { Action: 'GetSessionToken', DurationSeconds: lifetimeSeconds };
    return await ask(bench, issuer.endpoint, 'sts', form, agoSeconds);
  } finally {
    await issuer.stop();
  }
}

/** Calls the service and reads credentials out of its answer, where it has some. */
export async function ask(bench, endpoint, service, form, agoSeconds = 0) {
  const body = new URLSearchParams(form).toString();
  const at = new Date(Date.now() - agoSeconds * 1_000);
  const { headers } = aws4.sign(
    {
      service,
      region: bench.server.region,
      host: new URL(endpoint).host,
      method: 'POST',
      path: '/',
      body,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Amz-Date': at.toISOString().replace(/[-:]|\.\d+/g, ''),
      },
    },
    bench.server.user,
  );
  const sent = { ...headers };
  delete sent.Host;
  const answer = await fetch(`${endpoint}/`, { method: 'POST', headers: sent, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${form.Action}: ${answer.status} ${text}`);
  const element = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  return {
    accessKeyId: element('AccessKeyId'),
    secretAccessKey: element('SecretAccessKey'),
    sessionToken: element('SessionToken'),
    endsAt: element('Expiration'),
  };
}
