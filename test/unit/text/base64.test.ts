import assert from 'node:assert/strict';
import { decodeBase64Text } from '../../../src/core/text/base64.js';

describe('Base64 text', () => {
  for (const text of [
    '',
    'a',
    'ab',
    'abc',
    '<Error>\n\t<Code>Größe</Code></Error>',
    'über 100 %',
    '%C3%BC',
    '日本 🪣',
    'x'.repeat(1000),
  ]) {
    it(`reads ${JSON.stringify(text.slice(0, 30))} in every spelling`, () => {
      const bytes = Buffer.from(text, 'utf8');
      assert.equal(decodeBase64Text(bytes.toString('base64')), text);
      assert.equal(decodeBase64Text(bytes.toString('base64url')), text);
      assert.equal(decodeBase64Text(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')), text);
    });
  }

  const others: [string, string][] = [
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64')],
    ['control characters', Buffer.from([0x41, 0x00, 0x42]).toString('base64')],
    ['broken UTF-8', Buffer.from([0x41, 0xc3]).toString('base64')],
    ['text that is no Base64', 'not base64!'],
  ];
  for (const [name, base64] of others) {
    it(`gives nothing for ${name}`, () => {
      assert.equal(decodeBase64Text(base64), undefined);
    });
  }
});
