import type { Source } from '../../text/source.js';
import type { SigningText, StoreError } from '../evidence.js';

const clientMarks =
  /(?:Canonical ?(?:Request|String)|canonicalRequest|CanonicalRequest|CANONICAL STRING)[^\n]{0,60}?[:=\]\[-][^\n]{0,40}?\s{0,4}["'[(]{0,4}\s{0,4}(?=(?:PUT|POST|GET|HEAD|DELETE|OPTIONS)(?:\r?\n|\\n))/gi;
const signMarks =
  /(?:String ?To ?Sign|stringToSign|STRING TO SIGN|String to sign)[^\n]{0,60}?[:=\]\[-][^\n]{0,40}?\s{0,4}["'[(]{0,4}\s{0,4}(?=(?:AWS4-HMAC-SHA256|(?:PUT|POST|GET|HEAD)\r?\n))/gi;

/** Collects what the server printed of its canonical request and what a client's debug log printed of its own. */
export function readSigningTexts(
  source: Source,
  errors: readonly StoreError[],
  text = source.text,
): SigningText[] {
  const found: SigningText[] = [];
  for (const error of errors) {
    for (const [kind, name] of [
      ['canonical-request', 'CanonicalRequest'],
      ['string-to-sign', 'StringToSign'],
    ] as const) {
      const field = error.elements.get(name) ?? fromBytes(error, `${name}Bytes`);
      if (field && field.value !== '')
        found.push({ kind, side: 'server', text: field.value, span: field.span });
    }
  }
  const limited = text.slice(0, 500_000);
  for (const match of limited.matchAll(clientMarks))
    found.push(block(limited, match.index + match[0].length, 'canonical-request', source));
  for (const match of limited.matchAll(signMarks))
    found.push(block(limited, match.index + match[0].length, 'string-to-sign', source));
  return found.slice(0, 40);
}

function fromBytes(
  error: StoreError,
  name: string,
): { value: string; span: SigningText['span'] } | undefined {
  const field = error.elements.get(name);
  if (!field || !/^[0-9a-fA-F\s]{8,200000}$/.test(field.value)) return undefined;
  const bytes = field.value.trim().split(/\s+/);
  return { value: bytes.map((byte) => String.fromCharCode(parseInt(byte, 16))).join(''), span: field.span };
}

/** Takes the lines that can belong to a canonical request or a string to sign, up to its hash. */
function block(text: string, start: number, kind: SigningText['kind'], source: Source): SigningText {
  const lines: string[] = [];
  let at = start;
  for (let count = 0; count < 120; count++) {
    const end = text.indexOf('\n', at);
    const line = (end < 0 ? text.slice(at) : text.slice(at, end)).replace(/\r$/, '');
    const last = /^(?:[0-9a-f]{64}|UNSIGNED-PAYLOAD|STREAMING-[A-Z0-9-]+)(?=["'\])]|$)/.exec(line.trim());
    lines.push(last ? last[0] : line);
    at = end < 0 ? text.length : end + 1;
    if (last || end < 0) break;
    if (count > 0 && /^\d{4}[-/]\d\d[-/]\d\d|^-{3,}|^DEBUG|^INFO|<Error>/.test(line)) {
      lines.pop();
      break;
    }
  }
  return {
    kind,
    side: 'client',
    text: lines.join('\n'),
    span: source.span(start, Math.min(at, text.length)),
  };
}
