/** Failures as the errors that SDKs and tools print. */
import { inspect } from 'node:util';
import { reasonOf } from '../exchange.mjs';
import { plainOf } from '../times.mjs';

const messageOf = ({ response }) => response.message || 'UnknownError';
const spoken = ['code', 'message', 'op'];

const boto = (f, draw) => {
  const line = `An error occurred (${f.response.code}) when calling the ${f.request.op} operation: ${f.response.message || 'Unknown'}`;
  return {
    text: draw.pick([
      `botocore.exceptions.ClientError: ${line}`,
      line,
      `Traceback (most recent call last):\n  File "/srv/app/upload.py", line ${draw.int(9, 90)}, in store\n    s3.put_object(Bucket=bucket, Key=key, Body=body)\n  File "/srv/venv/lib/python3.12/site-packages/botocore/client.py", line 602, in _api_call\n    return self._make_api_call(operation_name, kwargs)\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n  File "/srv/venv/lib/python3.12/site-packages/botocore/client.py", line 1078, in _make_api_call\n    raise error_class(parsed_response, operation_name)\nbotocore.exceptions.ClientError: ${line}`,
      `boto3.exceptions.S3UploadFailedError: Failed to upload /tmp/f to ${f.world.bucket}/${f.world.key}: ${line}`,
    ]),
    sees: spoken,
  };
};
const python = (value) =>
  typeof value === 'object'
    ? `{${Object.entries(value)
        .map(([k, v]) => `'${k}': ${python(v)}`)
        .join(', ')}}`
    : typeof value === 'number'
      ? String(value)
      : value.includes("'")
        ? JSON.stringify(value)
        : `'${value.replace(/\n/g, '\\n')}'`;
const botoResponse = (f) => ({
  text: python({
    Error: {
      Code: f.response.code,
      Message: f.response.message ?? '',
      ...Object.fromEntries(f.response.extras),
    },
    ResponseMetadata: {
      RequestId: f.world.ids.request,
      HostId: f.world.ids.host,
      HTTPStatusCode: f.response.status,
      HTTPHeaders: Object.fromEntries(f.response.headers.map(([n, v]) => [n.toLowerCase(), v])),
      RetryAttempts: 0,
    },
  }),
  sees: ['code', 'message', 'extras', 'status', 'received'],
});
const cli = (f, draw) => {
  const line = `An error occurred (${f.response.code}) when calling the ${f.request.op} operation: ${f.response.message || 'Unknown'}`;
  return {
    text: draw.pick([
      `$ aws s3 cp ./${f.world.key.split('/').at(-1)} s3://${f.world.bucket}/\nupload failed: ./${f.world.key.split('/').at(-1)} to s3://${f.world.bucket}/${f.world.key} ${line}`,
      `\naws: [ERROR]: ${line}`,
      `\n${line}`,
      `+ aws s3api put-object --bucket ${f.world.bucket} --key x --body x\n\n${line}\nError: Process completed with exit code 254.`,
    ]),
    sees: spoken,
  };
};

/** As Node prints an error that has fields. */
function printed(name, message, stack, fields) {
  const error = new Error(message);
  error.stack = `${name}: ${message}\n${stack}`;
  Object.defineProperty(error, 'name', { value: name, enumerable: false });
  return inspect(Object.assign(error, fields), { depth: 4, breakLength: 80, maxStringLength: 20_000 });
}
const js3 = (f) => ({
  text: printed(
    f.response.code,
    messageOf(f),
    '    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)\n    at /app/node_modules/@smithy/smithy-client/dist-cjs/index.js:397:5\n    at de_CommandError (/app/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:5096:14)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    {
      $fault: f.response.status < 500 ? 'client' : 'server',
      $metadata: {
        httpStatusCode: f.response.status,
        requestId: f.world.ids.request,
        extendedRequestId: f.world.ids.host,
        cfId: undefined,
        attempts: 1,
        totalRetryDelay: 0,
      },
      Code: f.response.code,
      ...Object.fromEntries(f.response.extras),
      RequestId: f.world.ids.request,
      HostId: f.world.ids.host,
    },
  ),
  sees: ['code', 'message', 'extras', 'status'],
});
const js2 = (f) => ({
  text: printed(
    f.response.code,
    f.response.message,
    '    at Request.extractError (/srv/node_modules/aws-sdk/lib/services/s3.js:757:35)\n    at Request.callListeners (/srv/node_modules/aws-sdk/lib/sequential_executor.js:106:20)\n    at Request.emit (/srv/node_modules/aws-sdk/lib/sequential_executor.js:78:10)',
    {
      code: f.response.code,
      region: null,
      time: new Date(f.response.at + 200),
      requestId: f.world.ids.request,
      extendedRequestId: f.world.ids.host,
      cfId: undefined,
      statusCode: f.response.status,
      retryable: false,
      retryDelay: 41.3,
    },
  ),
  sees: ['code', 'message', 'status'],
});
const java1 = (f, draw) => ({
  text: `${draw.chance(0.5) ? 'Exception in thread "main" ' : ''}com.amazonaws.services.s3.model.AmazonS3Exception: ${f.response.message || 'null'} (Service: Amazon S3; Status Code: ${f.response.status}; Error Code: ${f.response.code}; Request ID: ${f.world.ids.request}; S3 Extended Request ID: ${f.world.ids.host}; Proxy: null), S3 Extended Request ID: ${f.world.ids.host}\n\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1879)\n\tat com.amazonaws.services.s3.AmazonS3Client.putObject(AmazonS3Client.java:1840)`,
  sees: ['code', 'message', 'status'],
});
const java2 = (f, draw) => ({
  text: `${draw.pick(['', 'Caused by: ', `${plainOf(f.response.at)} ERROR [upload-3] c.e.Uploader - upload failed\n`])}software.amazon.awssdk.services.s3.model.${f.response.code === 'NoSuchBucket' ? 'NoSuchBucketException' : f.response.code === 'NoSuchUpload' ? 'NoSuchUploadException' : 'S3Exception'}: ${f.response.message || 'null'} (Service: S3, Status Code: ${f.response.status}, Request ID: ${f.world.ids.request}, Extended Request ID: ${f.world.ids.host}) (SDK Attempt Count: 1)\n\tat software.amazon.awssdk.protocols.xml.internal.unmarshall.AwsXmlPredicatedResponseHandler.handleErrorResponse(AwsXmlPredicatedResponseHandler.java:156)`,
  sees: ['message', 'status'],
});
const go1 = (f) => ({
  text: `${plainOf(f.response.at).slice(0, 19).replace(/-/g, '/')} upload failed: ${f.response.code}: ${f.response.message ?? ''}\n\tstatus code: ${f.response.status}, request id: ${f.world.ids.request}, host id: ${f.world.ids.host}`,
  sees: ['code', 'message', 'status'],
});
const go2 = (f, draw) => ({
  text: `${draw.pick(['', 'panic: ', 'level=error msg="put failed" err="'])}operation error S3: ${f.request.op}, https response error StatusCode: ${f.response.status}, RequestID: ${f.world.ids.request}, HostID: ${f.world.ids.host}, api error ${f.response.code}: ${f.response.message ?? ''}`,
  sees: ['code', 'message', 'status', 'op'],
});
const dotnet = (f) => ({
  text: `Unhandled exception. Amazon.S3.AmazonS3Exception: ${messageOf(f)}\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.\n   at Amazon.Runtime.HttpWebRequestMessage.ProcessHttpResponseMessage(HttpResponseMessage responseMessage)\n   at Amazon.Runtime.Internal.HttpHandler\`1.InvokeAsync[T](IExecutionContext executionContext)`,
  sees: ['message'],
});
const php = (f) => ({
  text: `PHP Fatal error:  Uncaught exception 'Aws\\S3\\Exception\\S3Exception' with message 'Error executing "${f.request.op}" on "${f.request.url}"; AWS HTTP error: Client error: \`${f.request.method} ${f.request.url}\` resulted in a \`${f.response.status} ${reasonOf(f.response.status)}\` response:\n${f.response.body.slice(0, 120)} (truncated...)\n ${f.response.code} (client): ${f.response.message ?? ''} - ${f.response.body}'\n\nGuzzleHttp\\Exception\\ClientException: Client error in /srv/vendor/guzzlehttp/guzzle/src/Exception/RequestException.php:113`,
  sees: ['code', 'message', 'extras', 'status', 'method', 'url'],
});
const ruby = (f, draw) => ({
  text: draw.pick([
    `Aws::S3::Errors::${f.response.code.replace(/\./g, '')} (${messageOf(f)})`,
    `/usr/local/bundle/gems/aws-sdk-core-3.233.0/lib/seahorse/client/plugins/raise_response_errors.rb:17:in 'Seahorse::Client::Plugins::RaiseResponseErrors::Handler#call': ${messageOf(f)} (Aws::S3::Errors::${f.response.code.replace(/\./g, '')})`,
  ]),
  sees: ['code', 'message'],
});
const rust = (f) => ({
  text: `Error: ServiceError(ServiceError { source: Unhandled(Unhandled { source: ErrorMetadata { code: Some("${f.response.code}"), message: Some(${JSON.stringify(f.response.message ?? '')}), extras: Some({"aws_request_id": "${f.world.ids.request}", "s3_extended_request_id": "${f.world.ids.host}"}) }, meta: ErrorMetadata { code: Some("${f.response.code}"), message: Some(${JSON.stringify(f.response.message ?? '')}), extras: None } }), raw: Response { status: StatusCode(${f.response.status}), headers: Headers { headers: {${f.response.headers.map(([n, v]) => `"${n.toLowerCase()}": HeaderValue { _private: H0("${v}") }`).join(', ')}} }, body: SdkBody { inner: Once(Some(b"${f.response.body.replace(/"/g, '\\"').replace(/\n/g, '\\n')}")), retryable: true }, extensions: Extensions } })`,
  sees: ['code', 'message', 'extras', 'status', 'received'],
});
const kotlin = (f) => ({
  text: `aws.sdk.kotlin.services.s3.model.S3Exception: ${messageOf(f)}\n\tat aws.sdk.kotlin.services.s3.serde.PutObjectOperationDeserializerKt.throwPutObjectError(PutObjectOperationDeserializer.kt:159)`,
  sees: ['message'],
});
const minioPy = (f) => ({
  text: `minio.error.S3Error: S3 operation failed; code: ${f.response.code}, message: ${f.response.message ?? ''}, resource: /${f.world.bucket}/${f.world.key}, request_id: ${f.world.ids.request}, host_id: ${f.world.ids.host}, bucket_name: ${f.world.bucket}, object_name: ${f.world.key}`,
  sees: ['code', 'message'],
});
const s3cmd = (f) => ({
  text: `ERROR: S3 error: ${f.response.status} (${f.response.code}): ${f.response.message ?? ''}`,
  sees: ['code', 'message', 'status'],
});
const mc = (f) => ({
  text: `mc: <ERROR> Failed to copy \`./f.bin\`. ${f.response.message}`,
  sees: ['message'],
});
const rclone = (f) => ({
  text: `${plainOf(f.response.at).slice(0, 19).replace(/-/g, '/')} ERROR : ${f.world.key}: Failed to copy: operation error S3: ${f.request.op}, https response error StatusCode: ${f.response.status}, RequestID: ${f.world.ids.request}, HostID: , api error ${f.response.code}: ${f.response.message ?? ''}\n${plainOf(f.response.at).slice(0, 19).replace(/-/g, '/')} ERROR : Attempt 1/3 failed with 1 errors`,
  sees: ['code', 'message', 'status', 'op'],
});

/** botocore's log, which shows what was signed, before the error. */
function debugLog(f, draw) {
  const { canonical, text } = f.request.made;
  const at = plainOf(f.request.at);
  const line = `An error occurred (${f.response.code}) when calling the PutObject operation: ${f.response.message}`;
  const body = draw.chance(0.7);
  return {
    text: `${at} - MainThread - botocore.auth - DEBUG - Calculating signature using v4 auth.\n${at} - MainThread - botocore.auth - DEBUG - CanonicalRequest:\n${canonical}\n${at} - MainThread - botocore.auth - DEBUG - StringToSign:\n${text}\n${at} - MainThread - botocore.auth - DEBUG - Signature:\n${f.request.made.signature}\n${body ? `${plainOf(f.response.at)} - MainThread - botocore.parsers - DEBUG - Response body:\nb'${f.response.body.replace(/\n/g, '\\n')}'\n` : ''}${line}`,
    sees: ['code', 'message', 'debug', ...(body ? ['extras'] : [])],
  };
}

const isSdk = (f) =>
  f.response.code !== null &&
  f.request.auth !== 'post' &&
  f.request.auth !== 'none' &&
  !(f.request.auth === 'query' && f.request.op !== 'PutObject');
const signedByHeader = (f) => isSdk(f) && f.request.auth === 'header';
const talks = (f) => signedByHeader(f) && Boolean(f.response.message);
export const sdkForms = [
  [6, 'boto', signedByHeader, boto],
  [2, 'boto-response', signedByHeader, botoResponse],
  [6, 'cli', signedByHeader, cli],
  [6, 'js3', signedByHeader, js3],
  [3, 'js2', talks, js2],
  [3, 'java1', signedByHeader, java1],
  [4, 'java2', talks, java2],
  [2, 'go1', signedByHeader, go1],
  [4, 'go2', signedByHeader, go2],
  [3, 'dotnet', talks, dotnet],
  [4, 'php', signedByHeader, php],
  [3, 'ruby', signedByHeader, ruby],
  [3, 'rust', signedByHeader, rust],
  [2, 'kotlin', talks, kotlin],
  [2, 'minio-py', signedByHeader, minioPy],
  [2, 's3cmd', signedByHeader, s3cmd],
  [1, 'mc', talks, mc],
  [2, 'rclone', signedByHeader, rclone],
  [14, 'debug-log', (f) => f.debug === true, debugLog],
];
