import type { Case } from './case.js';

const singlePutCapBytes = 5_368_709_120;

/**
 * Whether an EntityTooLarge or EntityTooSmall speaks of a form's content-length-range.
 *
 * AWS shows 5,368,709,120 in `MaxSizeAllowed` where the cap of a single PUT was met; any other number comes from a policy,
 * unless the request was plainly a PUT to a store with a cap of its own.
 */
export function isFormLimit(c: Case): boolean {
  if (c.operation?.includes('POST.OBJECT') === true) return true;
  if (
    c.method === 'PUT' ||
    c.element('PartNumber') !== undefined ||
    c.url?.parameters.some((parameter) => parameter.name === 'uploadId') === true
  )
    return false;
  const limit = c.element('MaxSizeAllowed')?.value;
  if (c.code === 'EntityTooSmall') {
    const minimum = c.element('MinSizeAllowed')?.value;
    return (
      (minimum !== undefined && minimum !== '5242880') || (c.method === 'POST' && c.operation === undefined)
    );
  }
  if (c.method === 'POST') return true;
  return limit !== undefined && Number(limit) < singlePutCapBytes && c.operation === undefined;
}
