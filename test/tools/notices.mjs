import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which code may be bundled without asking anyone. */
export const permitted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** The packages whose code or files are in dist/, as `{ name, version, license, folder }`, sorted by name. */
export function bundledPackages(root, metafiles, copies) {
  const paths = [
    ...Object.values(metafiles).flatMap((metafile) => Object.keys(metafile.inputs)),
    ...Object.values(copies),
  ];
  const folders = new Set();
  for (const path of paths) {
    const match = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path);
    if (match) folders.add(match[0].replace(root, '').replaceAll('\\', '/').replace(/^\//, ''));
  }
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return { name, version, license, folder };
  });
}

/** The text that their licences ask to be shipped with them. Throws where a package has no licence text. */
export function notices(root, metafiles, copies) {
  const parts = bundledPackages(root, metafiles, copies).map(({ name, version, license, folder }) => {
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} is bundled and ships no licence text`);
    const text = readFileSync(join(root, folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `S3 Upload Doctor contains code of these packages.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
