import { commonHeaders } from '../../probe/exchangeText.js';
import type { PlannedRequest } from '../../probe/check.js';
import { splitUrl } from '../../core/text/url.js';

/** What a person reads before anything is sent. */
export interface ConsentText {
  readonly message: string;
  readonly detail: string;
}

/** Says which requests go where. Of the URL's query only the names of its parameters are shown, since the values hold secrets. */
export function consentText(
  host: string,
  requests: readonly PlannedRequest[],
  { signer = '', changes = false }: { readonly signer?: string; readonly changes?: boolean } = {},
): ConsentText {
  const count = requests.length === 1 ? 'a request' : `up to ${requests.length} requests`;
  return {
    message: `Send ${count} to ${host}?`,
    detail: [
      changes
        ? 'This changes settings of the bucket; nothing is uploaded.'
        : 'Nothing is uploaded and nothing is changed: no request has a body.',
      signer === ''
        ? ''
        : `Signed by ${signer}. Where these sign in through AWS (SSO, a role), the AWS SDK asks there first, at addresses of AWS alone.`,
      ...requests.map(requestWords),
      `Each also has ${commonHeaders.map(([name, value]) => `${name}: ${value}`).join(' and ')}. Redirects are not followed, and nothing is sent twice.`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function requestWords({ method, url, headers, purpose }: PlannedRequest): string {
  const { path, query } = splitUrl(url);
  const names = query.split('&').map((parameter) => parameter.replace(/=.*/s, ''));
  const isSigned = /(?:^|&)(?:X-Amz-)?Signature=/i.test(query);
  const what = isSigned
    ? ', with the URL’s signature'
    : query === ''
      ? ', unsigned'
      : ` with ${names.join(', ')}`;
  const target = path.length > 120 ? `${path.slice(0, 119)}…` : path;
  return [
    `${method} ${target}${what}: ${purpose}`,
    ...headers.map(([name, value]) => `    ${name}: ${value}`),
  ].join('\n');
}
