import { isSignatureRefused } from '../evidence/signature.js';
import { defineCause, stated } from './cause.js';

/**
 * The store computed another signature, and the paste does not show what differs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export const signatureMismatch = defineCause({
  id: 'signature-mismatch',
  title: 'The signature does not match',
  judge(c) {
    if (!isSignatureRefused(c)) return undefined;
    const view = c.signature();
    if (view && view.cause !== 'unknown') return undefined;
    const server = c.signingTexts.some((text) => text.side === 'server' && text.kind === 'canonical-request');
    if (c.says('The secret key required to complete authentication could not be found'))
      return stated(c, {
        variant: 'home-region',
        summary:
          'Oracle found no secret with which to check the signature: it says so where the region is missing or another, where the key is only minutes old, and to the default checksums of a current SDK.',
        fixes: ['no-default-checksums', 'right-region', 'right-key'],
        nextCheck: {
          question: 'Does the upload pass with request_checksum_calculation=when_required?',
          how: 'Set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and the region of the endpoint’s name, and upload again.',
        },
      });
    // Google has these words for it where boto3 sent the headers of its default checksums.
    const isChecksum = c.provider === 'gcs' && /^invalid argument\.?$/i.test(c.message);
    return stated(c, {
      ...(isChecksum ? { variant: 'default-checksums' } : {}),
      summary: isChecksum
        ? `${c.providerName} computed another signature than the one sent, and says no more than “Invalid argument.”, as it does to the default checksums of a current SDK.`
        : `${c.providerName} computed another signature than the one sent; ${view ? view.text : 'the paste does not show which side differs in what'}.`,
      fixes: isChecksum
        ? ['no-default-checksums', 'compare-signing', 'right-secret']
        : ['compare-signing', 'same-headers', 'right-secret'],
      nextCheck: {
        question: server ? 'What did the client sign?' : 'Which line of the canonical request differs?',
        how: server
          ? 'Turn on the SDK’s debug log, take its canonical request, and paste it beside this answer.'
          : 'Paste the URL or the request together with the whole error document; its StringToSign and CanonicalRequest tell.',
      },
      excluded: [
        {
          cause: 'invalid-access-key',
          because: 'The store knows the key id: it computed a signature with it.',
        },
        { cause: 'access-denied-policy', because: 'No policy was asked: the signature was refused first.' },
      ],
    });
  },
});
