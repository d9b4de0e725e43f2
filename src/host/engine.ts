import type { Diagnosis } from '../core/diagnosis.js';
import type { Sides } from '../core/sigv4/sides.js';

/** What the host needs of the engine. */
export interface Engine {
  readonly diagnose: (paste: string) => Diagnosis;
  /** The two sides of a refused signature, secrets masked; null where the paste holds one at most. */
  readonly sidesOf: (paste: string) => Sides | null;
  /** Masks secrets with as many characters as they had. */
  readonly redact: (text: string) => string;
  /** What a cause is called, by its id. */
  readonly causeTitle: (cause: string) => string;
  /** What a store is called, by its id; null where it isn't known. */
  readonly providerName: (provider: string) => string | null;
}

export type EngineLoader = () => Promise<Engine>;

/** Loads the engine when it is first asked for, and keeps it: most windows never need it. */
export function lazyEngine(now: () => number): EngineLoader {
  let loading: Promise<Engine> | undefined;
  return () => (loading ??= loadEngine(now));
}

async function loadEngine(now: () => number): Promise<Engine> {
  const [{ diagnose }, { redact }, { sidesOf }, { causes }, { providers }] = await Promise.all([
    import('../core/diagnose.js'),
    import('../core/redact.js'),
    import('../core/sigv4/sides.js'),
    import('../core/causes/index.js'),
    import('../core/providers/index.js'),
  ]);
  return {
    diagnose: (paste) => diagnose(paste, { now: now() }),
    redact,
    sidesOf: (paste) => sidesOf(paste, now()),
    causeTitle: (cause) => causes.find(({ id }) => id === cause)?.title ?? inWords(cause),
    providerName: (provider) => providers.find(({ id }) => id === provider)?.name ?? null,
  };
}

/** The words of an id: `clock-skew` → `Clock skew`. */
function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
