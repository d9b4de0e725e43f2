import type { Answer, Check, CheckId, Outcome, PlannedRequest, Reading, Send } from './check.js';
import { exchangeText } from './exchangeText.js';
import type { CheckTarget } from './target.js';

/** A request that was sent, with what came of it. */
export interface Exchanged {
  readonly request: PlannedRequest;
  readonly outcome: Outcome;
}

/** What came of a check. Holds secrets until it is redacted. */
export interface CheckResult extends Reading {
  readonly id: CheckId;
  readonly title: string;
  readonly question: string;
  readonly exchanges: readonly Exchanged[];
  /** The exchange that decides, as text for the engine; empty where nothing was sent. */
  readonly evidence: string;
}

/** Sends the planned requests one after the other and reads the answers. */
export async function runCheck(
  check: Check,
  target: CheckTarget,
  send: Send,
  signal: AbortSignal,
): Promise<CheckResult> {
  const plan = check.plan(target);
  const head = { id: check.id, title: check.title, question: check.question };
  if (typeof plan === 'string')
    return {
      ...head,
      sentence: plan,
      lines: [],
      proves: false,
      isEvidence: false,
      exchanges: [],
      evidence: '',
    };
  const exchanges: Exchanged[] = [];
  for (const request of plan) {
    if (exchanges.length > 0 && (signal.aborted || !check.goesOn(exchanges.map(({ outcome }) => outcome))))
      break;
    exchanges.push({ request, outcome: await send(request, signal) });
  }
  const [first, ...others] = exchanges;
  if (first === undefined) throw new Error(`The check ${check.id} planned no request.`);
  return {
    ...head,
    ...readingOf(
      check,
      first.outcome,
      others.map(({ outcome }) => outcome),
      target,
      signal,
    ),
    exchanges,
    evidence: exchangeText(first.request, first.outcome),
  };
}

function readingOf(
  check: Check,
  first: Outcome,
  others: readonly Outcome[],
  target: CheckTarget,
  signal: AbortSignal,
): Reading {
  if (first.kind === 'answer') {
    const answers: readonly [Answer, ...Outcome[]] = [first, ...others];
    return check.read(answers, target);
  }
  // What was cancelled says nothing about the store.
  return { sentence: first.sentence, lines: [], proves: false, isEvidence: !signal.aborted };
}
