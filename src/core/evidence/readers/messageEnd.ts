/** What SDKs of Go, Python and JavaScript print where the store gave no message. */
const filler = /^(?:UnknownError|Unknown|None|null|undefined|<nil>)\.?$/;

/** Where a logger, an SDK or a client goes on behind the message: its next field, its own words, the answer's ids. */
const continuations: readonly RegExp[] = [
  // The first line of a stack that was written into one line.
  /\s{2,8}at [\w.$<>]{1,80} \(/,
  // minio-py: "code: …, message: …, resource: …, request_id: …"
  /, resource: /,
  // Go's SDK adds what became of its own retries: https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/aws/ratelimit
  /,? ?(?:\\n)?failed to get rate limit token\b/,
  // Escapes that nobody undid.
  /\\n\\t|(?<=[.!?])\\n/,
];

/** The end of a string that a logger put the message into: the quote, and behind it nothing, a bracket or the next field. */
const closings: readonly RegExp[] = [
  /"(?=\s{0,4}(?:$|[,}\]]|[A-Za-z_][\w.-]{0,40}=))/g,
  /(?<![A-Za-z]s)'(?=\s{0,4}(?:$|[,}\])]))/g,
];

/** The message alone, of what stands behind a code up to the end of the line; empty where an SDK only fills the place. */
export function messageAlone(said: string): string {
  let message = said;
  for (const continuation of continuations) {
    const at = message.search(continuation);
    if (at > 0) message = message.slice(0, at);
  }
  for (const closing of closings) message = message.slice(0, closingAt(message, closing));
  message = message.trim();
  return filler.test(message) ? '' : message;
}

/** A quote closes the logger's string only where the quotes of the message itself come in pairs. */
function closingAt(message: string, closing: RegExp): number {
  for (const match of message.matchAll(closing)) {
    const before = message.slice(0, match.index);
    const opened = match[0] === '"' ? count(before, /"/g) : count(before, /(?<![A-Za-z])'|'(?![A-Za-z])/g);
    if (opened % 2 === 0) return match.index;
  }
  return message.length;
}

function count(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).length;
}

/** What stands on the lines below a message that is only a heading, such as Swift’s “Errors:” over the parts it misses. */
export function listBelow(text: string, start: number, message: string): string {
  if (!/^\w{1,20}:$/.test(message)) return '';
  const end = start + message.length;
  const below = /^(?:\r?\n[^\n]{1,200}){1,2}/.exec(text.slice(end, end + 420));
  return below ? below[0].replace(/[\r\n]/g, ' ') : '';
}
