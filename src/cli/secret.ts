import { diagnose } from '../core/diagnose.js';
import type { Diagnosis, EpochMs } from '../core/diagnosis.js';
import { prove } from '../core/proof/prove.js';
import { redact } from '../core/redact.js';
import type { Io } from './io.js';

/** For the help of `diagnose`. */
export const secretHelp = `  --secret-env NAME   recomputes the signature with the secret key in that environment variable;
                      again for other keys it may have been taken for. A line of --jsonl may hold "secret" instead.
                      A secret is never an argument, and is in no output.
`;

/** The secrets in these environment variables, or what is wrong with them; never a secret in the message. */
export function secretsFrom(names: readonly string[], env: Io['env']): readonly string[] | string {
  const secrets: string[] = [];
  for (const name of names) {
    const secret = env[name];
    if (name === '' || name.startsWith('-')) return '--secret-env wants the name of an environment variable.';
    if (secret === undefined || secret === '')
      return `--secret-env: the environment variable ${name} is not set. It wants a name, never the secret itself.`;
    secrets.push(secret);
  }
  return secrets;
}

/**
 * The secrets of a JSON line: a string, or an array whose first is the one that should have signed. `b64:` and base64 stand
 * for a secret that holds what JSON or an editor would change. Undefined where the line has none, a message where it is wrong.
 */
export function secretsOfLine(row: object): readonly string[] | string | undefined {
  if (!('secret' in row) || row.secret === null) return undefined;
  const given: unknown = row.secret;
  const secrets: readonly unknown[] = Array.isArray(given) ? given : [given];
  const texts = secrets.filter((secret) => typeof secret === 'string');
  if (texts.length < secrets.length || texts.length === 0)
    return '“secret” wants a string, or an array of strings.';
  return texts.map((text) =>
    text.startsWith('b64:') ? Buffer.from(text.slice(4), 'base64').toString('utf8') : text,
  );
}

/** Diagnoses, and proves where there is a secret to prove with. */
export function judgeWith(text: string, now: EpochMs, secrets: readonly string[]): Diagnosis {
  const [secret, ...otherSecrets] = secrets;
  return secret === undefined ? diagnose(text, { now }) : prove(text, { now, secret, otherSecrets });
}

/** What the proof says, for people. */
export function proofForPeople(diagnosis: Diagnosis): string[] {
  const { proof } = diagnosis;
  if (!proof) return [];
  const names = proof.transformations.length > 0 ? ` (${proof.transformations.join(', ')})` : '';
  const heading: Readonly<Record<typeof proof.status, string>> = {
    reproduced: `Proof: the signature is reproduced${names}`,
    'not-reproduced': 'Proof: the signature is not reproduced',
    'nothing-to-prove': 'Proof: there is nothing to prove',
  };
  return [heading[proof.status], `  ${redact(proof.explanation)}`, ''];
}
