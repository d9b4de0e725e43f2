import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';

/**
 * A key whose characters end strings, begin code or need encoding somewhere: what works with it was filled in and signed
 * as it should be.
 */
export const awkwardKey = 'uploads/it\'s "${one}" & ümläut.bin';

/** The values of a case at this server, as the engine would have read them. */
export function valuesAt(server, bucket) {
  return {
    bucket,
    key: server.name === 's3rver' ? 'uploads/plain.bin' : awkwardKey,
    region: server.region,
    endpoint: server.endpoint,
    method: 'PUT',
    origin: null,
    contentType: 'video/mp4',
    bytes: null,
    partNumber: null,
    uploadId: null,
    pageHeaders: null,
  };
}

/**
 * Renders templates as a reader gets them into a folder of their own, ready to be loaded. `changed` are slots that a test
 * needs smaller than life.
 */
export function renderInto(folder, lib, files, values, changed = {}) {
  const paths = {};
  const templates = lib.readTemplates();
  for (const file of files) {
    const template = templates.find((candidate) => candidate.file === file);
    const text = lib.renderTemplate(template.text, template.language, {
      ...lib.slotsFrom(values),
      ...changed,
    });
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    paths[file] = path;
    if (template.language === 'typescript') {
      paths[file] = path.replace(/\.ts$/, '.from-ts.mjs');
      writeFileSync(paths[file], transformSync(readFileSync(path, 'utf8'), { loader: 'ts' }).code);
    }
  }
  return paths;
}
