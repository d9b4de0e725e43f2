import { defineCause, signatureFinding } from './cause.js';

/**
 * The host is always signed with version 4. A proxy, a port, a container’s name or a custom domain changed it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const signatureHostMismatch = defineCause({
  id: 'signature-host-mismatch',
  title: 'The host that was signed is not the host that was called',
  judge(c) {
    const view = c.signature();
    return view?.cause === 'host' ? signatureFinding(c, view, 'same-host') : undefined;
  },
});
