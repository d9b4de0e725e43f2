import type { Source } from '../../text/source.js';
import type { SigningText, StoreError } from '../evidence.js';

/** What a log calls the text, and how the text itself begins. */
const marks = [
  {
    kind: 'canonical-request',
    name: /Canonical ?(?:Request|String)/gi,
    beginning: /(?:PUT|POST|GET|HEAD|DELETE|OPTIONS)(?:\r?\n|\\n)/i,
  },
  {
    kind: 'string-to-sign',
    name: /String ?To ?Sign/gi,
    beginning: /AWS4-HMAC-SHA256|(?:PUT|POST|GET|HEAD)\r?\n/i,
  },
] as const;
/** How far behind its name a text begins. */
const maximumGap = 110;
const maximumTexts = 40;
const elementNames = new Set(['CanonicalRequest', 'StringToSign']);

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
  for (const { kind, name, beginning } of marks) {
    let end = 0;
    for (const match of limited.matchAll(name)) {
      if (match.index < end || found.length >= maximumTexts) continue;
      end = match.index + match[0].length;
      const window = limited.slice(end, end + maximumGap);
      const start = beginning.exec(window)?.index;
      if (start === undefined || !isGap(window.slice(0, start))) continue;
      end += start;
      const side = isOfAnswer(limited, match.index, match[0], window.slice(0, start)) ? 'server' : 'client';
      found.push({ ...block(limited, end, kind, source), side });
    }
  }
  return found;
}

/**
 * Whether the name is an element of the store's answer: s3cmd repeats the document name by name, and other clients print it as
 * an object, whose names are the document's and whose values are strings. A client's own log writes its text without quotes.
 */
function isOfAnswer(text: string, at: number, name: string, gap: string): boolean {
  if (text.slice(Math.max(0, at - 10), at) === 'ErrorXML: ') return true;
  return elementNames.has(name) && /^(?:Bytes)?["'`]?\s{0,4}(?:[:=]|=>)\s{0,4}\[?\s{0,4}["'`]$/.test(gap);
}

/** Between name and text stand a sign and quotes, on one line but for white space before the text. */
function isGap(text: string): boolean {
  const line = text.trimEnd().replace(/["'[(]{1,4}$/, '');
  return /[:=\][-]/.test(text) && !line.trimEnd().includes('\n');
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
