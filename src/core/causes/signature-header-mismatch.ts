import { authenticationOf } from '../evidence/authentication.js';
import type { Case } from '../evidence/case.js';
import { stringPair } from '../evidence/stringsOfVersion2.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { defineCause, elementFact, inferred, stated, suspected, type Finding } from './cause.js';

/**
 * A signed header was sent with another value or not at all, or a header was sent that should have been signed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureHeaderMismatch = defineCause({
  id: 'signature-header-mismatch',
  title: 'The headers sent are not the headers signed',
  judge(c) {
    const notSent = c.find(/signed header `(?<name>[a-z0-9-]{2,80})` is not present/);
    if (notSent)
      return stated(c, {
        variant: 'signed-not-sent',
        summary: `The header ${notSent.groups['name'] ?? ''} is signed and did not come with the request.`,
        facts: [c.fact('The store names the header', notSent)],
        fixes: /^x-amz-(?:checksum|sdk)/.test(notSent.groups['name'] ?? '')
          ? ['same-headers', 'no-default-checksums']
          : ['same-headers'],
      });
    const unsigned = c.says('headers present in the request which', 'should be signed');
    if (unsigned && !c.url?.damages.some((damage) => damage.kind === 'encoded-twice')) return notSigned(c);
    const pair = stringPair(c);
    if (pair)
      return suspected(c, {
        summary: `Two strings to sign of one request differ in ${pair.line}: “${pair.values[0].slice(0, 80)}” in the one and “${pair.values[1].slice(0, 80)}” in the other.`,
        facts: [
          c.fact('Signature version 2: the string to sign has the type and the digest of the body', pair.at),
        ],
        fixes: ['same-headers'],
        nextCheck: {
          question: 'Which of them is the store’s?',
          how: 'Take StringToSign from the answer: what it has in this line is what arrived, and it has to be signed the same.',
        },
      });
    const view = c.signature();
    if (view?.cause !== 'header' || authenticationOf(c) === 'both') return undefined;
    const finding = {
      summary: `The signature does not match: ${view.text}.`,
      facts: view.facts,
      fixes:
        view.text.includes('gzip(gfe)') || view.text.startsWith('this client')
          ? (['no-signed-encoding'] as const)
          : (['same-headers', 'compare-signing'] as const),
    };
    return view.basis === 'hinted' ? suspected(c, { ...finding, nextCheck }) : inferred(c, finding);
  },
});

const nextCheck = {
  question: 'Which headers and values were given at signing?',
  how: 'Compare the signing call with the request in the Network panel, Content-Type first.',
};

function notSigned(c: Case): Finding {
  const names =
    c.element('HeadersNotSigned')?.value ??
    c.find(/Header `(?<name>[a-z0-9-]{2,60})` should be signed/)?.groups['name'];
  const sent =
    c.url?.signedHeaders.filter((name) => name !== 'host' && c.requestHeader(name) === undefined) ?? [];
  const isNotSent =
    names === undefined &&
    sent.length > 0 &&
    c.exchange !== undefined &&
    c.exchange.request.headers.length > 1;
  const checksum = names !== undefined && /x-amz-(?:checksum|sdk)/.test(names);
  return stated(c, {
    variant: isNotSent ? 'signed-not-sent' : checksum ? 'checksum-unsigned' : 'sent-not-signed',
    summary: isNotSent
      ? `${sent.join(' and ')} ${sent.length > 1 ? 'are' : 'is'} signed and did not come with the request.`
      : names === undefined
        ? 'The request carries a header that the signature does not cover.'
        : `The request carries ${names}, which the signature does not cover${checksum ? ': newer SDKs add checksums to every upload unless they are told not to' : ''}.`,
    facts: [
      elementFact(c, 'HeadersNotSigned', (value) => `Not signed: ${value}`),
      c.url && c.url.signedHeaders.length > 0
        ? c.fact(`Signed: ${c.url.signedHeaders.join(', ')}`, parameterOf(c.url, 'x-amz-signedheaders'))
        : undefined,
    ].filter((fact) => fact !== undefined),
    fixes:
      names === 'x-amz-acl'
        ? ['same-headers', 'drop-acl']
        : checksum
          ? ['same-headers', 'no-default-checksums']
          : ['same-headers'],
    excluded: [
      { cause: 'access-denied-policy', because: 'The store names the header; no policy was asked.' },
      {
        cause: 'signature-wrong-secret',
        because: 'The answer is about headers, not about the signature’s value.',
      },
    ],
  });
}
