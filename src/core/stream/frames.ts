const maximumDepth = 10_000;

/** What an object is to the object it stands in. */
export const role = { other: 0, request: 1, response: 2 } as const;

/** The objects that are open at a point of a text, outermost first. */
export class Frames {
  depth = 0;
  /** Objects below this depth are not kept: they hold one that was visited, or grew too large. */
  floor = 0;
  readonly #starts = new Int32Array(maximumDepth);
  readonly #signs = new Int32Array(maximumDepth);
  readonly #status = new Int32Array(maximumDepth);
  readonly #roles = new Uint8Array(maximumDepth);

  get isFull(): boolean {
    return this.depth >= maximumDepth;
  }

  /** Where the outermost object that is kept begins, or −1. */
  get keptFrom(): number {
    return this.floor < this.depth ? (this.#starts[this.floor] ?? -1) : -1;
  }

  open(start: number, asRole: number): void {
    this.#starts[this.depth] = start;
    this.#signs[this.depth] = 0;
    this.#status[this.depth] = 0;
    this.#roles[this.depth] = asRole;
    this.depth++;
  }

  /** Leaves the innermost object; `start` to `status` tell of it as long as no other is opened. */
  close(): boolean {
    if (this.depth === 0) return false;
    this.depth--;
    const isKept = this.depth >= this.floor;
    if (!isKept) this.floor = this.depth;
    return isKept;
  }

  get closedStart(): number {
    return this.#starts[this.depth] ?? 0;
  }

  get closedSigns(): number {
    return this.#signs[this.depth] ?? 0;
  }

  get closedStatus(): number {
    return this.#status[this.depth] ?? 0;
  }

  get innermostRole(): number {
    return this.#roles[this.depth - 1] ?? role.other;
  }

  /** Notes a key of the innermost object, or of the one around it. */
  mark(bit: number, above: 0 | 1): void {
    const at = this.depth - 1 - above;
    if (at >= 0) this.#signs[at] = (this.#signs[at] ?? 0) | bit;
  }

  markStatus(status: number): void {
    if (this.depth >= 2) this.#status[this.depth - 2] = status;
  }

  /** What is open will not be kept. */
  forget(): void {
    this.floor = this.depth;
  }

  move(place: (start: number) => number): void {
    for (let index = this.floor; index < this.depth; index++)
      this.#starts[index] = place(this.#starts[index] ?? 0);
  }
}
