import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languages, type Language } from '../../../src/snippets/languages.js';
import { renderTemplate } from '../../../src/snippets/render.js';
import { noValues, slotsFrom } from '../../../src/snippets/slots.js';
import { hostileTexts } from '../../snippets/hostileTexts.js';

/** What a string literal of a language may consist of, and what its escapes stand for. */
interface Row {
  readonly language: Language;
  /** A line with a literal that its slot replaces. */
  readonly line: string;
  /** The whole line with any value; the first group that is set is what stands between the quotes. */
  readonly grammar: RegExp;
  readonly escape: RegExp;
  /** What a language cannot hold, and writes as the sign for an unknown character. */
  readonly unknown: RegExp;
}

const half = /[\ud800-\udfff]/gu;
const rows: readonly Row[] = [
  {
    language: 'ruby',
    line: "key = 'example'",
    grammar: /^key = (?:'((?:[^'\\]|\\[\\'])*)'|"((?:[^"\\#]|\\["\\#]|\\u\{[\da-f]{1,6}\})*)")$/u,
    escape: /\\u\{([\da-f]+)\}|\\(.)/gu,
    unknown: half,
  },
  {
    language: 'php',
    line: "$key = 'example';",
    grammar: /^\$key = (?:'((?:[^'\\]|\\[\\'])*)'|"((?:[^"\\$]|\\["\\$]|\\u\{[\da-f]{1,6}\})*)");$/u,
    escape: /\\u\{([\da-f]+)\}|\\(.)/gu,
    unknown: half,
  },
  {
    language: 'csharp',
    line: 'var key = "example";',
    grammar: /^var key = "((?:[^"\\]|\\["\\]|\\u[\da-f]{4})*)";$/u,
    escape: /\\u([\da-f]{4})|\\(.)/gu,
    unknown: /(?!)/u,
  },
  {
    language: 'yaml',
    line: 'Key: "example"',
    grammar: /^Key: "((?:[^"\\]|\\["\\]|\\u[\da-f]{4}|\\U[\da-f]{8})*)"$/u,
    escape: /\\[uU]([\da-f]{8}|[\da-f]{4})|\\(.)/gu,
    unknown: half,
  },
  {
    language: 'terraform',
    line: 'key = "example"',
    grammar: /^key = "((?:(?![$%]\{)[^"\\]|\\["\\]|\\u[\da-f]{4}|\\U[\da-f]{8})*)"$/u,
    escape: /\\[uU]([\da-f]{8}|[\da-f]{4})|\\(.)/gu,
    unknown: half,
  },
  {
    language: 'html',
    line: '<input type="hidden" name="key" value="example" />',
    grammar:
      /^<input type="hidden" name="key" value="((?:[^"&<>]|&(?:amp|lt|gt|quot|#x[\da-f]{1,6});)*)" \/>$/u,
    escape: /&#x([\da-f]+);|&(\w+);/gu,
    // Controls but for tab and line ends, halves of pairs, and the numbers that are no characters.
    unknown: /(?![\t\n\r])\p{Cc}|[\ud800-\udfff]|\p{Noncharacter_Code_Point}/gu,
  },
];

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const strings = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

describe('a value in a snippet stays one string', () => {
  for (const { language, line, grammar, escape, unknown } of rows) {
    it(`in ${language}`, () => {
      fc.assert(
        fc.property(strings, (text) => {
          const code = rendered(language, line, text).trimEnd();
          // An end of line for any reader would begin a statement, and what can't be seen could hide one.
          assert.doesNotMatch(code, /[\p{C}\p{Zl}\p{Zp}]/u);
          const match = grammar.exec(code);
          assert.ok(match, code);
          const read = (match[1] ?? match[2] ?? '').replace(
            escape,
            (_, digits: string | undefined, other: string | undefined) =>
              digits === undefined
                ? (entities[other ?? ''] ?? other ?? '')
                : digits.length === 4
                  ? String.fromCharCode(parseInt(digits, 16))
                  : String.fromCodePoint(parseInt(digits, 16)),
          );
          assert.equal(read, text.replace(unknown, '\ufffd'));
        }),
      );
    });
  }
});

it('a value in YAML is no reference that CloudFormation would look up', () => {
  const code = rendered('yaml', 'Key: "example"', '{{resolve:ssm:secret}} {{ resolve:ssm:secret}}');
  assert.doesNotMatch(code, /\{\{resolve:/);
});

function rendered(language: Language, line: string, text: string): string {
  const row = languages.find(({ id }) => id === language);
  assert.ok(row);
  const { open, close } = row.comment;
  const mark = (words: string): string => `${open} ${words} ${close}`.trim();
  const template = [mark('region snippet'), `${line} ${mark('{{bucket}}')}`, mark('endregion')].join('\n');
  return renderTemplate(template, language, { ...slotsFrom(noValues), bucket: text });
}
