import { defineCause, signatureFinding } from './cause.js';

/**
 * Both sides signed the same text and got different results, so the secret differs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureWrongSecret = defineCause({
  id: 'signature-wrong-secret',
  title: 'The secret key is not the one of this key id',
  judge(c) {
    const view = c.signature();
    return view?.cause === 'secret' ? signatureFinding(c, view, 'right-secret') : undefined;
  },
});
