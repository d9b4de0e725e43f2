import type { Words } from '../../src/protocol/panel.js';

/** What a cause is called; its id where nobody named it. */
export function causeTitle({ causes }: Words, cause: string): string {
  // An id may be that of a property that every object has.
  return (Object.hasOwn(causes, cause) ? causes[cause] : undefined) ?? cause;
}
