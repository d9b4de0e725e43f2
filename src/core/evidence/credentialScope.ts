import type { Case, Match } from './case.js';

/** Garage's answer to a scope that is not its own: the one that came, and the one it wanted. */
export function scopes(c: Case): Match | undefined {
  return c.find(
    /unexpected scope: ['"`]?(?<given>[^'"`,\s]{5,200})['"`]?(?:, expected: ['"`]?(?<wanted>[^'"`,\s<]{5,200}))?/,
  );
}

/** What differs in the scopes that the store names: the region, or the date, the service or the end; undefined where it names none. */
export function scopeDifference(c: Case): 'region' | 'other' | undefined {
  const groups = scopes(c)?.groups;
  if (!groups) return undefined;
  const region = groups['given']?.split('/')[1];
  const wanted = groups['wanted']?.split('/')[1];
  return wanted !== undefined && region === wanted ? 'other' : 'region';
}
