import type { AccountChoice } from '../../probe/node/account.js';
import type { BucketRules } from '../../probe/node/corsRules.js';

/** A change that was written in this window and can be taken back. */
export interface WrittenChange {
  readonly bucket: string;
  readonly choice: AccountChoice;
  /** Null where the bucket had no rules. */
  readonly former: BucketRules;
  readonly written: BucketRules;
  readonly at: number;
}

/** What can be undone, the last change first; forgotten with the window. */
export class CorsHistory {
  #changes: readonly WrittenChange[] = [];

  get changes(): readonly WrittenChange[] {
    return this.#changes;
  }

  add(change: WrittenChange): void {
    this.#changes = [change, ...this.#changes];
  }

  remove(change: WrittenChange): void {
    this.#changes = this.#changes.filter((other) => other !== change);
  }
}
