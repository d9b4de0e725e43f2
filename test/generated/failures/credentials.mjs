/** Keys, tokens, regions, signature versions and parameters. */
import { answer, plainRequest, presignedPut, sdkPut } from '../exchange.mjs';
import { byCode, byMessage, inferable, open, textual, vagueLabel } from '../labels.mjs';
import { presignV2 } from '../signing.mjs';
import { second } from '../times.mjs';

function sigv2(world) {
  const { draw } = world;
  const isKms = draw.chance(0.3);
  const expires = Math.floor(world.arrived / second) + 3000;
  const { url } = presignV2({
    method: 'PUT',
    origin: world.origin,
    path: world.path,
    resource: `/${world.bucket}/${world.key}`,
    expires,
    keys: world.keys,
  });
  return {
    request: { ...plainRequest(world), auth: 'query', url },
    response: isKms
      ? answer(
          world,
          400,
          'InvalidArgument',
          'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
          [
            ['ArgumentName', 'Authorization'],
            ['ArgumentValue', 'null'],
          ],
        )
      : answer(
          world,
          400,
          'InvalidRequest',
          'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
        ),
    label: (sees, failure) =>
      sees.has('message')
        ? textual('sigv2-unsupported')
        : sees.has('url')
          ? open('sigv2-unsupported', [
              'insufficient-evidence',
              'invalid-request',
              ...(sees.has('status') ? [] : ['expired-url']),
            ])
          : vagueLabel(failure, sees),
  };
}

const malformedTexts = [
  'X-Amz-Expires should be a number',
  'X-Amz-Expires must be non-negative',
  'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
  'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
  'Error parsing the X-Amz-Credential parameter; incorrect service "execute-api". This endpoint belongs to "s3".',
  'Error parsing the X-Amz-Credential parameter; incorrect terminal "aws4". This endpoint uses "aws4_request".',
  "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
  'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"',
];
function malformed(world) {
  const message = world.draw.pick(malformedTexts);
  const request = presignedPut(world);
  const url = {
    0: () => request.url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=15m'),
    1: () => request.url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=-60'),
    2: () => request.url.replace(/&X-Amz-(SignedHeaders|Date|Signature)=[^&]*/, ''),
    3: () => request.url.replace(/(X-Amz-Credential=[^%]*)%2F\d{8}/, '$1'),
    4: () => request.url.replace('%2Fs3%2Faws4', '%2Fexecute-api%2Faws4'),
    5: () => request.url.replace('%2Faws4_request', '%2Faws4'),
    6: () => request.url.replace(/X-Amz-Date=(\d{4})(\d\d)(\d\d)T[^&]*/, 'X-Amz-Date=$1-$2-$3'),
    7: () => request.url.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1'),
  }[malformedTexts.indexOf(message)]();
  const also = ['signature-url-altered'];
  return {
    request: { ...request, url },
    response: answer(world, 400, 'AuthorizationQueryParametersError', message),
    label: (sees, failure) =>
      sees.has('message')
        ? textual('malformed-request-auth', also)
        : sees.has('url') && sees.has('code')
          ? inferable('malformed-request-auth', also)
          : vagueLabel(failure, sees),
  };
}

function twoAuths(world) {
  const request = presignedPut(world, {
    sent: [['Authorization', `Bearer eyJhbGciOiJIUzI1NiJ9.${world.draw.hex(24)}.${world.draw.hex(20)}`]],
  });
  return {
    request,
    response: answer(
      world,
      400,
      'InvalidArgument',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
      [
        ['ArgumentName', 'Authorization'],
        ['ArgumentValue', headerValue(request)],
      ],
    ),
    label: (sees, failure) =>
      sees.has('message')
        ? textual('malformed-request-auth')
        : sees.has('sent') && sees.has('url')
          ? inferable('malformed-request-auth', [
              'unsigned-request',
              'invalid-request',
              'insufficient-evidence',
            ])
          : vagueLabel(failure, sees),
  };
}
const headerValue = (request) => request.headers.find(([n]) => n === 'Authorization')[1];

function regionWrong(world) {
  const { draw } = world;
  const other = draw.pick(['us-east-1', 'eu-west-2', 'ap-southeast-2'].filter((r) => r !== world.region));
  const expected = world.region;
  if (world.provider === 'minio')
    return {
      request: sdkPut(world, { region: 'eu-west-1' }),
      response: answer(
        world,
        400,
        'AuthorizationHeaderMalformed',
        "The authorization header is malformed; the region is wrong; expecting 'us-east-1'.",
        [['Region', 'us-east-1']],
      ),
      label: (sees, failure) => (sees.has('message') ? textual('wrong-region') : vagueLabel(failure, sees)),
    };
  const kind = draw.pick(['query', 'header', 'permanent', 'temporary', 'location']);
  const endpoint = `${world.bucket}.s3.${expected}.amazonaws.com`;
  if (kind === 'query')
    return {
      request: presignedPut(world, { region: other }),
      response: answer(
        world,
        400,
        'AuthorizationQueryParametersError',
        `Error parsing the X-Amz-Credential parameter; the region '${other}' is wrong; expecting '${expected}'`,
        [['Region', expected]],
      ),
      label: (sees, failure) =>
        sees.has('message') || sees.has('extras')
          ? textual('wrong-region')
          : sees.has('url') && sees.has('code')
            ? open('wrong-region', ['malformed-request-auth', 'insufficient-evidence', 'expires-too-long'])
            : vagueLabel(failure, sees),
    };
  if (kind === 'header')
    return {
      request: sdkPut(world, { region: other }),
      response: answer(
        world,
        400,
        'AuthorizationHeaderMalformed',
        `The authorization header is malformed; the region '${other}' is wrong; expecting '${expected}'`,
        [['Region', expected]],
      ),
      label: (sees, failure) =>
        sees.has('message') || sees.has('extras') ? textual('wrong-region') : vagueLabel(failure, sees),
    };
  if (kind === 'location')
    return {
      request: sdkPut({ ...world, path: `/${world.bucket}` }, { op: 'CreateBucket' }),
      response: answer(
        world,
        400,
        'IllegalLocationConstraintException',
        `The ${other} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      ),
      label: byCode('wrong-region'),
    };
  const isPermanent = kind === 'permanent';
  return {
    request: draw.chance(0.5) ? presignedPut(world, { region: other }) : sdkPut(world, { region: other }),
    response: isPermanent
      ? answer(
          world,
          301,
          'PermanentRedirect',
          'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
          [
            ['Endpoint', endpoint],
            ['Bucket', world.bucket],
          ],
          { headers: [['x-amz-bucket-region', expected]] },
        )
      : answer(
          world,
          307,
          'TemporaryRedirect',
          'Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.',
          [
            ['Endpoint', endpoint],
            ['Bucket', world.bucket],
          ],
          {
            headers: [
              ['x-amz-bucket-region', expected],
              ['Location', `https://${endpoint}${world.path}`],
            ],
          },
        ),
    label: (sees, failure) =>
      sees.has('code') || sees.has('message') || sees.has('extras') || sees.has('received')
        ? textual('wrong-region', ['wrong-endpoint'])
        : vagueLabel(failure, sees),
  };
}

function keyUnknown(world) {
  const isTemporary = world.keys.id.startsWith('ASIA');
  const dropToken = isTemporary && world.draw.chance(0.6);
  const keys = dropToken ? { ...world.keys, token: '' } : world.keys;
  const message =
    world.provider === 'aws'
      ? 'The AWS Access Key Id you provided does not exist in our records.'
      : 'The Access Key Id you provided does not exist in our records.';
  return {
    request: world.draw.chance(0.5) ? presignedPut(world, { keys }) : sdkPut(world, { keys }),
    response: answer(
      world,
      403,
      'InvalidAccessKeyId',
      message,
      world.provider === 'aws' ? [['AWSAccessKeyId', world.keys.id]] : [],
    ),
    label: (sees, failure) => {
      const isNamed = sees.has('message') || sees.has('code');
      if (!isNamed) return vagueLabel(failure, sees);
      if (
        dropToken &&
        ((sees.has('url') && failure.request.auth === 'query') ||
          (sees.has('sent') && failure.request.auth === 'header'))
      )
        return inferable('session-token-invalid', ['invalid-access-key']);
      return textual('invalid-access-key', isTemporary ? ['session-token-invalid'] : []);
    },
  };
}

function tokens(world) {
  const isExpired = world.draw.chance(0.6);
  const keys = {
    ...world.keys,
    id: `ASIA${world.draw.upper(9)}EXAMPLE`,
    token: `IQoJb3JpZ2luX2Vj${world.draw.base64(200)}`,
  };
  const make = world.draw.chance(0.5) ? presignedPut : sdkPut;
  return isExpired
    ? {
        request: make(world, { keys }),
        response: answer(world, 400, 'ExpiredToken', 'The provided token has expired.', [
          ['Token-0', keys.token],
        ]),
        label: byCode('session-token-expired'),
      }
    : {
        request: make(world, { keys }),
        response: answer(
          world,
          400,
          'InvalidToken',
          'The provided token is malformed or otherwise invalid.',
          [['Token-0', keys.token]],
        ),
        label: byCode('session-token-invalid'),
      };
}

export const credentialFailures = [
  [5, 'sigv2', 'aws', sigv2],
  [5, 'malformed', 'aws', malformed],
  [3, 'two-auths', 'aws', twoAuths],
  [7, 'region', 'aws', regionWrong],
  [1, 'region', 'minio', regionWrong],
  [4, 'key-unknown', 'aws', keyUnknown],
  [1, 'key-unknown', 'minio', keyUnknown],
  [5, 'token', 'aws', tokens],
  [
    1,
    'key-disabled',
    'minio',
    (w) => ({
      request: sdkPut(w),
      response: answer(
        w,
        403,
        'InvalidAccessKeyId',
        'Your account is disabled; please contact your administrator.',
      ),
      label: byCode('invalid-access-key', ['access-denied-policy']),
    }),
  ],
  [
    1,
    'token-id',
    'minio',
    (w) => ({
      request: sdkPut(w),
      response: answer(w, 403, 'InvalidTokenId', 'The security token included in the request is invalid'),
      label: byMessage('session-token-invalid'),
    }),
  ],
];
