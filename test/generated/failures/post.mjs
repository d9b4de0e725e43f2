/** Browser forms and their policies. */
import { answer, plainRequest } from '../exchange.mjs';
import { byMessage, inferable, open, textual, vagueLabel } from '../labels.mjs';

const post = (world, status, code, message, extras = []) => {
  const request = {
    ...plainRequest(world, { method: 'POST', op: 'PostObject', url: `${world.origin}${world.prefix}/` }),
    auth: 'post',
  };
  request.headers = request.headers.map(([n, v]) => [
    n,
    n === 'Content-Type' ? `multipart/form-data; boundary=----WebKitFormBoundary${world.draw.hex(16)}` : v,
  ]);
  return { request, response: answer(world, status, code, message, extras) };
};
function postPolicy(world) {
  const { draw } = world;
  const list = [
    [403, 'AccessDenied', 'Invalid according to Policy: Policy expired.', [], ['expired-url', 'clock-skew']],
    [
      403,
      'AccessDenied',
      `Invalid according to Policy: Policy Condition failed: ["eq", "$key", "${world.key}"]`,
    ],
    [
      403,
      'AccessDenied',
      'Invalid according to Policy: Policy Condition failed: ["starts-with", "$Content-Type", "image/"]',
    ],
    [
      403,
      'AccessDenied',
      `Invalid according to Policy: Policy Condition failed: ["eq", "$acl", "public-read"]`,
    ],
    [403, 'AccessDenied', 'Invalid according to Policy: Extra input fields: x-amz-meta-tag'],
    [400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.'],
    [400, 'InvalidPolicyDocument', 'Invalid Policy: Policy missing expiration.'],
    [
      400,
      'InvalidArgument',
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
      [
        ['ArgumentName', 'key'],
        ['ArgumentValue', ''],
      ],
    ],
    [
      400,
      'InvalidArgument',
      'POST requires exactly one file upload per request.',
      [
        ['ArgumentName', 'file'],
        ['ArgumentValue', '0'],
      ],
    ],
    [
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      [['Condition', 'Bucket POST must be of the enclosure-type multipart/form-data']],
    ],
    [
      400,
      'EntityTooLarge',
      'Your proposed upload exceeds the maximum allowed size',
      [
        ['ProposedSize', String(draw.int(11_000_000, 90_000_000))],
        ['MaxSizeAllowed', '10485760'],
      ],
    ],
    [
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      [
        ['ProposedSize', '12'],
        ['MinSizeAllowed', '1024'],
      ],
    ],
    [400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.'],
    [
      400,
      'MaxPostPreDataLengthExceeded',
      'Your POST request fields preceding the upload file were too large.',
    ],
  ];
  const [status, code, message, extras = [], also = []] = draw.pick(list);
  const needs = { PreconditionFailed: 'extras', EntityTooLarge: 'extras', EntityTooSmall: 'extras' }[code];
  return {
    ...post(world, status, code, message, extras),
    label: (sees, failure) => {
      if (needs === 'extras')
        return sees.has('extras')
          ? textual(
              'post-policy',
              code === 'PreconditionFailed'
                ? ['precondition-failed']
                : code === 'EntityTooLarge'
                  ? ['entity-too-large']
                  : [],
            )
          : sees.has('method') && sees.has('code')
            ? inferable('post-policy', ['entity-too-large', 'part-too-small', 'precondition-failed'])
            : vagueLabel(failure, sees);
      return sees.has('message') ||
        ['InvalidPolicyDocument', 'MalformedPOSTRequest', 'MaxPostPreDataLengthExceeded'].includes(
          sees.has('code') ? code : '',
        )
        ? textual('post-policy', also)
        : sees.has('method') && sees.has('code')
          ? open('post-policy', [
              'access-denied-policy',
              'invalid-request',
              'unsigned-request',
              'insufficient-evidence',
              'expired-url',
            ])
          : vagueLabel(failure, sees);
    },
  };
}

const clonePosts = [
  ['minio', 'Access Denied. (Invalid according to Policy: Policy Condition failed: [eq, $key, uploads/x])'],
  [
    'minio',
    'Access Denied. (Each form field that you specify in a form must appear in the list of policy conditions. "X-Amz-Meta-Tag" not specified in the policy.)',
  ],
  ['minio', 'Access Denied. (Invalid according to Policy: Policy expired)'],
  ['ceph', 'Policy expired'],
  ['ceph', 'Policy condition failed: eq: $key, uploads/x'],
  ['ceph', 'Policy missing condition: acl'],
].map(([provider, message]) => [
  1,
  'clone-post',
  provider,
  (w) => ({
    ...post(w, 403, 'AccessDenied', message),
    label: byMessage('post-policy', message.includes('xpired') ? ['expired-url'] : []),
  }),
]);

export const postFailures = [[9, 'post', 'aws', postPolicy], ...clonePosts];
