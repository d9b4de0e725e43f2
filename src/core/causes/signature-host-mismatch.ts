import { viewSignature } from '../evidence/signature.js';
import { defineCause, inferred, suspected } from './cause.js';

/**
 * The host is always signed with version 4. A proxy, a port, a container’s name or a custom domain changed it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureHostMismatch = defineCause({
  id: 'signature-host-mismatch',
  title: 'The host that was signed is not the host that was called',
  judge(c) {
    const view = viewSignature(c);
    if (view?.cause !== 'host') return undefined;
    const finding = {
      summary: `The signature does not match: ${view.text}.`,
      facts: view.facts,
      fixes: ['same-host', 'compare-signing'] as const,
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
