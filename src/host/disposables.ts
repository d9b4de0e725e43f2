/** Anything with an end. */
export interface Disposable {
  dispose(): unknown;
}

/** Ends together what was added to it. What is added after that ends at once, so that nothing late can leak. */
export class DisposableStore implements Disposable {
  readonly #items = new Set<Disposable>();
  #isDisposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.#isDisposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  /** The last that came goes first, as what comes later may lean on what came before. */
  dispose(): void {
    this.#isDisposed = true;
    const items = [...this.#items].reverse();
    this.#items.clear();
    for (const item of items) item.dispose();
  }
}
