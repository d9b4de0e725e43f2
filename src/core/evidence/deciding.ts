import type { Exchange } from './evidence.js';

/** The failing request of an upload; a later one beats an earlier one, since people paste up to the failure. */
export function decidingExchange(exchanges: readonly Exchange[]): Exchange | undefined {
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
  return best;
}
