import { viewSignature } from '../evidence/signature.js';
import { defineCause, inferred, suspected } from './cause.js';

/**
 * Both sides signed the same text and got different results, so the secret differs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureWrongSecret = defineCause({
  id: 'signature-wrong-secret',
  title: 'The secret key is not the one of this key id',
  judge(c) {
    const view = viewSignature(c);
    if (view?.cause !== 'secret') return undefined;
    const finding = {
      summary: `The signature does not match: ${view.text}.`,
      facts: view.facts,
      fixes: ['right-secret', 'compare-signing'] as const,
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
