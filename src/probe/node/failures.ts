import type { NoAnswer } from '../check.js';

/** Why nothing could be read, in words for a person, by the code of the error. */
const sentences: Readonly<Record<string, (host: string, error: ErrorWords) => string>> = {
  CANCELLED: () => 'Cancelled; nothing more was sent.',
  FIRST_BYTE: (host, { seconds }) => `${host} took the request and did not answer within ${seconds} s.`,
  TOTAL: (host, { seconds }) => `${host} began to answer and did not end its headers within ${seconds} s.`,
  ECONNREFUSED: (host) => `Nothing listens at ${host}: the connection was refused.`,
  ECONNRESET: (host) => `${host} closed the connection before it had answered.`,
  EPIPE: (host) => `${host} closed the connection before it had answered.`,
  ENOTFOUND: (host) => `There is no host ${host}: its name cannot be resolved.`,
  EAI_AGAIN: (host) => `The name ${host} cannot be resolved now: no name server answers.`,
  ETIMEDOUT: (host) => `No connection to ${host} came about in time.`,
  EHOSTUNREACH: (host) => `There is no way from here to ${host}.`,
  ENETUNREACH: (host) => `There is no way from here to ${host}.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `The certificate that ${host} shows is for another name.`,
  CERT_HAS_EXPIRED: (host) => `The certificate of ${host} has run out.`,
  CERT_NOT_YET_VALID: (host) =>
    `The certificate of ${host} is not valid yet: it is too new, or this machine’s clock is behind.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  EPROTO: notTls,
  ERR_SSL_WRONG_VERSION_NUMBER: notTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notTls,
  HPE_HEADER_OVERFLOW: (host) => `${host} sent more headers than any store does; the rest was not read.`,
  ERR_INVALID_CHAR: (host) =>
    `The request to ${host} holds a character that HTTP cannot carry; nothing was sent.`,
  ERR_UNESCAPED_CHARACTERS: (host) =>
    `The request to ${host} holds a character that HTTP cannot carry; nothing was sent.`,
};

interface ErrorWords {
  readonly seconds: string;
}

/** The outcome of a request that failed with this error. */
export function noAnswer(host: string, error: unknown): NoAnswer {
  const all = flatten(error);
  const code = all.map(codeOf).find((one) => one !== '') ?? '';
  const message = all.map(messageOf).find((one) => one !== '') ?? code;
  const seconds = secondsOf(all[0]);
  const words =
    sentences[code]?.(host, { seconds }) ??
    (code.startsWith('HPE_')
      ? `What answers at ${host} does not speak HTTP as it should.`
      : `The request to ${host} failed: ${message}.`);
  return { kind: 'none', sentence: words, detail: detailOf(code, message, host, seconds) };
}

/** Written as Node prints its errors, which the engine knows. */
function detailOf(code: string, message: string, host: string, seconds: string): string {
  if (code === 'FIRST_BYTE' || code === 'TOTAL')
    return `connect ETIMEDOUT: ${host} gave no answer within ${seconds} s`;
  if (code === 'CANCELLED') return 'cancelled';
  return message.includes(code) ? message : `${message}${code === '' ? '' : ` (${code})`}`;
}

function untrusted(host: string): string {
  return `The certificate of ${host} comes from an authority that this machine does not trust.`;
}

function notTls(host: string): string {
  return `What answers at ${host} does not speak TLS: the address may want http instead of https.`;
}

/** Where a name has several addresses, Node wraps the errors of all of them. */
function flatten(error: unknown): unknown[] {
  if (!(error instanceof AggregateError)) return [error];
  const errors: readonly unknown[] = error.errors;
  return [...errors.slice(0, 8), error];
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
}

function secondsOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'milliseconds' in error &&
    typeof error.milliseconds === 'number'
    ? String(error.milliseconds / 1000)
    : '';
}
