import { longestLifetimeSeconds } from './lifetime.js';
import type { Lifetime } from './presignCall.js';
import type { Source } from './source.js';

/** Whole minutes are what people write: 900,000 ms are 15 min, while 2,592,000 is 30 days in seconds. */
const roundSeconds = 60;

/**
 * The lifetime in seconds, if it was most likely meant in milliseconds.
 *
 * Where a product is written out it tells by itself: `15 * 60 * 1000` has the factor that makes milliseconds of seconds,
 * `60 * 60 * 24 * 30` has not.
 */
export function secondsIfMilliseconds(lifetime: Lifetime, source: Source): number | undefined {
  const { seconds, expression } = lifetime;
  if (seconds === undefined || !expression || seconds <= longestLifetimeSeconds || seconds % 1000 !== 0)
    return undefined;
  const factors = source.factorsOf(source.follow(expression));
  const isMilliseconds =
    factors.length > 1
      ? factors.some((factor) => source.numberOf(factor) === 1000)
      : seconds % (1000 * roundSeconds) === 0;
  return isMilliseconds ? seconds / 1000 : undefined;
}
