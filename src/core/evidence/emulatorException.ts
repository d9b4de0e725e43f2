import type { Case } from './case.js';
import type { Field } from './evidence.js';
import { parameterOf } from './readers/presignedUrl.js';

/**
 * LocalStack answers what its own code threw as an internal error, which the same request meets again each time.
 *
 * @see https://github.com/localstack/localstack/blob/main/localstack-core/localstack/aws/handlers/service.py
 */
const thrown =
  /exception while calling s3(?:\.(?<operation>[A-Za-z]{3,40})| with unknown operation): (?<why>[^\n<]{3,400})/;

export interface EmulatorException extends Field {
  /** Empty where none was found for the request. */
  readonly operation: string;
  /** What the code threw. */
  readonly why: string;
}

export function emulatorException(c: Case): EmulatorException | undefined {
  if (c.code !== 'InternalError') return undefined;
  const match = c.find(thrown);
  if (!match) return undefined;
  const why = (match.groups['why'] ?? '').trim().replace(/\.$/, '');
  return { value: match.value, span: match.span, operation: match.groups['operation'] ?? '', why };
}

/** The lifetime in the URL, where it is the number that the server could not read. */
export function unreadableLifetime(c: Case): Field | undefined {
  const lifetime = parameterOf(c.url, 'x-amz-expires');
  if (!lifetime || /^\d+$/.test(lifetime.value)) return undefined;
  return emulatorException(c)?.value.includes(`'${lifetime.value}'`) === true ? lifetime : undefined;
}

/** Whether it was thrown over the form itself: its parts, or a time in its policy. */
export function isFormUnreadable(c: Case): boolean {
  const { operation, why = '' } = emulatorException(c) ?? {};
  return (
    operation === 'PostObject' && /sent a request that this server could not|does not match format/.test(why)
  );
}
