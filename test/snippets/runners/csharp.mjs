import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { ensureNodePackages } from '../../support/toolchains/node.mjs';
import { renderInto, valuesAt } from './rendered.mjs';

const grammar = '0.23.5';
const store = { name: 'example', region: 'eu-central-1', endpoint: 'https://s3.example.com' };

/** Has the grammar of C# read the templates: neither its compiler nor its SDK comes from a registry that the tests use. */
export const csharp = {
  name: 'C#',
  sdk: `tree-sitter-c-sharp ${grammar}`,
  lacks: () => null,
  prepare: checkCsharp,
};

async function checkCsharp(report, { lib, folder }) {
  const packages = await ensureNodePackages('c-sharp', [`tree-sitter-c-sharp@${grammar}`]);
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(packages, 'tree-sitter-c-sharp/tree-sitter-c_sharp.wasm')));
  const parse = (text) => {
    const { rootNode } = parser.parse(text);
    const wrong = rootNode.hasError ? firstError(rootNode) : null;
    assert.equal(wrong && `line ${wrong.startPosition.row + 1}: ${wrong.text}`, null);
    return rootNode;
  };
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'csharp')
    .map(({ file }) => file);
  const at = join(folder, 'csharp');
  for (const [name, endpoint] of Object.entries({ aws: null, other: store.endpoint })) {
    const paths = renderInto(join(at, name), lib, files, { ...valuesAt(store, 'example-bucket'), endpoint });
    for (const file of files) {
      await report.check('the grammar reads it', { files: [file], status: 'parsed' }, () => {
        parse(readFileSync(paths[file], 'utf8'));
      });
    }
  }
  await report.check('the grammar refuses what is wrong', { files: [], status: 'parsed' }, () => {
    assert.throws(() => parse('public static class A { int B( }'), /line 1/);
  });
  await report.check('a value is a string in C#, and no code', { files: [], status: 'parsed' }, () => {
    const { string } = lib.languages.find(({ id }) => id === 'csharp');
    for (const text of lib.hostileTexts) {
      const root = parse(`var value = ${string(text)};\n`);
      assert.equal(root.descendantsOfType('string_literal').length, 1);
      assert.equal(root.descendantsOfType('string_literal')[0].text, string(text));
    }
  });
  return null;
}

function firstError(node) {
  if (node.isError || node.isMissing) return node;
  return firstError(node.children.find((child) => child.hasError || child.isMissing));
}
