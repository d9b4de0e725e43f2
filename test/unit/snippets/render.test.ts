import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { languages, type Language } from '../../../src/snippets/languages.js';
import { renderTemplate } from '../../../src/snippets/render.js';
import { noValues, slotsFrom } from '../../../src/snippets/slots.js';
import { hostileTexts as hostile } from '../../snippets/hostileTexts.js';
import { readTemplates } from '../../snippets/templates.js';

const strings = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

function rendered(language: Language, literal: string, text: string): string {
  const row = languages.find(({ id }) => id === language);
  assert.ok(row);
  const { open, close } = row.comment;
  const mark = (words: string): string => `${open} ${words} ${close}`.trim();
  const template = [mark('region snippet'), `${literal} ${mark('{{bucket}}')}`, mark('endregion')].join('\n');
  return renderTemplate(template, language, { ...slotsFrom(noValues), bucket: text });
}

describe('a value in a snippet', () => {
  for (const language of ['javascript', 'typescript'] as const) {
    it(`is the same string in ${language}`, () => {
      fc.assert(
        fc.property(strings, (text) => {
          const code = rendered(language, "value = 'example';", text);
          assert.equal(code.trimEnd().split(/[\n\r\u2028\u2029]/).length, 1);
          assert.ok(!code.includes('<'));
          assert.equal(runInNewContext(code, {}), text);
        }),
      );
    });
  }

  it('is the same string in JSON', () => {
    fc.assert(
      fc.property(strings, (text) => {
        const value: unknown = JSON.parse(
          rendered('json', '{ "Bucket": "example" }'.replace(' }', ''), text) + '}',
        );
        assert.deepEqual(value, { Bucket: text });
      }),
    );
  });

  it('is the same text in XML, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(strings, (text) => {
        let read = '';
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('text', (part) => (read += part));
        parser.write(rendered('xml', '<Key>example</Key>', text).trimEnd()).close();
        const legal = Array.from(text, (character) =>
          /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character) ? character : '\ufffd',
        );
        assert.equal(read, legal.join(''));
      }),
    );
  });

  it('is one word in a shell and one string in Python', function () {
    const texts = hostile.filter((text) => !/[\0\ud800]/.test(text));
    if (process.platform !== 'win32') {
      for (const text of texts) {
        const code = rendered('shellscript', "value='example'", text);
        const shell = spawnSync('bash', ['-c', `${code}printf %s "$value"`], { encoding: 'utf8' });
        assert.equal(shell.stdout, text);
      }
    }
    for (const text of hostile) {
      const code = rendered('python', 'value = "example"', text);
      assert.match(code, /^value = "(?:[^"\\\p{C}]|\\["\\n]|\\u[\da-f]{4}|\\U[\da-f]{8})*"\n$/u);
    }
  });

  const escapes: Readonly<Partial<Record<Language, RegExp>>> = {
    go: /^(?:[^"\\\p{C}\p{Zl}\p{Zp}]|\\["\\nr]|\\u(?!d[89a-f])[\da-f]{4}|\\U[\da-f]{8})*$/u,
    // A line's end as \u would end the line, since Java reads these escapes first.
    java: /^(?:[^"\\\p{C}\p{Zl}\p{Zp}]|\\["\\nr]|\\u(?!000[ad])[\da-f]{4})*$/u,
    kotlin: /^(?:[^"\\$\p{C}\p{Zl}\p{Zp}]|\\["\\$nr]|\\u[\da-f]{4})*$/u,
    rust: /^(?:[^"\\\p{C}\p{Zl}\p{Zp}]|\\["\\nr]|\\u\{(?!d[89a-f]..\})[\da-f]{1,6}\})*$/u,
  };
  for (const [language, escaped] of Object.entries(escapes)) {
    // The runner of the language has its compiler read them back.
    it(`is one string in ${language}`, () => {
      fc.assert(
        fc.property(strings, (text) => {
          const code = rendered(language as Language, 'value = "example";', text).trimEnd();
          assert.ok(code.startsWith('value = "') && code.endsWith('";'), code);
          assert.match(code.slice('value = "'.length, -'";'.length), escaped);
        }),
      );
    });
  }

  it('is a number that Java takes for what it is', () => {
    const maxBytes = 5_368_709_120;
    const code = (language: Language): string =>
      renderTemplate('// region snippet\nvalue = 1; // {{maxBytes}}\n// endregion', language, {
        ...slotsFrom(noValues),
        maxBytes,
      });
    assert.equal(code('java'), 'value = 5_368_709_120L;\n');
    assert.equal(code('kotlin'), 'value = 5_368_709_120;\n');
  });

  it('is one string in PowerShell, whose quotes are four', () => {
    for (const text of hostile) {
      const code = rendered('powershell', "$value = 'example'", text).trimEnd();
      assert.match(
        code,
        /^\$value = (?:'(?:[^'\u2018-\u201b\p{C}]|['\u2018-\u201b]{2})*'|\((?:'(?:[^'\u2018-\u201b\p{C}]|['\u2018-\u201b]{2})*'|\[char\]\d+| \+ )+\))$/u,
      );
    }
  });
});

describe('a template', () => {
  for (const { file, text, language } of readTemplates()) {
    it(`${file} has examples for defaults, and fills every slot`, () => {
      const slots = slotsFrom(noValues);
      const examples = renderTemplate(text, language, slots);
      assert.doesNotMatch(examples, /\{\{\??\w|region snippet|endregion/);
      // With the example values nothing but the marks, and the lines for another store, is gone.
      const kept = text
        .split('\n')
        .filter((line) => !/\{\{(?:\?\w+|\w+\?)\}\}/.test(line))
        .map((line) => line.replace(/\s*(?:\/\/|#|<!--) \{\{\w+\}\}.*$/, ''));
      for (const line of examples.trimEnd().split('\n')) {
        assert.ok(
          kept.some((other) => other.trim() === line.trim()),
          `the template's own literal is not the example: ${line}`,
        );
      }
      const other = renderTemplate(text, language, { ...slots, endpoint: 'https://other.example.com' });
      assert.doesNotMatch(other, /\{\{/);
    });
  }
});

describe('the slots of a case', () => {
  it('know AWS by its host and leave its endpoint to the SDK', () => {
    const at = (endpoint: string): string | null => slotsFrom({ ...noValues, endpoint }).endpoint;
    assert.equal(at('https://s3.eu-west-1.amazonaws.com'), null);
    assert.equal(at('https://bucket.s3.cn-north-1.amazonaws.com.cn'), null);
    assert.equal(at('https://amazonaws.com.example.org'), 'https://amazonaws.com.example.org');
  });

  it('grow the parts with the file, and keep to the plan', () => {
    assert.equal(slotsFrom(noValues).partBytes, 8_388_608);
    assert.equal(slotsFrom({ ...noValues, bytes: 1_000_000_000_000 }).partBytes, 100_663_296);
  });

  it('write an IAM wildcard as itself', () => {
    const { objectArn } = slotsFrom({ ...noValues, bucket: '*', key: 'a*b$/c', region: 'cn-north-1' });
    assert.equal(objectArn, 'arn:aws-cn:s3:::${*}/a${*}b${$}/*');
  });
});
