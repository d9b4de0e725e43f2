import type { Diagnosis, Proof } from '../core/diagnosis.js';
import type { Provable } from '../core/proof/provable.js';
import type { Sides } from '../core/sigv4/sides.js';

/** What the host needs of the engine. */
export interface Engine {
  readonly diagnose: (paste: string) => Diagnosis;
  /** The two sides of a refused signature, secrets masked; null where the paste holds one at most. */
  readonly sidesOf: (paste: string, proof: Proof | null) => Sides | null;
  /** Whose secret key could prove the refused signature of a paste; null where there is nothing to prove. */
  readonly provableOf: (paste: string) => Provable | null;
  /** The diagnosis with its proof; null where the watch called it off. */
  readonly prove: (paste: string, secrets: GivenSecrets, watch: ProofWatch) => Promise<Diagnosis | null>;
  /** Masks secrets with as many characters as they had. */
  readonly redact: (text: string) => string;
  /** What a cause is called, by its id. */
  readonly causeTitle: (cause: string) => string;
  /** What a store is called, by its id; null where it isn't known. */
  readonly providerName: (provider: string) => string | null;
}

/** The secret key of the id that signed, and those of other ids that may have been taken for it. */
export interface GivenSecrets {
  readonly secret: string;
  readonly otherSecrets: readonly string[];
}

/** Looks on while a signature is computed again. */
export interface ProofWatch {
  readonly isCalledOff: () => boolean;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

export type EngineLoader = () => Promise<Engine>;

/** Loads the engine when it is first asked for, and keeps it: most windows never need it. */
export function lazyEngine(now: () => number): EngineLoader {
  let loading: Promise<Engine> | undefined;
  return () => (loading ??= loadEngine(now));
}

async function loadEngine(now: () => number): Promise<Engine> {
  const [{ diagnose }, { redact }, { sidesOf }, { provableOf }, { causes }, { providers }] =
    await Promise.all([
      import('../core/diagnose.js'),
      import('../core/redact.js'),
      import('../core/sigv4/sides.js'),
      import('../core/proof/provable.js'),
      import('../core/causes/index.js'),
      import('../core/providers/index.js'),
    ]);
  return {
    diagnose: (paste) => diagnose(paste, { now: now() }),
    redact,
    sidesOf: (paste, proof) => sidesOf(paste, now(), proof),
    provableOf: (paste) => provableOf(paste, now()),
    prove: (paste, secrets, watch) => proveInSteps(paste, { now: now(), ...secrets }, watch),
    causeTitle: (cause) => causes.find(({ id }) => id === cause)?.title ?? inWords(cause),
    providerName: (provider) => providers.find(({ id }) => id === provider)?.name ?? null,
  };
}

/** Lets the host breathe between the steps, so that the user can call it off. */
async function proveInSteps(
  paste: string,
  input: GivenSecrets & { readonly now: number },
  watch: ProofWatch,
): Promise<Diagnosis | null> {
  const { proveSteps } = await import('../core/proof/prove.js');
  const steps = proveSteps(paste, input);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    watch.onProgress(step.value.of === 0 ? 0 : step.value.done / step.value.of);
    await new Promise((done) => setTimeout(done, 0));
    if (watch.isCalledOff()) return null;
  }
}

/** The words of an id: `clock-skew` → `Clock skew`. */
function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
