/**
 * Which store answered, from what its answer and its hosts show. A paste without such a sign stays `unknown`: a message
 * in Amazon's words proves nothing, because compatible stores copy them.
 */
import { hostName } from './hostName.js';
import { providers, type ProviderId } from './index.js';
import { strengths, type Provider, type Signs, type Strength } from './provider.js';

export interface Recognition {
  readonly id: ProviderId | 'unknown';
  readonly strength: Strength | 'none';
  /** What it was recognised by, as a clause for people; empty when unknown. */
  readonly because: string;
}

/** The store with the strongest sign; `unknown` when there is none or when two stores are equally likely. */
export function recognise(signs: Signs): Recognition {
  const bounded = { ...signs, text: signs.text.slice(0, MAXIMUM_TEXT_CHARACTERS) };
  const candidates = providers.flatMap((provider) => score(provider, bounded) ?? []);
  const highest = Math.max(...candidates.map(({ rank }) => rank));
  const equals = candidates.filter(({ rank }) => rank === highest);
  const built = new Set(equals.map(({ basedOn }) => basedOn));
  const ranked = equals.filter(({ id }) => !built.has(id)).sort((a, b) => b.signs - a.signs);
  const [best, second] = ranked;
  if (!best || best.signs === second?.signs) return { id: 'unknown', strength: 'none', because: '' };
  return { id: best.id, strength: best.strength, because: best.because };
}

const MAXIMUM_TEXT_CHARACTERS = 65_536;

interface Candidate {
  readonly id: ProviderId;
  readonly basedOn: string | undefined;
  readonly strength: Strength;
  readonly because: string;
  readonly rank: number;
  /** How many signs speak for it, which settles a tie of rank. */
  readonly signs: number;
}

function score(provider: Provider & { readonly id: ProviderId }, signs: Signs): Candidate | undefined {
  const seen: { rank: number; strength: Strength; because: string }[] = [];
  for (const mark of provider.marks) {
    const because = mark.see(signs);
    if (because !== undefined)
      seen.push({ rank: 2 * strengths.indexOf(mark.strength), strength: mark.strength, because });
  }
  // What the answer says with certainty beats the name of the host, which a proxy or a hosts file may have redirected.
  const host = signs.hosts.find((each) => provider.hosts(hostName(each), '/') !== undefined);
  if (host !== undefined) {
    seen.push({
      rank: 2 * strengths.indexOf('certain') - 1,
      strength: 'certain',
      because: `the host ${host} is one of ${provider.name}`,
    });
  }
  const best = seen.sort((a, b) => b.rank - a.rank)[0];
  return best && { id: provider.id, basedOn: provider.basedOn, ...best, signs: seen.length };
}
