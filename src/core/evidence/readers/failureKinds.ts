/** Failures that are too many to be kept one by one: how many more there were like one that is kept. */
export interface MoreFailures<Entry> {
  readonly like: Entry;
  readonly count: number;
}

interface Kind<Entry> {
  readonly read: () => Entry | undefined;
  readonly count: number;
}

const maximumFirst = 50;
const maximumKinds = 200;

/** Keeps the first failures of a long recording, and of the others the last of each kind. */
export class FailureKinds<Entry> {
  readonly #first: Entry[] = [];
  readonly #kinds = new Map<string, Kind<Entry>>();

  /** The first ones are all kept; from then on a failure is not read before the end. */
  get hasFirst(): boolean {
    return this.#first.length >= maximumFirst;
  }

  /**
   * `kind` tells failures apart that may have different causes; `read` is called now or at the end, or never. Where one
   * stands for several of its kind, they count as `count`.
   */
  add(kind: string, read: () => Entry | undefined, count = 1): void {
    if (!this.hasFirst) {
      const entry = read();
      if (entry) this.#first.push(entry);
      return;
    }
    const isKnown = this.#kinds.has(kind) || this.#kinds.size < maximumKinds;
    // Where kinds are too many to be told apart, they count as one.
    const name = isKnown ? kind : '';
    this.#kinds.set(name, { read, count: (this.#kinds.get(name)?.count ?? 0) + count });
  }

  /** What is kept, and how many were like the last ones. */
  all(): { readonly kept: readonly Entry[]; readonly more: readonly MoreFailures<Entry>[] } {
    const more = [...this.#kinds.values()].flatMap(({ read, count }) => {
      const like = read();
      return like ? [{ like, count: count - 1 }] : [];
    });
    return { kept: [...this.#first, ...more.map(({ like }) => like)], more };
  }
}
