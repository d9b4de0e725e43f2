/** Failures as HTTP clients, frameworks and platforms report them. */
import { okAnswer, reasonOf } from '../exchange.mjs';
import { plainOf } from '../times.mjs';

const everything = ['code', 'message', 'extras', 'url', 'method', 'sent', 'status', 'received', 'body'];
const answered = ['code', 'message', 'extras', 'url', 'method', 'status', 'body'];
const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, '') || '/';
const hostOf = (url) => /^https?:\/\/([^/]+)/.exec(url)[1];
const lines = (headers, mark = '') => headers.map(([n, v]) => `${mark}${n}: ${v}`).join('\n');

const httpie = ({ request, response }) => ({
  text: `$ http --verbose ${request.method} "$URL" < file\n${request.method} ${pathOf(request.url)} HTTP/1.1\n${lines(request.headers)}\n\n+-----------------------------------------+\n| NOTE: binary data not shown in terminal |\n+-----------------------------------------+\n\nHTTP/1.1 ${response.status} ${reasonOf(response.status)}\n${lines(response.headers)}\n\n${response.body}`,
  sees: everything,
});
const okhttp = ({ request, response }) => ({
  text: `--> ${request.method} ${request.url}\n${lines(request.headers.filter(([n]) => n !== 'Host'))}\n--> END ${request.method} (binary 48213-byte body omitted)\n<-- ${response.status} ${reasonOf(response.status)} ${request.url} (231ms)\n${lines(response.headers)}\n\n${response.body}\n<-- END HTTP (${response.body.length}-byte body)`,
  sees: everything,
});
const logcat = (f) => ({
  ...okhttp(f),
  text: okhttp(f)
    .text.split('\n')
    .map(
      (line) =>
        `${plainOf(f.response.at).slice(5, 19).replace(',', '.')}.114  7120  7301 I okhttp.OkHttpClient: ${line}`,
    )
    .join('\n'),
});
const postman = ({ request, response }) => ({
  text: `${request.method} ${request.url}\n${response.status}\n231 ms\nNetwork\nRequest Headers\n${lines(request.headers)}\nRequest Body\nsrc: "file"\nResponse Headers\n${lines(response.headers)}\nResponse Body\n${response.body}`,
  sees: everything,
});
const powershell = ({ request, response }) => ({
  text: `PS C:\\work> Invoke-WebRequest -Uri "${request.url}" -Method ${request.method} -InFile .\\file.bin\nInvoke-WebRequest: ${response.body}\n`,
  sees: ['code', 'message', 'extras', 'url', 'method', 'body'],
});
const pythonPrint = ({ request, response }, draw) => {
  const named = draw.chance(0.5);
  return {
    text: `${named ? `requests.exceptions.HTTPError: ${response.status} Client Error: ${reasonOf(response.status)} for url: ${request.url}` : `<Response [${response.status}]>`}\n${response.body}`,
    sees: ['code', 'message', 'extras', 'status', 'body', ...(named ? ['url'] : [])],
  };
};
const httpError = ({ request, response }) => ({
  text: `requests.exceptions.HTTPError: ${response.status} ${response.status < 500 ? 'Client' : 'Server'} Error: ${reasonOf(response.status)} for url: ${request.url}`,
  sees: ['url', 'status'],
});
const dio = ({ request, response }) => ({
  text: `DioException [bad response]: This exception was thrown because the response has a status code of ${response.status} and RequestOptions.validateStatus was configured to throw for this status code.\nuri: ${request.url}\nmethod: ${request.method}\nstatusCode: ${response.status}\nResponse Text:\n${response.body}`,
  sees: answered,
});
const elixir = ({ response }) => ({
  text: `** (ExAws.Error) ExAws Request Error!\n\n{:error, {:http_error, ${response.status}, %{body: ${JSON.stringify(response.body)}, headers: [${response.headers.map(([n, v]) => `{${JSON.stringify(n)}, ${JSON.stringify(v)}}`).join(', ')}], status_code: ${response.status}}}}`,
  sees: ['code', 'message', 'extras', 'status', 'received', 'body'],
});
const lambda = (f) => ({
  text: JSON.stringify({
    errorType: f.response.code,
    errorMessage: f.response.message,
    trace: [
      `${f.response.code}: ${f.response.message}`,
      '    at throwDefaultError (/var/runtime/node_modules/@aws-sdk/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20)',
      '    at de_CommandError (/var/runtime/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4896:14)',
    ],
  }),
  sees: ['code', 'message', 'sdk'],
});
const jsonError = (f) => ({
  text: JSON.stringify({
    name: f.response.code,
    $fault: 'client',
    $metadata: {
      httpStatusCode: f.response.status,
      requestId: f.world.ids.request,
      extendedRequestId: f.world.ids.host,
      attempts: 1,
      totalRetryDelay: 0,
    },
    Code: f.response.code,
    ...Object.fromEntries(f.response.extras),
    RequestId: f.world.ids.request,
    HostId: f.world.ids.host,
  }),
  sees: ['code', 'extras', 'status', 'sdk'],
});
const flysystem = (f) => ({
  text: `[${plainOf(f.response.at).slice(0, 19)}] production.ERROR: Unable to write file at location: ${f.world.key}. Error executing "${f.request.op}" on "${f.request.url}"; AWS HTTP error: Client error: \`${f.request.method} ${f.request.url}\` resulted in a \`${f.response.status} ${reasonOf(f.response.status)}\` response:\n${f.response.body.slice(0, 120)} (truncated...)\n ${f.response.code} (client): ${f.response.message ?? ''} - ${f.response.body} {"exception":"[object] (League\\\\Flysystem\\\\UnableToWriteFile(code: 0)"}`,
  sees: ['code', 'message', 'extras', 'status', 'method', 'url', 'sdk'],
});
const cpp = (f) => ({
  text: `PutObject failed: ${f.response.code}: Unable to parse ExceptionName: ${f.response.code} Message: ${f.response.message ?? ''} with address : 52.218.3.9, HTTP response code: ${f.response.status}`,
  sees: ['code', 'message', 'status', 'sdk'],
});
const terraform = (f) => ({
  text: `╷\n│ Error: uploading S3 Object (${f.world.key}) to Bucket (${f.world.bucket}): operation error S3: PutObject, https response error StatusCode: ${f.response.status}, RequestID: ${f.world.ids.request}, HostID: ${f.world.ids.host}, api error ${f.response.code}: ${f.response.message ?? ''}\n│ \n│   with aws_s3_object.page,\n│   on main.tf line 12, in resource "aws_s3_object" "page":\n│   12: resource "aws_s3_object" "page" {\n│ \n╵`,
  sees: ['code', 'message', 'status', 'op', 'sdk'],
});
const spark = (f) => ({
  text: `java.nio.file.AccessDeniedException: s3a://${f.world.bucket}/${f.world.key}: PUT 0-byte object  on ${f.world.key}: software.amazon.awssdk.services.s3.model.S3Exception: ${f.response.message} (Service: S3, Status Code: ${f.response.status}, Request ID: ${f.world.ids.request}, Extended Request ID: ${f.world.ids.host}):${f.response.code}: ${f.response.message} (Service: S3, Status Code: ${f.response.status}, Request ID: ${f.world.ids.request}, Extended Request ID: ${f.world.ids.host})\n\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:255)`,
  sees: ['code', 'message', 'status', 'sdk'],
});
const swift = (f) => ({
  text: `Upload failed: Error Domain=com.amazonaws.AWSServiceErrorDomain Code=0 "(null)" UserInfo={RequestId=${f.world.ids.request}, HostId=${f.world.ids.host}, Message=${f.response.message}, Code=${f.response.code}}`,
  sees: ['code', 'message', 'sdk'],
});

/** A request that went well, then the one that did not. */
function afterGood({ request, response, world }) {
  const good = okAnswer(world);
  const url = request.url.split('?')[0].replace(/[^/]*$/, 'first.png');
  return {
    text: `PUT ${url}\nHost: ${hostOf(request.url)}\nContent-Length: 812\n\nHTTP/1.1 200 OK\n${lines(good.headers)}\n\n\n${request.method} ${request.url}\n${lines(request.headers)}\n\nHTTP/1.1 ${response.status} ${reasonOf(response.status)}\n${lines(response.headers)}\n\n${response.body}`,
    sees: everything,
  };
}
/** The answer's head, as the Network panel shows it. */
const panel = ({ request, response }) => ({
  text: `Request URL\n${request.url}\nRequest Method\n${request.method}\nStatus Code\n${response.status} ${reasonOf(response.status)}\nRemote Address\n52.218.1.7:443\nReferrer Policy\nstrict-origin-when-cross-origin\n${response.headers.map(([n, v]) => `${n.toLowerCase()}\n${v}`).join('\n')}\n\n${response.body}`,
  sees: ['code', 'message', 'extras', 'url', 'method', 'status', 'received', 'body'],
});
const panelOld = ({ request, response }) => ({
  text: `General\nRequest URL: ${request.url}\nRequest Method: ${request.method}\nStatus Code: ${response.status} ${reasonOf(response.status)}\nRemote Address: 52.218.1.7:443\nReferrer Policy: strict-origin-when-cross-origin\nResponse Headers\n${lines(response.headers.map(([n, v]) => [n.toLowerCase(), v]))}\nRequest Headers\n${lines(request.headers.map(([n, v]) => [n.toLowerCase(), v]))}\n\nResponse\n${response.body}`,
  sees: everything,
});

const isS3 = (f) => f.response.code !== null;
const viaUrl = (f) => f.request.auth !== 'header';
const viaSdk = (f) => isS3(f) && f.request.auth === 'header';
const talks = (f) => viaSdk(f) && Boolean(f.response.message);
export const toolForms = [
  [2, 'httpie', () => true, httpie],
  [2, 'okhttp', () => true, okhttp],
  [1, 'logcat', () => true, logcat],
  [2, 'postman', viaUrl, postman],
  [2, 'powershell', (f) => isS3(f) && viaUrl(f), powershell],
  [2, 'python-print', isS3, pythonPrint],
  [2, 'http-error', viaUrl, httpError],
  [2, 'dio', viaUrl, dio],
  [2, 'ex-aws', isS3, elixir],
  [2, 'lambda', talks, lambda],
  [2, 'js3-json', viaSdk, jsonError],
  [2, 'flysystem', viaSdk, flysystem],
  [1, 'cpp', talks, cpp],
  [2, 'terraform', (f) => viaSdk(f) && f.request.op === 'PutObject', terraform],
  [2, 'spark', (f) => talks(f) && f.response.code === 'AccessDenied', spark],
  [1, 'swift', talks, swift],
  [3, 'after-good', () => true, afterGood],
  [2, 'panel', viaUrl, panel],
  [2, 'panel-old', viaUrl, panelOld],
];
