import type { Case } from '../evidence/case.js';
import { scopeDifference, scopes } from '../evidence/credentialScope.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The region is part of signature and host; the store names the right one.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const wrongRegion = defineCause({
  id: 'wrong-region',
  title: 'Signed or sent for another region than the bucket’s',
  judge: (c) =>
    judgeBySigns(c, [
      {
        when: (c) => regions(c) !== undefined,
        summary: (c) => {
          const pair = regions(c);
          return `The request was signed for ${pair?.signed ? `the region ${pair.signed}` : 'another region'}; the bucket is in ${pair?.expected ?? 'another'}.`;
        },
        facts: (c) => [
          elementFact(c, 'Region', (value) => `The store expects ${value}`),
          c.url?.region
            ? c.fact(`Credential scope: ${c.url.region}`, parameterOf(c.url, 'x-amz-credential'))
            : undefined,
        ],
        fixes: ['right-region'],
        excluded: [
          {
            cause: 'signature-mismatch',
            because: 'The store read the scope and named the region; it did not compare signatures.',
          },
        ],
      },
      {
        // The element comes only where the region is what is wrong; clients that print no message keep it.
        codes: ['AuthorizationHeaderMalformed', 'AuthorizationQueryParametersError'],
        when: (c) =>
          /^[a-z]{2,10}(?:-[a-z]{2,12}){1,3}-\d$/.test(c.element('Region')?.value ?? '') && c.message === '',
        summary: (c) =>
          `The request was signed for another region; the bucket is in ${c.element('Region')?.value ?? ''}.`,
        facts: (c) => [elementFact(c, 'Region', (value) => `The store expects ${value}`)],
        fixes: ['right-region'],
      },
      {
        codes: ['PermanentRedirect', 'TemporaryRedirect'],
        variant: 'redirect',
        summary: (c) => {
          const endpoint = c.element('Endpoint')?.value;
          const region = c.responseHeader('x-amz-bucket-region')?.value ?? regionOfEndpoint(endpoint);
          return `The bucket answers at another endpoint${endpoint ? `, ${endpoint}` : ''}${region ? `: it is in ${region}` : ', that of its own region'}.`;
        },
        facts: (c) => [
          elementFact(c, 'Endpoint', (value) => `Endpoint: ${value}`),
          c.responseHeader('x-amz-bucket-region')
            ? c.fact(
                `x-amz-bucket-region: ${c.responseHeader('x-amz-bucket-region')?.value ?? ''}`,
                c.responseHeader('x-amz-bucket-region'),
              )
            : undefined,
        ],
        fixes: ['right-region'],
        excluded: [{ cause: 'no-such-bucket', because: 'The bucket exists: the store says where.' }],
      },
      {
        when: (c) =>
          c.code === '' && c.status === 301 && /^(?:Head|Put|Upload|Create|List|Get)/.test(c.operation ?? ''),
        certainty: 'inferred',
        variant: 'redirect',
        summary: (c) =>
          `${c.operation ?? 'The request'} was answered with 301: the bucket is in another region than the one the client called, and a HEAD’s answer cannot name it.`,
        fixes: ['right-region'],
        nextCheck: {
          question: 'In which region is the bucket?',
          how: 'Send curl -sI to the bucket’s address: the header x-amz-bucket-region names it.',
        },
      },
      {
        codes: [
          'IllegalLocationConstraintException',
          'InvalidLocationConstraint',
          'InvalidRegionName',
          'InvalidRegion',
        ],
        variant: 'location',
        summary: 'The region that the request names does not fit the endpoint it was sent to.',
        fixes: ['right-region'],
      },
      {
        says: ['Cannot satisfy location constraint'],
        variant: 'location',
        summary: (c) => {
          const region = c.find(/can only be created in region [`'"]?(?<region>[a-z0-9-]{2,40})/)?.groups[
            'region'
          ];
          return `The store takes buckets in one region alone${region === undefined ? '' : `, ${region}`}, and the request names another.`;
        },
        fixes: ['right-region'],
      },
      {
        says: [
          'must be addressed using the specified endpoint',
          'Please re-send this request to the specified temporary endpoint',
          'location constraint is incompatible',
        ],
        variant: 'redirect',
        summary: 'The bucket answers at another endpoint: that of its own region.',
        fixes: ['right-region'],
      },
      {
        // https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm
        says: ['The secret key required to complete authentication could not be found'],
        certainty: 'suspected',
        variant: 'home-region',
        summary: (c) => {
          const region = /\bobjectstorage\.([a-z]{2}-[a-z]{3,20}-\d)\./.exec(c.text)?.[1];
          return `Oracle found no secret for this key${region === undefined ? '' : ` in ${region}`}: the request was signed for another region, the key is only minutes old, or the SDK’s default checksums are in the way.`;
        },
        fixes: ['right-region', 'no-default-checksums', 'right-key'],
        nextCheck: {
          question: 'Which region is the client set to?',
          how: 'Set it to the one in the endpoint’s name and try again; if that changes nothing, set AWS_REQUEST_CHECKSUM_CALCULATION=when_required, and give a new key some minutes.',
        },
      },
      {
        // https://www.alibabacloud.com/help/en/oss/user-guide/0002-00000226
        says: ['Invalid signing region in Authorization header'],
        variant: 'signing-region',
        summary: (c) => {
          const region = /\boss-([a-z0-9-]{2,30}?)(?:-internal)?\.aliyuncs\.com/.exec(c.text)?.[1];
          return `The request was signed for another region than the endpoint’s${region === undefined ? '' : `, which is ${region}`}.`;
        },
        fixes: ['right-region'],
        excluded: [
          {
            cause: 'signature-mismatch',
            because: 'The region was refused before any signature was compared.',
          },
        ],
      },
      {
        codes: [
          'AuthorizationHeaderMalformed',
          'AuthorizationQueryParametersError',
          'InvalidCredentialScope',
        ],
        says: ['unexpected scope', 'region is wrong', 'Region does not match'],
        when: (c) => scopeDifference(c) !== 'other',
        summary: (c) => {
          const { given, wanted } = scopes(c)?.groups ?? {};
          return given && wanted
            ? `The request was signed for the region ${given.split('/')[1] ?? ''}, and this store’s is ${wanted.split('/')[1] ?? ''}.`
            : 'The region in the credential scope is not the store’s.';
        },
        fixes: ['right-region'],
      },
      {
        when: (c) =>
          c.responseHeader('x-amz-bucket-region') !== undefined &&
          c.url?.region !== undefined &&
          c.responseHeader('x-amz-bucket-region')?.value !== c.url.region &&
          (c.status ?? 0) >= 300 &&
          ![
            'AccessDenied',
            'SignatureDoesNotMatch',
            'RequestTimeTooSkewed',
            'ExpiredToken',
            'NoSuchUpload',
          ].includes(c.code) &&
          c.url.region !== '*',
        certainty: 'inferred',
        summary: (c) =>
          `The URL is signed for ${c.url?.region ?? ''}; the answer says that the bucket is in ${c.responseHeader('x-amz-bucket-region')?.value ?? ''}.`,
        facts: (c) => [
          c.fact(
            `x-amz-bucket-region: ${c.responseHeader('x-amz-bucket-region')?.value ?? ''}`,
            c.responseHeader('x-amz-bucket-region'),
          ),
        ],
        fixes: ['right-region'],
      },
      {
        when: (c) =>
          (c.status === 301 || c.status === 307) &&
          (c.responseHeader('x-amz-bucket-region') !== undefined ||
            (c.responseHeader('location')?.value ?? '').includes('amazonaws.com')),
        certainty: 'inferred',
        variant: 'redirect',
        summary: (c) =>
          `The store redirects (${c.status ?? ''}) to the bucket’s region${c.responseHeader('x-amz-bucket-region') ? `, ${c.responseHeader('x-amz-bucket-region')?.value ?? ''}` : ''}; a signed upload and a preflight cannot follow.`,
        fixes: ['right-region'],
      },
      {
        says: [
          'Redirect is not allowed for a preflight request',
          'CORS request external redirect not allowed',
        ],
        when: (c) =>
          c.place?.provider === 'aws' &&
          (c.place.traits.includes('global') || /^[^.]+\.s3\.amazonaws\.com$/.test(c.url?.host ?? '')),
        certainty: 'suspected',
        variant: 'redirect',
        summary:
          'The preflight was redirected: the global endpoint sends requests on to the bucket’s region, and a browser may not follow.',
        fixes: ['right-region'],
        nextCheck: {
          question: 'Where does the redirect lead?',
          how: 'Send the preflight with curl -i -X OPTIONS and read Location and x-amz-bucket-region.',
        },
      },
      {
        when: (c) =>
          c.code === '' &&
          c.exchange?.response === undefined &&
          c.place?.provider === 'aws' &&
          c.place.region !== null &&
          c.url?.scheme === 'v4' &&
          c.url.region !== undefined &&
          c.url.region !== '' &&
          /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(c.url.region) &&
          c.url.region !== c.place.region &&
          c.place.region !== 'aws-global' &&
          !c.place.traits.includes('global'),
        certainty: 'suspected',
        summary: (c) =>
          `The host is that of ${c.place?.region ?? ''}, and the URL is signed for ${c.url?.region ?? ''}.`,
        facts: (c) => [
          c.fact(`Credential scope: ${c.url?.region ?? ''}`, parameterOf(c.url, 'x-amz-credential')),
        ],
        fixes: ['right-region'],
        nextCheck: {
          question: 'What does the store answer to this URL?',
          how: 'Send it with curl -v and paste the answer: an AuthorizationQueryParametersError names the expected region.',
        },
      },
    ]),
});

/** The region that the store says the bucket is in. */
export function expectedRegion(c: Case): string | undefined {
  const named = c.responseHeader('x-amz-bucket-region')?.value ?? '';
  const told = named === '' ? regionOfEndpoint(c.element('Endpoint')?.value) : named;
  return regions(c)?.expected ?? told;
}

function regions(c: Case): { signed: string | undefined; expected: string } | undefined {
  const match = c.find(
    /region\s{1,20}(?:is wrong|does not match|['"“‘](?<signed>[^'"”’\n]{0,80})['"”’]\s{1,20}is\s{1,20}wrong);\s{0,20}expecting\s{1,20}['"“‘]?(?<expected>[a-z0-9-]{2,40})/i,
  );
  if (!match?.groups['expected']) return undefined;
  return { signed: match.groups['signed'], expected: match.groups['expected'] };
}

function regionOfEndpoint(endpoint: string | undefined): string | undefined {
  return endpoint === undefined
    ? undefined
    : /s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws/.exec(endpoint)?.[1];
}
