import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../vscode/cache.mjs';

const toolchainsFolder = join(cacheFolder, 'toolchains');
/** Outputs of sources that are no longer compiled are dropped after this. */
const keptDays = 14;

/** The file of this name that pins a language's packages. */
export function pinned(language, name) {
  return readFileSync(fileURLToPath(new URL(`${language}/${name}`, import.meta.url)), 'utf8').replaceAll(
    '\r\n',
    '\n',
  );
}

/** A short name for exactly these texts. */
export function fingerprint(...texts) {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}

/**
 * A folder of the cache that holds what `make(folder)` puts there, made once for this name and key. It is made beside its
 * place and moved, so that half a one is never found, and of two who make it the first one's stays.
 */
export async function ensureBuilt(name, key, make) {
  const family = join(toolchainsFolder, name);
  const final = join(family, key);
  if (existsSync(final)) {
    markAsUsed(final);
    return final;
  }
  mkdirSync(family, { recursive: true });
  dropOld(family);
  const folder = mkdtempSync(join(family, '.new-'));
  try {
    await make(folder);
    try {
      renameSync(folder, final);
    } catch (error) {
      if (!existsSync(final)) throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return final;
}

/** A folder of the cache that a build tool keeps and locks by itself. */
export function keptFolder(name, key) {
  const family = join(toolchainsFolder, name);
  const folder = join(family, key);
  mkdirSync(folder, { recursive: true });
  markAsUsed(folder);
  dropOld(family);
  return folder;
}

/** Writes texts, each at its path below a folder. */
export function writeAll(folder, texts) {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function markAsUsed(folder) {
  const now = new Date();
  utimesSync(folder, now, now);
}

function dropOld(family) {
  const oldest = Date.now() - keptDays * 86_400_000;
  for (const name of readdirSync(family)) {
    const path = join(family, name);
    if (statSync(path).mtimeMs < oldest) rmSync(path, { recursive: true, force: true });
  }
}
