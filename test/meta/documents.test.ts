import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifest } from '../support/manifest.js';

const rootDocuments = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

const documents = [
  ...rootDocuments,
  ...['media/causes', 'media/rules', 'media/docs']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.md'))
        .map((file) => `${folder}/${file}`),
    ),
];

describe('documents', () => {
  for (const document of documents) {
    it(`${document} links only to files that are there`, () => {
      const text = readFileSync(document, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
      const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
      const dead = targets
        .filter((target) => !/^[a-z]+:|^#/.test(target))
        .filter((target) => !existsSync(join(dirname(document), decodeURI(target.replace(/#.*$/, '')))));
      assert.deepEqual(dead, []);
    });
  }

  it('ARCHITECTURE.md mentions every folder of src', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const folders = readdirSync('src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .filter((folder) => !folder.includes('/templates/'));
    const unmentioned = folders.filter((folder) => !text.includes(`${folder.split('/').at(-1) ?? ''}/`));
    assert.deepEqual(unmentioned, []);
  });

  it('README.md and CONTRIBUTING.md name only scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const document of ['README.md', 'CONTRIBUTING.md']) {
      const named = [...readFileSync(document, 'utf8').matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(
        ([, name]) => name ?? '',
      );
      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
        document,
      );
    }
  });

  it('README.md names every command', () => {
    const text = readFileSync('README.md', 'utf8');
    const titles = readManifest().contributes?.commands.map(({ title }) => title.replace(/…$/, '')) ?? [];
    const unnamed = titles.filter((title) => !text.includes(title));
    assert.deepEqual(unnamed, []);
  });
});
