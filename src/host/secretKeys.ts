import type * as vscode from 'vscode';
import { isRecordOf, isString } from '../protocol/shape.js';

/** One entry for all of them, since a VS Code of 1.100 cannot list what it keeps. */
const entry = 's3UploadDoctor.secretKeys';

/** The secret keys that the user chose to keep, by their access key ids. VS Code encrypts them. */
export class SecretKeys {
  readonly #storage: vscode.SecretStorage;

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
  }

  async find(accessKeyId: string): Promise<string | undefined> {
    const kept = await this.#read();
    return Object.hasOwn(kept, accessKeyId) ? kept[accessKeyId] : undefined;
  }

  async all(): Promise<readonly string[]> {
    return Object.values(await this.#read());
  }

  async keep(accessKeyId: string, secret: string): Promise<void> {
    await this.#storage.store(entry, JSON.stringify({ ...(await this.#read()), [accessKeyId]: secret }));
  }

  /** Gives how many there were. */
  async forgetAll(): Promise<number> {
    const count = Object.keys(await this.#read()).length;
    await this.#storage.delete(entry);
    return count;
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    const text = await this.#storage.get(entry);
    if (text === undefined) return {};
    try {
      const kept: unknown = JSON.parse(text);
      return isSecrets(kept) ? kept : {};
    } catch {
      // What another version wrote is replaced with the next one that is kept.
      return {};
    }
  }
}

const isSecrets = isRecordOf(isString);
