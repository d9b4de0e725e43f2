import type { Source } from '../../text/source.js';
import type { Exchange, SignedUrl } from '../evidence.js';
import { draftAt, exchangeOf, type ExchangeDraft } from './exchangeDraft.js';
import { parseUrl } from './presignedUrl.js';

const firstLine = /^[ \t]{0,40}Request URL:?[ \t]*(.*)$/i;
/** Longer selections hold other requests or a page's text. */
const maximumLines = 400;
const maximumPanels = 50;
const heading =
  /^(General|Request Headers|Response Headers|Request Payload|Payload|Query String Parameters|Form Data|Preview|Response)\b(?: ?\(.{0,40}\))?$/i;
const nameAndValue = /^([A-Za-z:][A-Za-z0-9 -]{0,60}):(?:[ \t]{1,8}(.*))?$/;
/** Without headings, the names tell whose headers they are. */
const ofRequest =
  /^(?:accept|accept-(?:encoding|language)|access-control-request-.{1,40}|authorization|cache-control|content-length|cookie|host|origin|pragma|referer|sec-.{1,40}|user-agent|x-amz-(?:acl|algorithm|checksum-.{1,20}|content-sha256|credential|date|meta-.{1,60}|sdk-.{1,40}|security-token|tagging|user-agent))$/;

/**
 * Reads what is copied out of the Headers tab of a browser's Network panel: names and values, each on a line or in turn,
 * under the headings General, Response Headers and Request Headers, or without these.
 *
 * @see https://developer.chrome.com/docs/devtools/network/reference#headers
 */
export function readNetworkPanels(
  source: Source,
  urls: readonly SignedUrl[],
  limit = source.text.length,
): Exchange[] {
  const text = source.text.slice(0, limit);
  if (!/Request URL/i.test(text)) return [];
  const exchanges: Exchange[] = [];
  let panel: Panel | undefined;
  let at = 0;
  const finish = (): void => {
    const exchange = panel?.exchange(text);
    if (exchange) exchanges.push(exchange);
    panel = undefined;
  };
  for (const line of text.split('\n')) {
    const bare = line.replace(/\r$/, '');
    if (firstLine.test(bare)) {
      finish();
      if (exchanges.length >= maximumPanels) break;
      panel = new Panel(source, urls, at);
    }
    panel?.read(bare, at);
    if (panel?.isOver === true) finish();
    at += line.length + 1;
  }
  finish();
  return exchanges;
}

class Panel {
  readonly #source: Source;
  readonly #urls: readonly SignedUrl[];
  readonly #draft: ExchangeDraft;
  #section: 'unknown' | 'request' | 'response' | 'other' = 'unknown';
  /** A name whose value is on the next line. */
  #name: string | undefined;
  #lines = 0;
  isOver = false;

  constructor(source: Source, urls: readonly SignedUrl[], start: number) {
    this.#source = source;
    this.#urls = urls;
    this.#draft = draftAt(start, 'har');
  }

  read(line: string, at: number): void {
    this.#lines++;
    const draft = this.#draft;
    draft.end = at + line.length;
    const bare = line.trim();
    if (this.#lines > maximumLines) this.isOver = true;
    else if (/^<(?:\?xml|Error|html|!doctype)/i.test(bare) || draft.bodyStart >= 0) {
      if (draft.bodyStart < 0) draft.bodyStart = at;
      draft.body.push(line);
    } else if (this.#name !== undefined && bare !== '') {
      this.#field(this.#name, bare, at + line.indexOf(bare));
      this.#name = undefined;
    } else this.#line(bare, at + line.indexOf(bare));
  }

  exchange(text: string): Exchange | undefined {
    const draft = this.#draft;
    return draft.url !== undefined && (draft.method !== undefined || draft.status !== undefined)
      ? exchangeOf(draft, this.#source, text)
      : undefined;
  }

  #line(bare: string, at: number): void {
    const title = heading.exec(bare)?.[1]?.toLowerCase();
    if (title !== undefined) {
      this.#section =
        title === 'general'
          ? 'unknown'
          : title === 'request headers'
            ? 'request'
            : title === 'response headers'
              ? 'response'
              : 'other';
      return;
    }
    const match = nameAndValue.exec(bare);
    if (!match) return;
    const name = (match[1] ?? '').trim().toLowerCase();
    const value = (match[2] ?? '').trim();
    if (value === '') this.#name = name;
    else this.#field(name, value, at + bare.lastIndexOf(value));
  }

  #field(name: string, value: string, at: number): void {
    const draft = this.#draft;
    const span = this.#source.span(at, at + value.length);
    switch (name) {
      case 'request url':
        draft.target = value;
        draft.url =
          this.#urls.find((url) => url.span.start === span.start) ?? parseUrl(value, this.#source, at);
        return;
      case 'request method':
        if (/^[A-Z]{3,7}$/.test(value)) draft.method = value;
        return;
      case 'status code':
      case 'status': {
        const status = /^\D{0,3}([1-5]\d\d)\b/.exec(value)?.[1];
        if (status === undefined) return;
        draft.status = Number(status);
        draft.responseStart = at;
        return;
      }
    }
    if (this.#section === 'other' || name.includes(' ')) return;
    const isRequest =
      this.#section === 'request' ||
      (this.#section === 'unknown' &&
        (ofRequest.test(name) || (name === 'content-type' && !/xml|html/i.test(value))));
    (isRequest ? draft.headers : draft.responseHeaders).push({ name, value, span });
  }
}
