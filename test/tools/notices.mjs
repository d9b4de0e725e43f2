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
  const packages = bundledPackages(root, metafiles, copies).map((one) => ({
    ...one,
    text: licenceText(join(root, one.folder)),
  }));
  const parts = packages.map(({ name, version, license, text }) => {
    // Some packages of a project leave the text to the others, under the same licence.
    const own = text ?? packages.find((other) => other.text && isKin(other, { name, license }))?.text;
    if (!own) throw new Error(`${name} is bundled and ships no licence text`);
    return `${name} ${version} (${license})\n\n${own}\n`;
  });
  return `S3 Upload Doctor contains code of these packages.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

function licenceText(folder) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : null;
}

function isKin(one, { name, license }) {
  const scope = /^@[^/]+\//.exec(name)?.[0];
  return scope !== undefined && one.name.startsWith(scope) && one.license === license;
}
