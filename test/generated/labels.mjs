/**
 * What a careful expert may say of a failure, by what of it stands in the paste. `sees` is a set of: code, message,
 * extras (the other elements), url (with its query), method, sent (request headers), status, received (answer's
 * headers, so its Date), body (an answer's body that is no S3 error).
 */
export const textual = (truth, also = []) => ({ truth, also, decidable: 'text' });
export const inferable = (truth, also = []) => ({ truth, also, decidable: 'inferable' });
export const open = (truth, also = []) => ({ truth, also, decidable: 'no' });

const byStatus = {
  301: ['wrong-region', 'wrong-endpoint'],
  307: ['wrong-region'],
  400: ['invalid-request'],
  401: ['unsigned-request', 'invalid-access-key', 'access-denied-policy'],
  403: ['access-denied-policy', 'signature-mismatch', 'expired-url', 'unsigned-request'],
  404: ['no-such-bucket', 'wrong-endpoint', 'no-such-upload'],
  405: ['wrong-endpoint'],
  408: ['request-timeout'],
  409: ['precondition-failed'],
  411: ['missing-content-length'],
  412: ['precondition-failed'],
  413: ['proxy-body-limit', 'entity-too-large'],
  429: ['throttled'],
  500: ['server-error'],
  501: ['unsupported-by-server'],
  503: ['throttled', 'server-error'],
  507: ['storage-full'],
};
/** Codes that many causes share: alone they say little. */
const vague = {
  AccessDenied: ['access-denied-policy', 'expired-url'],
  InvalidRequest: ['invalid-request'],
  InvalidArgument: ['invalid-request'],
  SignatureDoesNotMatch: ['signature-mismatch'],
  AccessForbidden: ['cors', 'access-denied-policy'],
  AuthorizationQueryParametersError: ['malformed-request-auth', 'wrong-region', 'expires-too-long'],
  AuthorizationHeaderMalformed: ['malformed-request-auth', 'wrong-region'],
  EntityTooLarge: ['entity-too-large', 'post-policy'],
  EntityTooSmall: ['part-too-small', 'post-policy'],
  NotImplemented: ['unsupported-by-server', 'missing-content-length', 'checksum-default'],
  PreconditionFailed: ['precondition-failed', 'post-policy'],
  InvalidAccessKeyId: ['invalid-access-key', 'session-token-invalid'],
  RequestTimeTooSkewed: ['clock-skew', 'stale-request'],
  ExpiredToken: ['session-token-expired'],
  BadRequest: ['invalid-request'],
};

/** The label where neither the message nor anything else that decides is in the paste. */
export function vagueLabel(failure, sees) {
  const { code, status } = failure.response;
  const { truth } = failure.label(
    new Set(['code', 'message', 'extras', 'url', 'method', 'sent', 'status', 'received', 'body']),
    failure,
  );
  if (sees.has('code') && code) {
    const options = vague[code] && [...vague[code]];
    if (
      code === 'AccessDenied' &&
      !sees.has('serverLog') &&
      !(sees.has('sent') && failure.request.auth === 'header')
    )
      options.push('unsigned-request');
    if (!options) return textual(truth, failure.alsoByCode ?? []);
    return open(options[0], [...options.slice(1), truth, 'insufficient-evidence']);
  }
  const options = sees.has('status') ? (byStatus[status] ?? []) : [];
  // A status that HTTP itself explains needs no code, once it is clear what was asked for.
  if (
    sees.has('status') &&
    ([411, 413, 429, 507].includes(status) || (sees.has('method') && [405, 412].includes(status)))
  )
    return inferable(options[0], [...options.slice(1), truth, 'insufficient-evidence']);
  const mayBeOver =
    sees.has('url') && (!sees.has('status') || status === 403 || status === 400)
      ? ['expired-url', 'sigv2-unsupported']
      : [];
  return open('insufficient-evidence', [...options, ...mayBeOver, truth]);
}

/** A label for messages that name their cause. */
export const byMessage =
  (truth, also = []) =>
  (sees, failure) =>
    sees.has('message') ? textual(truth, also) : vagueLabel(failure, sees);
/** The same where the code does. */
export const byCode =
  (truth, also = []) =>
  (sees, failure) =>
    sees.has('code') || sees.has('message') ? textual(truth, also) : vagueLabel(failure, sees);
