/** A whole number from 0 up to, and without, `below`. */
export type Random = (below: number) => number;

/** Random numbers that are the same for the same seed (xorshift, 32 bits). */
export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
