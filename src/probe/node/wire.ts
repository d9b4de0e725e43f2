/** As much of the answer as could matter; a head is shorter. */
const keptBytes = 128 * 1024;

/** Watches the bytes of a connection for what the HTTP client keeps to itself: something behind the answer. */
export class Wire {
  #text = '';

  take(chunk: Buffer): void {
    if (this.#text.length < keptBytes) this.#text += chunk.toString('latin1');
  }

  notes(method: string): string[] {
    const end = this.#endOfAnswer(method);
    return end !== undefined && this.#text.length > end
      ? ['More followed behind the answer, as if there were two; only the first was read.']
      : [];
  }

  /** Undefined where the answer does not tell its own length. */
  #endOfAnswer(method: string): number | undefined {
    let start = 0;
    // An interim answer is a head alone.
    for (let interim = 0; interim < 16; interim++) {
      const headEnd = this.#text.indexOf('\r\n\r\n', start);
      if (headEnd < 0) return undefined;
      const head = this.#text.slice(start, headEnd);
      start = headEnd + 4;
      if (/^HTTP\/1\.\d 1\d\d/.test(head)) continue;
      if (method === 'HEAD' || /^HTTP\/1\.\d (?:204|304)/.test(head)) return start;
      const length = /\r\ncontent-length:[ \t]{0,20}(\d{1,9})/i.exec(head)?.[1];
      return length === undefined ? undefined : start + Number(length);
    }
    return undefined;
  }
}
