import { viewSignature } from '../evidence/signature.js';
import { methodHint } from '../evidence/signatureHints.js';
import type { SignatureView } from '../evidence/signatureView.js';
import type { Case } from '../evidence/case.js';
import { defineCause, inferred, suspected } from './cause.js';

/**
 * The method is the first line of what is signed: a URL for GET cannot be used with PUT.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureMethodMismatch = defineCause({
  id: 'signature-method-mismatch',
  title: 'The URL was signed for another method',
  judge(c) {
    const view = viewSignature(c) ?? fromUrlAlone(c);
    if (view?.cause !== 'method') return undefined;
    const finding = {
      summary: `The signature does not match: ${view.text}.`,
      facts: view.facts,
      fixes: ['same-method', 'compare-signing'] as const,
      excluded: [
        {
          cause: 'invalid-access-key',
          because: 'The store knows the key id: it computed a signature with it.',
        },
      ],
    };
    return view.basis === 'hinted' ? suspected(c, { ...finding, nextCheck }) : inferred(c, finding);
  },
});

const nextCheck = {
  question: 'What did the client sign?',
  how: 'Turn on the SDK’s debug log, take its canonical request, and paste it together with the store’s answer.',
};

/** No answer is in the paste, or one without a code: the URL's own operation against the method it is used with. */
function fromUrlAlone(c: Case): SignatureView | undefined {
  if (c.code !== '' || (c.status !== undefined && c.status !== 403 && c.status !== 0)) return undefined;
  const hint = methodHint(c);
  return hint && (c.status === 403 ? hint : { ...hint, basis: 'hinted' });
}
