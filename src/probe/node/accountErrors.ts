import { NoReply } from './account.js';

/** What went wrong with a call, in words for a person; `permission` is what the call needs. */
export function accountSentence(error: unknown, permission: string): string {
  if (error instanceof NoReply) return error.message;
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError')
    return `There are no credentials to sign with: ${message.slice(0, 200)}`;
  if (name === 'AbortError') return 'Cancelled; nothing more was sent.';
  const code = codeOf(error);
  if (code === 'AccessDenied' || code === 'AllAccessDisabled')
    return `These credentials may not do this: it takes ${permission}.`;
  if (code === 'NoSuchBucket') return 'There is no such bucket at this store.';
  if (code === 'PermanentRedirect' || code === 'AuthorizationHeaderMalformed')
    return `The bucket is in another region than the one in your settings: ${message.slice(0, 200)}`;
  if (code === 'NotImplemented' || code === 'MethodNotAllowed') return 'This store does not offer that.';
  return `The store refused: ${code === '' ? '' : `${code}: `}${message.slice(0, 200)}`;
}

/** The store's own code; empty where there is none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('Code' in error && typeof error.Code === 'string') return error.Code;
  return '$metadata' in error ? error.name : '';
}
