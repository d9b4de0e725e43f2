/** What browsers and CORS rules refuse. */
import { answer, okAnswer, plainAnswer, plainRequest, presignedPut } from '../exchange.mjs';
import { byMessage, inferable, open, textual, vagueLabel } from '../labels.mjs';
import { isoMsOf, second } from '../times.mjs';

const said = (form, text, label) => ({ text, form, said: label });

const chromeReasons = [
  [
    "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    textual('cors'),
  ],
  ["No 'Access-Control-Allow-Origin' header is present on the requested resource.", inferable('cors', [])],
  [
    "No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    inferable('cors', []),
  ],
  [
    "Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin.",
    textual('cors'),
  ],
  [
    "The 'Access-Control-Allow-Origin' header contains multiple values '*, https://app.example', but only one is allowed.",
    textual('cors'),
  ],
  [
    "Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    textual('cors'),
  ],
  [
    "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
    textual('cors'),
  ],
  [
    "Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.",
    textual('cors', ['wrong-region']),
  ],
  ['Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.', textual('cors')],
  [
    'Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.',
    textual('cors'),
  ],
  [
    'Request header field x-amz-meta-owner is not allowed by Access-Control-Allow-Headers in preflight response.',
    textual('cors'),
  ],
];
function chrome(world) {
  const { draw } = world;
  const { url } = presignedPut(world);
  const [reason, label] = draw.pick(chromeReasons);
  const isFetch = draw.chance(0.5);
  const head = `Access to ${isFetch ? 'fetch' : 'XMLHttpRequest'} at '${url}' from origin '${world.page}' has been blocked by CORS policy: ${reason}`;
  const after = draw.pick([
    '',
    `\nPUT ${url} net::ERR_FAILED`,
    `\nupload.js:12 PUT ${url} net::ERR_FAILED\nUncaught (in promise) TypeError: Failed to fetch`,
    '\nAxiosError: Network Error',
  ]);
  return said('chrome-console', `${draw.pick(['', 'upload:1 ', '(index):1 '])}${head}${after}`, label);
}

const firefoxReasons = [
  ['CORS header ‘Access-Control-Allow-Origin’ missing', '403', textual('cors')],
  ['CORS preflight response did not succeed', '403', textual('cors')],
  [
    'CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://other.example’',
    '200',
    textual('cors'),
  ],
  ['Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed', '200', textual('cors')],
  [
    'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
    '200',
    textual('cors'),
  ],
  ['Did not find method in CORS header ‘Access-Control-Allow-Methods’', '200', textual('cors')],
  [
    'header ‘content-type’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
    '200',
    textual('cors'),
  ],
  ['CORS request did not succeed', '(null)', textual('network', ['insufficient-evidence'])],
  ['CORS request external redirect not allowed', '307', textual('cors', ['wrong-region'])],
];
function firefox(world) {
  const { draw } = world;
  const { url } = presignedPut(world);
  const [reason, status, label] = draw.pick(firefoxReasons);
  const text = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}). Status code: ${status}.`;
  const straight = draw.chance(0.3);
  return said(
    'firefox-console',
    `${straight ? text.replace(/[‘’]/g, "'") : text}${draw.chance(0.5) ? '\n\nTypeError: NetworkError when attempting to fetch resource.' : ''}`,
    label,
  );
}
function safari(world) {
  const { draw } = world;
  const { url } = presignedPut(world);
  const reason = draw.pick([
    `Origin ${world.page} is not allowed by Access-Control-Allow-Origin. Status code: 403`,
    'Preflight response is not successful. Status code: 403',
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    'Method PUT is not allowed by Access-Control-Allow-Methods.',
    'Request header field content-type is not allowed by Access-Control-Allow-Headers.',
  ]);
  return said(
    'safari-console',
    `[Error] ${reason}\n[Error] ${draw.pick(['Fetch API', 'XMLHttpRequest'])} cannot load ${url} due to access control checks.\n[Error] Failed to load resource: ${reason}`,
    textual('cors'),
  );
}
const nothing = (world) => {
  const { url } = presignedPut(world);
  const text = world.draw.pick([
    'TypeError: Failed to fetch',
    `upload.js:9 TypeError: Failed to fetch\n    at upload (upload.js:9:20)`,
    'AxiosError: Network Error',
    `TypeError: Load failed`,
    `PUT ${url.split('?')[0]} net::ERR_FAILED\nTypeError: Failed to fetch`,
    'xhr.status = 0, xhr.responseText = ""',
    'Upload failed. Please try again.',
  ]);
  return said('nothing', text, open('insufficient-evidence', ['cors', 'network']));
};
const etag = (world) =>
  said(
    'etag',
    world.draw.pick([
      'Part 1 is missing ETag in UploadPart response. Missing Bucket CORS configuration for ETag header?',
      'Error: @uppy/aws-s3: Could not read the ETag header. This likely means CORS is not configured correctly on the S3 Bucket.',
      'Refused to get unsafe header "ETag"',
      `Error: Part 3 is missing ETag in UploadPart response. Missing Bucket CORS configuration for ETag header?\n    at Upload.__doConcurrentUpload (index.js:283:17)`,
    ]),
    textual('cors'),
  );

const preflightTexts = [
  ['AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.', 'BUCKET', 'cors'],
  [
    'AccessForbidden',
    "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    'OBJECT',
    'cors',
  ],
  ['AccessForbidden', 'CORSResponse: Bucket not found', 'BUCKET', 'no-such-bucket'],
];
function preflight(world) {
  const [code, message, type, truth] = world.draw.pick(preflightTexts);
  const { url } = presignedPut(world);
  const request = {
    ...plainRequest(world, { method: 'OPTIONS', url }),
    auth: 'preflight',
    headers: [
      ['Host', world.host],
      ['Origin', world.page],
      ['Access-Control-Request-Method', 'PUT'],
      ['Access-Control-Request-Headers', 'content-type'],
    ],
  };
  const label = byMessage(truth, truth === 'cors' ? [] : ['wrong-endpoint', 'cors']);
  return {
    request,
    response: answer(world, 403, code, message, [
      ['Method', 'PUT'],
      ['ResourceType', type],
    ]),
    label: (sees, f) =>
      sees.has('message')
        ? label(sees, f)
        : sees.has('method') && sees.has('status')
          ? inferable('cors', ['no-such-bucket'])
          : vagueLabel(f, sees),
  };
}

const entryOf = (method, url, headers, status, answerHeaders, text, at) => ({
  startedDateTime: isoMsOf(at),
  time: 90,
  request: {
    method,
    url,
    httpVersion: 'h2',
    headers: headers.map(([name, value]) => ({ name, value })),
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: 0,
  },
  response: {
    status,
    statusText: '',
    httpVersion: status ? 'h2' : '',
    headers: answerHeaders.map(([name, value]) => ({ name, value })),
    cookies: [],
    content: { size: text.length, mimeType: 'application/xml', text },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    ...(status ? {} : { _error: 'net::ERR_FAILED' }),
  },
  cache: {},
  timings: { send: 0, wait: 80, receive: 1 },
});
const asHar = (entries, draw) =>
  JSON.stringify(
    { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries } },
    null,
    draw.pick([0, 2]),
  );

/** A recording in which the preflight decides, or passes and lets the PUT speak. */
function recorded(world) {
  const { draw } = world;
  const { url, headers } = presignedPut(
    world,
    draw.chance(0.5) ? {} : { at: world.arrived - (world.ttl + 500) * second },
  );
  const asked = [
    ['Origin', world.page],
    ['Access-Control-Request-Method', 'PUT'],
    ['Access-Control-Request-Headers', 'content-type'],
  ];
  const allowed = [
    ['Access-Control-Allow-Origin', world.page],
    ['Access-Control-Allow-Methods', 'PUT, GET'],
    ['Access-Control-Allow-Headers', 'content-type'],
  ];
  const kind = draw.pick(['refused', 'passed-expired', 'passed-denied', 'passed-silent']);
  const sent = [...headers, ['Origin', world.page]];
  const at = world.arrived;
  const [code, message, type] = preflightTexts[draw.int(0, 1)];
  const refusal = answer(world, 403, code, message, [
    ['Method', 'PUT'],
    ['ResourceType', type],
  ]);
  const expired = answer(world, 403, 'AccessDenied', 'Request has expired');
  const who = `User: arn:aws:iam::${world.account}:user/web is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::${world.bucket}/x" because no identity-based policy allows the s3:PutObject action`;
  const denied = answer(world, 403, 'AccessDenied', who);
  const put = (a) => entryOf('PUT', url, sent, a.status, [...allowed.slice(0, 1), ...a.headers], a.body, at);
  const options = (a) => entryOf('OPTIONS', url, asked, a.status, a.headers, a.body, at - 200);
  const ok = plainAnswer(world, 200, [...allowed, ['Server', 'AmazonS3']], '');
  const silent = entryOf('PUT', url, sent, 0, [], '', at);
  return {
    refused: () => said('har-cors', asHar([options(refusal), silent], draw), textual('cors')),
    'passed-expired': () =>
      said('har-cors', asHar([options(ok), put(expired)], draw), textual('expired-url', ['clock-skew'])),
    'passed-denied': () =>
      said('har-cors', asHar([options(ok), put(denied)], draw), textual('access-denied-policy')),
    'passed-silent': () =>
      said(
        'har-cors',
        asHar([options(ok), silent], draw),
        open('insufficient-evidence', [
          'network',
          'cors',
          'proxy-body-limit',
          'client-timeout',
          'expired-url',
        ]),
      ),
  }[kind]();
}

/** Nothing failed. */
const healthy = (world) => ({
  request: presignedPut(world),
  response: { ...okAnswer(world), at: world.arrived },
  label: () => open('insufficient-evidence', []),
});

export const browserFailures = [
  [9, 'chrome', 'aws', chrome],
  [5, 'firefox', 'aws', firefox],
  [3, 'safari', 'aws', safari],
  [3, 'nothing', 'aws', nothing],
  [3, 'etag', 'aws', etag],
  [5, 'preflight', 'aws', preflight],
  [
    1,
    'preflight',
    'garage',
    (w) => ({
      ...preflight(w),
      response: answer(w, 403, 'AccessDenied', 'Forbidden: This CORS request is not allowed.'),
      label: (sees, f) =>
        sees.has('message')
          ? textual('cors')
          : sees.has('method') && sees.has('status')
            ? inferable('cors', ['no-such-bucket'])
            : vagueLabel(f, sees),
    }),
  ],
  [6, 'recorded', 'aws', recorded],
  [2, 'healthy', 'aws', healthy],
];
