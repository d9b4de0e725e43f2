/** A failure that the user can do something about. The message says what is wrong and what to do next. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** An error with those that led to it, outermost first: `Could not read a.har: EACCES`. */
export function chainOf(error: unknown): string {
  const messages: string[] = [];
  let current: unknown = error;
  // A chain that loops or never ends is cut.
  while (current !== undefined && messages.length < 8) {
    messages.push(
      current instanceof Error ? current.message : typeof current === 'string' ? current : 'unknown error',
    );
    current = current instanceof Error ? current.cause : undefined;
  }
  return messages.join(': ');
}
