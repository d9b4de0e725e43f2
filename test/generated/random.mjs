/** A seeded source of chance (mulberry32): the same seed draws the same failures. */
export function createDraw(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const letters = (alphabet, length) =>
    Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join('');
  return {
    int,
    pick,
    chance: (share) => next() < share,
    hex: (length) => letters('0123456789abcdef', length),
    upper: (length) => letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length),
    base64: (bytes) => Buffer.from(Array.from({ length: bytes }, () => int(0, 255))).toString('base64'),
    letters,
    weighted(pairs) {
      let rest = next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of pairs) if ((rest -= weight) < 0) return value;
      return pairs.at(-1)[1];
    },
    shuffle(list) {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
  };
}
