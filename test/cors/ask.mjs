import http from 'node:http';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const key = 'object';
const timeoutMs = 20_000;

/** A bucket on a server whose rules can be set and asked; connections are kept. */
export async function openBucket(server, bucket) {
  const client = new S3Client({
    region: server.region,
    endpoint: server.endpoint,
    forcePathStyle: true,
    credentials: server.user,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const target = { Bucket: bucket, Key: key };
  await client.send(new PutObjectCommand({ ...target, Body: 'x' }));
  const commands = {
    GET: new GetObjectCommand(target),
    HEAD: new HeadObjectCommand(target),
    PUT: new PutObjectCommand(target),
    DELETE: new DeleteObjectCommand({ Bucket: bucket, Key: 'nothing' }),
  };
  const urls = {};
  for (const [method, command] of Object.entries(commands))
    urls[method] = await getSignedUrl(client, command, { expiresIn: 3600 });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  return {
    /** Sets the rules; the refusal's code where the server takes them not. */
    async setRules(rules) {
      try {
        await client.send(
          new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: rules } }),
        );
        return null;
      } catch (error) {
        if (error?.$metadata?.httpStatusCode === undefined) throw error;
        return `${error.name}: ${error.message}`;
      }
    },
    ask({ kind, origin, method, requestHeaders }) {
      const url = kind === 'preflight' ? `${server.endpoint}/${bucket}/${key}` : urls[method];
      const headers = {
        origin,
        ...(kind === 'preflight' ? { 'access-control-request-method': method } : {}),
        ...(requestHeaders.length > 0 ? { 'access-control-request-headers': requestHeaders.join(', ') } : {}),
      };
      return send(url, kind === 'preflight' ? 'OPTIONS' : method, headers, agent);
    },
    close() {
      agent.destroy();
      client.destroy();
    },
  };
}

function send(url, method, headers, agent) {
  return new Promise((done, fail) => {
    const body = method === 'PUT' ? 'x' : undefined;
    const request = http.request(
      url,
      {
        method,
        agent,
        timeout: timeoutMs,
        headers: body === undefined ? headers : { ...headers, 'content-length': body.length },
      },
      (response) => {
        response.resume();
        response.once('end', () => done({ status: response.statusCode, headers: response.headers }));
        response.once('error', fail);
      },
    );
    request.once('timeout', () =>
      request.destroy(new Error(`${method} ${url} was not answered in ${timeoutMs} ms`)),
    );
    request.once('error', fail);
    request.end(body);
  });
}
