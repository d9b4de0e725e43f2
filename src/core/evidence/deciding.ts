import type { Exchange, StoreError } from './evidence.js';

/**
 * The failing request of an upload; a later one beats an earlier one, since people paste up to the failure. One that succeeded decides
 * only where no refusal stands beside it, and where it may be the upload.
 */
export function decidingExchange(
  exchanges: readonly Exchange[],
  errors: readonly StoreError[] = [],
): Exchange | undefined {
  const score = (exchange: Exchange): number => {
    const status = exchange.response?.status ?? 0;
    const isFailure = status >= 300 || exchange.error !== undefined || exchange.clientError !== undefined;
    const isUpload = exchange.request.method === 'PUT' || exchange.request.method === 'POST';
    const isStore =
      exchange.error !== undefined ||
      (exchange.request.url?.scheme ?? 'none') !== 'none' ||
      exchange.response?.headers.some((header) => header.name.startsWith('x-amz-')) === true;
    return (isFailure ? 8 : 0) + (isStore ? 4 : 0) + (isUpload ? 2 : 0) + (exchange.error ? 1 : 0);
  };
  let best: Exchange | undefined;
  for (const exchange of exchanges) if (!best || score(exchange) >= score(best)) best = exchange;
  if (best === undefined || !hasSucceeded(best)) return best;
  const isRefused = errors.some(({ code, origin }) => code !== '' && origin !== 'word');
  return isRefused || !mayBeUpload(best) ? undefined : best;
}

function mayBeUpload({ request: { method, url, headers }, response }: Exchange): boolean {
  return (
    method === undefined ||
    method === 'PUT' ||
    (method === 'OPTIONS' && headers.some(({ name }) => name === 'access-control-request-method')) ||
    headers.some(({ name, value }) => name === 'content-type' && value.startsWith('multipart/form-data')) ||
    (url !== undefined &&
      (url.scheme !== 'none' || url.parameters.some(({ name }) => /^(?:upload|part)/i.test(name)))) ||
    response?.headers.some(({ name }) => name.startsWith('x-amz-')) === true
  );
}

function hasSucceeded({ response, error, clientError }: Exchange): boolean {
  const status = response?.status ?? 0;
  return status >= 200 && status < 300 && error === undefined && clientError === undefined;
}
