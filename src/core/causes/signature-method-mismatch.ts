import { isFormToPresigned, methodHint, methodOfUse } from '../evidence/signatureMethod.js';
import type { SignatureView } from '../evidence/signatureView.js';
import type { Case } from '../evidence/case.js';
import { defineCause, signatureFinding } from './cause.js';

/**
 * The method is the first line of what is signed: a URL for GET cannot be used with PUT.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureMethodMismatch = defineCause({
  id: 'signature-method-mismatch',
  title: 'The URL was signed for another method',
  judge(c) {
    const view = c.signature() ?? fromUrlAlone(c);
    return view?.cause === 'method' ? signatureFinding(c, view, 'same-method') : undefined;
  },
});

/** No answer is in the paste, or one without a code: the URL's own operation against the method it is used with. */
function fromUrlAlone(c: Case): SignatureView | undefined {
  // The store looked at the method before it looked at the signature.
  if ((c.status === 405 || c.code === 'MethodNotAllowed') && isFormToPresigned(c)) {
    const view = methodOfUse(c);
    return view && { ...view, basis: 'compared' };
  }
  if (c.code !== '' || (c.status !== undefined && c.status !== 403 && c.status !== 0)) return undefined;
  const hint = methodHint(c);
  return hint && (c.status === 403 ? hint : { ...hint, basis: 'hinted' });
}
