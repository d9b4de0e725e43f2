import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as contributions from '../../src/host/contributions.js';
import { sourcesOf } from '../support/importGraph.js';
import { readManifest } from '../support/manifest.js';

const manifest = readManifest();
const commands = manifest.contributes?.commands ?? [];
const settings = Object.entries(manifest.contributes?.configuration?.properties ?? {});

describe('package.json', () => {
  it('offers the commands that the code registers', () => {
    assert.deepEqual(
      commands.map(({ command }) => command).sort(),
      Object.values(contributions.commandIds).sort(),
    );
  });

  for (const { command, title, category } of commands) {
    it(`gives ${command} a title and the product's name`, () => {
      assert.match(title, /^[A-Z]/);
      assert.equal(category, contributions.productName);
    });
  }

  it('puts only commands into menus that exist', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const [menu, items] of Object.entries(manifest.contributes?.menus ?? {})) {
      for (const { command } of items) {
        if (command !== undefined) assert.ok(known.has(command), `${menu} holds ${command}`);
      }
    }
  });

  it('names the settings that the code reads', () => {
    assert.ok(settings.length > 0, 'it has no settings');
    const code = sourcesOf('src/host', 'src/extension.ts')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unread = settings
      .map(([name]) => name)
      .filter((name) => !code.includes(`'${name.split('.').at(-1) ?? ''}'`));
    assert.deepEqual(unread, [], 'no file of src/host holds these names');
  });

  for (const [name, { type, default: value, description, markdownDescription }] of settings) {
    it(`tells what ${name} is for and what it is without a choice`, () => {
      assert.match(name, /^s3UploadDoctor\.[a-z][A-Za-z.]+$/);
      assert.match(description ?? markdownDescription ?? '', /^[A-Z].+\.$/s);
      assert.ok(value !== undefined, 'it has no default');
      const types = [type].flat().map((one) => (one === 'integer' ? 'number' : one));
      assert.ok(types.includes(typeOf(value)), `its default is ${typeOf(value)}`);
    });
  }

  it('restores the panel by its own view type', () => {
    assert.ok(manifest.activationEvents?.includes(`onWebviewPanel:${contributions.panelViewType}`));
  });

  it('is not started with the window', () => {
    const early = manifest.activationEvents?.filter(
      (event) => event === '*' || event === 'onStartupFinished',
    );
    assert.deepEqual(early, []);
  });

  it('says what it can do in workspaces that are not trusted, and in those without a disk', () => {
    assert.ok(manifest.capabilities?.['untrustedWorkspaces']);
    assert.ok(manifest.capabilities['virtualWorkspaces'] !== undefined);
  });

  it('uses no newer interface of VS Code than it asks for', () => {
    const minor = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    assert.ok(minor);
    assert.match(
      manifest.devDependencies['@types/vscode'] ?? '',
      new RegExp(`^${minor.replace('.', '\\.')}\\.\\d+$`),
    );
  });

  it('points to snippet files that are there', () => {
    for (const { path } of manifest.contributes?.snippets ?? []) assert.ok(existsSync(path), path);
  });
});

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
