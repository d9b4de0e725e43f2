import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { renderInto, valuesAt } from './rendered.mjs';

const grammars = 'node_modules/@vscode/tree-sitter-wasm/wasm';
const store = { name: 'example', region: 'eu-central-1', endpoint: 'https://s3.example.com' };

/** The languages of which nothing but a grammar can be had here: no compiler, no SDK, or no such system. */
const rows = [
  {
    id: 'csharp',
    label: 'C#',
    grammar: 'tree-sitter-c-sharp.wasm',
    wrong: 'public static class A { int B( }',
    statement: (literal) => `var value = ${literal};\n`,
    string: 'string_literal',
  },
  {
    id: 'powershell',
    label: 'PowerShell',
    grammar: 'tree-sitter-powershell.wasm',
    wrong: 'if ($true { exit',
    statement: (literal) => `$value = ${literal}\n`,
    // What can't be seen is joined from numbers, so that there may be several.
    string: null,
  },
];

/** Has a grammar read the templates of these languages. */
export const byGrammar = {
  name: 'C# and PowerShell',
  sdk: 'tree-sitter grammars',
  lacks: () => null,
  prepare: checkByGrammar,
};

async function checkByGrammar(report, { lib, folder }) {
  await Parser.init();
  for (const { id, label, grammar, wrong, statement, string } of rows) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(join(grammars, grammar)));
    const parse = (text) => {
      const { rootNode } = parser.parse(text);
      const error = rootNode.hasError ? firstError(rootNode) : null;
      assert.equal(error && `line ${error.startPosition.row + 1}: ${error.text}`, null);
      return rootNode;
    };
    const files = lib
      .readTemplates()
      .filter(({ language }) => language === id)
      .map(({ file }) => file);
    const at = join(folder, id);
    for (const [name, endpoint] of Object.entries({ aws: null, other: store.endpoint })) {
      const paths = renderInto(join(at, name), lib, files, {
        ...valuesAt(store, 'example-bucket'),
        endpoint,
      });
      for (const file of files) {
        await report.check('the grammar reads it', { files: [file], status: 'parsed' }, () => {
          parse(readFileSync(paths[file], 'utf8'));
        });
      }
    }
    await report.check(`the grammar refuses wrong ${label}`, { files: [], status: 'parsed' }, () => {
      assert.throws(() => parse(wrong), /line 1/);
    });
    await report.check(
      `a value is a string in ${label}, and no code`,
      { files: [], status: 'parsed' },
      () => {
        const row = lib.languages.find((language) => language.id === id);
        for (const text of lib.hostileTexts) {
          const literal = row.string(text);
          const root = parse(statement(literal));
          assert.equal(root.namedChildCount, 1, literal);
          if (string)
            assert.deepEqual(
              root.descendantsOfType(string).map(({ text }) => text),
              [literal],
            );
        }
      },
    );
  }
  return null;
}

/** The outermost node that is itself wrong; the way there is as deep as the text. */
function firstError(root) {
  let node = root;
  while (!node.isError && !node.isMissing) {
    node = node.children.find((child) => child.hasError || child.isMissing);
  }
  return node;
}
