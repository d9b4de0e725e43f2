/** What never reached the store, or came back from elsewhere: connections, time-outs, queues, digests of nothing. */
import { answer, presignedPut, sdkPut } from '../exchange.mjs';
import { byMessage, inferable, open, textual, vagueLabel } from '../labels.mjs';
import { httpOf, isoMsOf, isoOf, minute, second, amzOf } from '../times.mjs';

const said = (form, text, label) => ({ text, form, said: label });
const hostOnly = (world) => world.host.split(':')[0];

const connectionTexts = [
  (w) =>
    `botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "${w.origin}${w.path}"`,
  (w) =>
    `Error: getaddrinfo ENOTFOUND ${hostOnly(w)}\n    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:120:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  syscall: 'getaddrinfo',\n  hostname: '${hostOnly(w)}',\n  '$metadata': { attempts: 1, totalRetryDelay: 0 }\n}`,
  () =>
    "Error: connect ECONNREFUSED 127.0.0.1:9000\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1636:16) {\n  errno: -111,\n  code: 'ECONNREFUSED',\n  syscall: 'connect',\n  address: '127.0.0.1',\n  port: 9000\n}",
  () =>
    "Error: read ECONNRESET\n    at TLSWrap.onStreamRead (node:internal/stream_base_commons:216:20) {\n  errno: -104,\n  code: 'ECONNRESET',\n  syscall: 'read'\n}",
  () => 'Error: write EPIPE\n    at afterWriteDispatched (node:internal/stream_base_commons:159:15)',
  (w) => `Put "${w.origin}${w.path}": dial tcp: lookup ${hostOnly(w)} on 10.0.0.2:53: no such host`,
  (w) =>
    `operation error S3: PutObject, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Put "${w.origin}${w.path}?x-id=PutObject": read tcp 10.1.2.3:51234->52.218.1.9:443: read: connection reset by peer`,
  (w) =>
    `operation error S3: PutObject, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Put "${w.origin}${w.path}?x-id=PutObject": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  (w) =>
    `botocore.exceptions.SSLError: SSL validation failed for ${w.origin}${w.path} [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)`,
  (w) => `curl: (6) Could not resolve host: ${hostOnly(w)}`,
  (w) => `curl: (7) Failed to connect to ${hostOnly(w)} port 443 after 3 ms: Couldn't connect to server`,
  () => 'curl: (56) Recv failure: Connection reset by peer',
  () => 'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
  () =>
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  (w) => `Caused by: java.net.UnknownHostException: ${hostOnly(w)}`,
  (w) => `PUT ${presignedPut(w).url} net::ERR_CONNECTION_RESET\nTypeError: Failed to fetch`,
  (w) => `PUT ${presignedPut(w).url} net::ERR_NAME_NOT_RESOLVED\nTypeError: Failed to fetch`,
  (w) => `PUT ${presignedPut(w).url} net::ERR_INTERNET_DISCONNECTED`,
  (w) => `PUT ${presignedPut(w).url} net::ERR_CERT_AUTHORITY_INVALID`,
  (w) =>
    `urllib3.exceptions.ProtocolError: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer')) while sending ${w.key}`,
  (w) =>
    `Seahorse::Client::NetworkingError: Failed to open TCP connection to ${hostOnly(w)}:443 (getaddrinfo: Name or service not known)`,
  (w) =>
    `Aws\\S3\\Exception\\S3Exception: Error executing "PutObject" on "${w.origin}${w.path}"; AWS HTTP error: cURL error 6: Could not resolve host: ${hostOnly(w)} (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for ${w.origin}${w.path}`,
  (w) =>
    `Error executing "PutObject" on "${w.origin}${w.path}"; AWS HTTP error: cURL error 60: SSL certificate problem: unable to get local issuer certificate (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)`,
  (w) =>
    `System.Net.Http.HttpRequestException: No such host is known. (${hostOnly(w)}:443)\n ---> System.Net.Sockets.SocketException (11001): No such host is known.`,
  () =>
    'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
  () =>
    'dispatch failure: io error: client error (Connect): dns error: failed to lookup address information: Name or service not known',
  () =>
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connection reset (SDK Attempt Count: 4)\nCaused by: java.net.SocketException: Connection reset',
  () =>
    'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to localhost:9000 [localhost/127.0.0.1] failed: Connection refused (Connection refused)',
  (w) =>
    `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='${hostOnly(w)}', port=443): Max retries exceeded with url: ${w.path} (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f1c>: Failed to resolve '${hostOnly(w)}' ([Errno -2] Name or service not known)"))`,
  () => 'Error Domain=NSURLErrorDomain Code=-1009 "The Internet connection appears to be offline."',
  () => 'Error Domain=NSURLErrorDomain Code=-1005 "The network connection was lost."',
  (w) =>
    `java.net.UnknownHostException: Unable to resolve host "${hostOnly(w)}": No address associated with hostname`,
  (w) => `Put "${w.origin}${w.path}": http: server gave HTTP response to HTTPS client`,
  (w) => `Put "${w.origin}${w.path}": net/http: TLS handshake timeout`,
  (w) =>
    `botocore.exceptions.ConnectionClosedError: Connection was closed before we received a valid response from endpoint URL: "${w.origin}${w.path}".`,
  () => 'curl: (52) Empty reply from server',
  () => 'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to s3.eu-west-1.amazonaws.com:443',
];
const network = (world) => {
  const text = world.draw.pick(connectionTexts)(world);
  return said(
    'connection',
    text,
    textual('network', text.includes('HTTP response to HTTPS') ? ['wrong-endpoint'] : []),
  );
};

const timeoutTexts = [
  (w) => `botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "${w.origin}${w.path}"`,
  () =>
    "AxiosError: timeout of 30000ms exceeded\n    at XMLHttpRequest.handleTimeout (xhr.js:140:14) {\n  code: 'ECONNABORTED'\n}",
  () =>
    "AbortError: Request aborted\n    at NodeHttpHandler.handle (/app/node_modules/@smithy/node-http-handler/dist-cjs/index.js:310:20) {\n  '$metadata': { attempts: 1, totalRetryDelay: 0 }\n}",
  () => 'DOMException [AbortError]: This operation was aborted',
  () => 'DOMException [TimeoutError]: The operation was aborted due to timeout',
  (w) =>
    `operation error S3: PutObject, https response error StatusCode: 0, RequestID: , HostID: , canceled, context deadline exceeded (key ${w.key})`,
  () =>
    'System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
  () =>
    'software.amazon.awssdk.core.exception.ApiCallTimeoutException: Client execution did not complete before the specified timeout configuration: 30000 millis',
  () =>
    'com.amazonaws.http.timers.client.ClientExecutionTimeoutException: Client execution did not complete before the specified timeout configuration.',
  () => 'curl: (28) Operation timed out after 60001 milliseconds with 0 bytes received',
  () => 'java.net.SocketTimeoutException: Read timed out',
  () => 'Error Domain=NSURLErrorDomain Code=-1001 "The request timed out."',
  (w) =>
    `Put "${w.origin}${w.path}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
  (w) =>
    `requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='${hostOnly(w)}', port=443): Read timed out. (read timeout=30)`,
  (w) =>
    `Error executing "PutObject" on "${w.origin}${w.path}"; AWS HTTP error: cURL error 28: Operation timed out after 30001 milliseconds with 0 bytes received`,
  () =>
    'software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException: HTTP request execution did not complete before the specified timeout configuration: 2000 millis',
  () => 'Net::ReadTimeout (Net::ReadTimeout with #<TCPSocket:(closed)>)',
  () =>
    'CanceledError: canceled\n    at throwIfCancellationRequested (axios.js:1400:11) {\n  code: "ERR_CANCELED"\n}',
];
const timeout = (world) =>
  said(
    'time-out',
    world.draw.pick(timeoutTexts)(world),
    textual('client-timeout', ['network', 'request-timeout']),
  );

/** Signed, then queued for more than a quarter of an hour; the log's clock and the store's agree. */
function stale(world) {
  const { draw } = world;
  const waited = draw.int(16, 90) * minute;
  const at = world.arrived - waited;
  const body = answer(
    world,
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    [
      ['RequestTime', amzOf(at)],
      ['ServerTime', isoOf(world.arrived)],
      ['MaxAllowedSkewMilliseconds', '900000'],
    ],
  ).body;
  const text = draw.pick([
    `${isoMsOf(at)} INFO  signed PUT ${world.key}, waiting for a free connection (pool 50/50)\n${isoMsOf(world.arrived - second)} INFO  connection acquired after ${Math.round(waited / second)} s, sending PUT ${world.key}\n${isoMsOf(world.arrived + 200)} ERROR 403 ${body.replace(/\n/g, '')}`,
    `${isoMsOf(at)} debug request prepared key=${world.key} x-amz-date=${amzOf(at)}\n${isoMsOf(world.arrived - 700)} debug request sent key=${world.key} queued=${Math.round(waited / minute)}m\n${isoMsOf(world.arrived + 90)} error response status=403 date="${httpOf(world.arrived)}" body=${body.replace(/\n/g, '')}`,
  ]);
  return said('queue-log', text, inferable('stale-request', ['clock-skew']));
}

/** JS v3 puts the checksum of an empty body into the URL, and the store holds the upload to it. */
function emptyChecksum(world) {
  const extra = [
    ['x-amz-checksum-crc32', 'AAAAAA=='],
    ['x-amz-sdk-checksum-algorithm', 'CRC32'],
  ];
  const isMinio = world.provider === 'minio';
  return {
    request: presignedPut(world, { extra, signer: 'js3' }),
    response: isMinio
      ? answer(
          world,
          400,
          'XAmzContentChecksumMismatch',
          "The provided 'x-amz-checksum' header does not match what was computed.",
        )
      : answer(world, 400, 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.'),
    label: (sees, f) =>
      sees.has('url') && (sees.has('code') || sees.has('message'))
        ? textual('checksum-default', [])
        : sees.has('message') || (isMinio && sees.has('code'))
          ? textual('bad-digest', ['checksum-default'])
          : vagueLabel(f, sees),
  };
}

/** A public ACL rides along with a plain refusal. */
const aclDenied = (world) => ({
  request: sdkPut(world, {
    sent: [['x-amz-acl', 'public-read']],
    keys: { ...world.keys, token: '', id: `AKIA${world.draw.upper(9)}EXAMPLE` },
  }),
  response: answer(world, 403, 'AccessDenied', 'Access Denied'),
  label: (sees, f) =>
    sees.has('sent') && sees.has('code')
      ? open('acl-not-supported', ['access-denied-policy', 'insufficient-evidence'])
      : sees.has('code') || sees.has('message')
        ? open('access-denied-policy', [
            'insufficient-evidence',
            'acl-not-supported',
            'kms-denied',
            'unsigned-request',
            'expired-url',
          ])
        : vagueLabel(f, sees),
});

/** Ceph names the bucket once it knows who asks: a policy said no. */
const cephPolicy = (world) => ({
  request: presignedPut(world, { ttl: 3600, at: world.arrived - 20 * second }),
  response: answer(world, 403, 'AccessDenied', null, [['BucketName', world.bucket]]),
  label: (sees, f) =>
    sees.has('extras') && sees.has('url') && sees.has('received')
      ? inferable('access-denied-policy', [])
      : sees.has('code')
        ? open('access-denied-policy', ['insufficient-evidence', 'expired-url', 'unsigned-request'])
        : vagueLabel(f, sees),
});

const unsupported = (world) => {
  const [header, message] = world.draw.pick([
    ['x-amz-tagging', "Header 'x-amz-tagging' with value 'a=b' not implemented"],
    ['x-amz-acl', "Header 'x-amz-acl' with value 'public-read' not implemented"],
    ['x-amz-object-lock-mode', "Header 'x-amz-object-lock-mode' with value 'GOVERNANCE' not implemented"],
  ]);
  return {
    request: sdkPut(world, { sent: [[header, 'x']] }),
    response: answer(world, 501, 'NotImplemented', message),
    label: byMessage('unsupported-by-server', header === 'x-amz-acl' ? ['acl-not-supported'] : []),
  };
};

export const clientFailures = [
  [7, 'network', 'aws', network],
  [5, 'time-out', 'aws', timeout],
  [3, 'stale', 'aws', stale],
  [3, 'empty-checksum', 'aws', emptyChecksum],
  [2, 'empty-checksum', 'minio', emptyChecksum],
  [2, 'acl-denied', 'aws', aclDenied],
  [2, 'policy', 'ceph', cephPolicy],
  [2, 'unsupported', 'r2', unsupported],
];
