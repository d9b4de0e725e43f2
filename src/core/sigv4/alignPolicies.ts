import { decodeBase64Text } from '../text/base64.js';
import { line, type AlignedLine } from './alignLines.js';

/** More conditions than any form has. */
const mostConditions = 200;

/**
 * Two base64 policies of a POST form, condition by condition; as they stand where one is no policy or they differ in
 * nothing but how they are written down.
 */
export function alignPolicies(left: string, right: string): AlignedLine[] {
  const whole = line(
    'policy',
    left,
    right,
    'The base64 text is what is signed, so no character of it may change.',
  );
  const [a, b] = [readPolicy(left), readPolicy(right)];
  if (!a || !b) return [whole];
  const explanation = 'The policy that reached the store is not the one that was signed.';
  const conditions = [...new Set([...a.conditions, ...b.conditions])].map((condition) =>
    line(
      'condition',
      a.conditions.includes(condition) ? condition : null,
      b.conditions.includes(condition) ? condition : null,
      explanation,
    ),
  );
  const lines = [line('expiration', a.expiration, b.expiration, explanation), ...conditions];
  return lines.every(({ isSame }) => isSame) && !whole.isSame ? [...lines, whole] : lines;
}

interface Policy {
  readonly expiration: string | null;
  readonly conditions: readonly string[];
}

function readPolicy(base64: string): Policy | undefined {
  const text = decodeBase64Text(base64);
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || !('conditions' in parsed)) return undefined;
  if (!Array.isArray(parsed.conditions)) return undefined;
  const expiration =
    'expiration' in parsed && typeof parsed.expiration === 'string' ? parsed.expiration : null;
  return {
    expiration,
    conditions: parsed.conditions.slice(0, mostConditions).map((condition) => JSON.stringify(condition)),
  };
}
