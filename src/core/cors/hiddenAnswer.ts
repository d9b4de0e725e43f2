import type { Finding } from '../causes/cause.js';
import type { Case } from '../evidence/case.js';
import { fromPage as from } from './request.js';

/** S3 does the operation and answers without CORS headers where no rule matches: the object may be there, and the page sees a failure. */
export function hiddenAnswer(c: Case): Finding | undefined {
  const origin = c.requestHeader('origin');
  const status = c.exchange?.response?.status ?? 0;
  const isUpload = c.method === 'PUT' || c.method === 'POST';
  if (!origin || !isUpload || status < 200 || status >= 300 || c.error) return undefined;
  const allowed = c.responseHeader('access-control-allow-origin');
  const isPart =
    c.url?.parameters.some((parameter) => parameter.name.toLowerCase() === 'partnumber') === true;
  if (!allowed) {
    return {
      certainty: 'inferred',
      variant: 'no-matching-rule',
      summary: `The store took the upload (${status}) and sent no CORS headers${from(c)}, so the page sees a failure: no rule of the bucket matches.`,
      facts: [
        c.fact(`Origin: ${origin.value}`, origin),
        c.fact(`${status} without Access-Control-Allow-Origin`, c.exchange?.response),
      ],
      fixes: ['set-cors'],
    };
  }
  if (
    isPart &&
    !/etag|\*/i.test(c.responseHeader('access-control-expose-headers')?.value ?? '') &&
    c.responseHeader('etag')
  ) {
    return {
      certainty: 'inferred',
      variant: 'etag-not-exposed',
      summary:
        'The part was stored, and the page cannot read its ETag: the bucket’s CORS rule does not expose it.',
      facts: [
        c.fact(`ETag: ${c.responseHeader('etag')?.value ?? ''}`, c.responseHeader('etag')),
        c.fact(
          'Access-Control-Expose-Headers does not name ETag',
          c.responseHeader('access-control-expose-headers') ?? allowed,
        ),
      ],
      fixes: ['expose-etag'],
    };
  }
  return undefined;
}
