/** Looks for text in all that VS Code and its browser keep. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder that hold the text, in UTF-8 or in UTF-16. */
export function filesWith(folder, text) {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}

/**
 * All that the page's origin keeps in its databases and storages, as one text. On disk a database may be compressed,
 * so its files alone prove nothing.
 */
export function storedText(page) {
  return page.evaluate(async () => {
    const { indexedDB, localStorage, sessionStorage } = globalThis;
    const answerOf = (request) =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const values = await answerOf(database.transaction(store).objectStore(store).getAll());
        const decoder = new TextDecoder();
        texts.push(
          JSON.stringify(values, (_key, value) =>
            ArrayBuffer.isView(value) ? decoder.decode(value) : value,
          ),
        );
      }
      database.close();
    }
    return texts.join('\n');
  });
}
