import type { Certainty, Exclusion, Fact, NextCheck } from '../diagnosis.js';
import { isBesideAnswer } from '../evidence/beside.js';
import type { Case } from '../evidence/case.js';
import type { SignatureView } from '../evidence/signatureView.js';
import type { FixId } from '../fixes.js';

/** What a cause says of a case: no fact, no finding. */
export interface Finding {
  readonly certainty: Exclude<Certainty, 'none'>;
  readonly variant?: string | null;
  /** One sentence with the case's own numbers. */
  readonly summary: string;
  readonly facts: readonly Fact[];
  readonly fixes: readonly FixId[];
  readonly nextCheck?: NextCheck | null;
  readonly excluded?: readonly Exclusion[];
  /** The symptom that hid this cause, such as a browser's CORS message over an expired URL. */
  readonly behind?: string;
}

/** One reason why an upload fails. A cause never looks at another; `rank.ts` knows which beats which. */
export interface Cause<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Judges the case from its evidence alone; undefined when nothing speaks for this cause. */
  judge(c: Case): Finding | undefined;
}

/** Keeps the literal id, so that a renamed cause is a compile error where it matters. */
export function defineCause<const Id extends string>(cause: Cause<Id>): Cause<Id> {
  return cause;
}

/** The verdict that a store's own words carry. */
export function stated(
  c: Case,
  finding: Omit<Finding, 'certainty' | 'facts'> & { facts?: readonly Fact[] },
): Finding {
  return withFacts(c, 'stated', finding);
}

/** The verdict that follows from facts of the case. */
export function inferred(
  c: Case,
  finding: Omit<Finding, 'certainty' | 'facts'> & { facts?: readonly Fact[] },
): Finding {
  return withFacts(c, 'inferred', finding);
}

/** The verdict that fits and is not proven; it should say what would settle it. */
export function suspected(
  c: Case,
  finding: Omit<Finding, 'certainty' | 'facts'> & { facts?: readonly Fact[] },
): Finding {
  return withFacts(c, 'suspected', finding);
}

function withFacts(
  c: Case,
  certainty: Finding['certainty'],
  finding: Omit<Finding, 'certainty' | 'facts'> & { facts?: readonly Fact[] },
): Finding {
  const facts = [...c.errorFacts(), ...(finding.facts ?? [])];
  return { ...finding, certainty, facts: facts.length > 0 ? facts : [c.fact(finding.summary)] };
}

/** One way in which a store or a client says that this is the cause. */
export interface Sign {
  /** Any of these codes. */
  readonly codes?: readonly string[];
  /** Any of these phrases, matched however they are wrapped and cased; with codes, both are wanted. */
  readonly says?: readonly string[];
  /** The words are a client's or a shell's, and stand beside the store's answer as well as without one. */
  readonly isOfClient?: true;
  readonly when?: (c: Case) => boolean;
  /** `stated` unless given. */
  readonly certainty?: Finding['certainty'];
  /** Where the same words fit another cause as well: the sign is then a suspicion, and this would settle it. */
  readonly doubt?: { readonly when: (c: Case) => boolean; readonly nextCheck: NextCheck };
  readonly variant?: string;
  readonly summary: string | ((c: Case) => string);
  readonly facts?: (c: Case) => readonly (Fact | undefined)[];
  readonly fixes: readonly FixId[] | ((c: Case) => readonly FixId[]);
  readonly nextCheck?: NextCheck;
  readonly excluded?: readonly Exclusion[];
}

/** The finding of the first sign that the case shows. */
export function judgeBySigns(c: Case, signs: readonly Sign[]): Finding | undefined {
  for (const sign of signs) {
    if (sign.codes && !sign.codes.includes(c.code)) continue;
    const said = sign.says ? c.says(...sign.says) : undefined;
    if (sign.says && !said) continue;
    if (said && !sign.codes && !sign.isOfClient && c.code !== '' && isBesideAnswer(c, said)) continue;
    if (sign.when && !sign.when(c)) continue;
    const facts = [
      ...c.errorFacts(),
      ...(said && !c.message.toLowerCase().includes(said.value.toLowerCase())
        ? [c.fact(`“${said.value.replace(/\s+/g, ' ').slice(0, 160)}”`, said)]
        : []),
      ...(sign.facts?.(c) ?? []).filter((fact) => fact !== undefined),
    ];
    const summary = typeof sign.summary === 'string' ? sign.summary : sign.summary(c);
    const doubt = sign.doubt?.when(c) === true ? sign.doubt : undefined;
    const nextCheck = doubt?.nextCheck ?? sign.nextCheck;
    return {
      certainty: doubt ? 'suspected' : (sign.certainty ?? 'stated'),
      variant: sign.variant ?? null,
      summary,
      facts: facts.length > 0 ? facts : [c.fact(summary)],
      fixes: typeof sign.fixes === 'function' ? sign.fixes(c) : sign.fixes,
      ...(nextCheck ? { nextCheck } : {}),
      ...(sign.excluded ? { excluded: sign.excluded } : {}),
    };
  }
  return undefined;
}

/** The finding of a signature whose differing piece is known. */
export function signatureFinding(c: Case, view: SignatureView, fix: FixId): Finding {
  const finding = {
    summary: `The signature does not match: ${view.text}.`,
    facts: view.facts,
    fixes: [fix, 'compare-signing'] as const,
    excluded: [
      {
        cause: 'invalid-access-key',
        because: 'The store knows the key id: it computed a signature with it.',
      },
    ],
  };
  if (view.basis !== 'hinted') return inferred(c, finding);
  return suspected(c, {
    ...finding,
    nextCheck: {
      question: 'What did the client sign?',
      how: 'Turn on the SDK’s debug log, take its canonical request, and paste it together with the store’s answer.',
    },
  });
}

/** An element of the error document as a fact, where it is there. */
export function elementFact(c: Case, name: string, text: (value: string) => string): Fact | undefined {
  const field = c.element(name);
  return field && field.value !== '' ? c.fact(text(field.value), field) : undefined;
}

/** A whole number from an element. */
export function elementNumber(c: Case, name: string): number | undefined {
  const value = c.element(name)?.value;
  return value !== undefined && /^\d{1,16}$/.test(value) ? Number(value) : undefined;
}
