import assert from 'node:assert/strict';
import { decode } from '../../../src/core/text/source.js';

const address =
  'https://heron-drop.s3.eu-west-1.amazonaws.com/otter.png?X-Amz-Expires=900&X-Amz-Date=20260304T115500Z';
const answer = [
  'HTTP/1.1 403 Forbidden',
  'Content-Type: application/xml',
  '',
  '<Error><Code>AccessDenied</Code>',
  '<Message>Request has expired</Message>',
  '<RequestId>3E57427F3EXAMPLE</RequestId>',
  '</Error>',
];
const joined = answer.join('\n');

/** What comes of a damaged text; unchanged texts are those that only look damaged. */
const cases: readonly { readonly name: string; readonly paste: string; readonly text: string }[] = [
  { name: 'spaces that do not break', paste: joined.replaceAll(' ', '\u00a0'), text: joined },
  {
    name: 'a single no-break space of a name',
    paste: `${'a few words and then '.repeat(5)}9.41\u00a0PM.png`,
    text: `${'a few words and then '.repeat(5)}9.41\u00a0PM.png`,
  },
  {
    name: 'colours without their escape character',
    paste: answer.map((line) => `[31;1m${line}[0m`).join('\n'),
    text: joined,
  },
  {
    name: 'colours with their escape character in letters',
    paste: answer.map((line) => `\\x1b[31m${line}\\x1b[0m`).join('\n'),
    text: joined,
  },
  { name: 'an address as a Markdown link', paste: `PUT [${address}](${address})`, text: `PUT ${address}` },
  {
    name: 'an address that a mail repeats',
    paste: `PUT ${address}<${address}> 403`,
    text: `PUT ${address} 403`,
  },
  {
    name: 'another address in angle brackets',
    paste: 'see <https://a.example/x>',
    text: 'see <https://a.example/x>',
  },
  {
    name: 'a page',
    paste: `<pre>${joined.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\n')}</pre>`,
    text: `${joined}\n`,
  },
  {
    name: 'an address broken at 80',
    paste: `PUT ${address.slice(0, 76)}\n${address.slice(76)}`,
    text: `PUT ${address}`,
  },
  {
    name: 'lines of a canonical request that are as long as each other',
    paste: ['a', 'b', 'c'].map((letter) => letter.repeat(64)).join('\n'),
    text: ['a', 'b', 'c'].map((letter) => letter.repeat(64)).join('\n'),
  },
  {
    name: 'the source text of a mail',
    paste: `${address.replaceAll('=', '=3D').slice(0, 75)}=\n${address.replaceAll('=', '=3D').slice(75)}`,
    text: address,
  },
  { name: 'quotations in quotations', paste: answer.map((line) => `> > ${line}`).join('\n'), text: joined },
  {
    name: 'the name of a container',
    paste: answer.map((line) => `app-1  | ${line}`).join('\n'),
    text: joined,
  },
  {
    name: 'times of a container',
    paste: answer.map((line, index) => `2026-03-04T12:00:0${index}.5Z ${line}`).join('\n'),
    text: joined,
  },
  {
    name: 'messages that each have a time',
    paste: ['10', '11', '12'].map((second) => `2026-03-04T12:00:${second}Z uploaded a part`).join('\n'),
    text: ['10', '11', '12'].map((second) => `2026-03-04T12:00:${second}Z uploaded a part`).join('\n'),
  },
  {
    name: 'host and program',
    paste: answer.map((line) => `heron media[811]: ${line}`).join('\n'),
    text: joined,
  },
  {
    name: 'numbers of lines',
    paste: answer.map((line, index) => `  ${index + 9} | ${line}`).join('\n'),
    text: joined,
  },
  {
    name: 'what grep puts before',
    paste: answer.map((line, index) => `a.log:${index}:${line}`).join('\n'),
    text: joined,
  },
  { name: 'an empty line behind each', paste: answer.join('\n\n'), text: joined },
  {
    name: 'a sum of strings, as Node prints one',
    paste: `body: '${answer.join("\\n' +\n    '")}'`,
    text: `body: '${joined}'`,
  },
  {
    name: 'messages of one length',
    paste: ['a1', 'b2', 'c3']
      .map(
        (name) => `upload failed: ./${name}.png to s3://heron-drop/photos/2026/03/04/${name}.png Forbidden`,
      )
      .join('\n'),
    text: ['a1', 'b2', 'c3']
      .map(
        (name) => `upload failed: ./${name}.png to s3://heron-drop/photos/2026/03/04/${name}.png Forbidden`,
      )
      .join('\n'),
  },
  {
    name: 'lines that end in an equals sign',
    paste: `PUT ${address}\n2026-03-04T12:00:10Z error upload of otter failed status=200 body=\n`.repeat(3),
    text: `PUT ${address}\n2026-03-04T12:00:10Z error upload of otter failed status=200 body=\n`.repeat(3),
  },
  { name: 'line ends of syslog', paste: answer.join('#012'), text: joined },
];

describe('what happened to a text on its way', () => {
  for (const { name, paste, text } of cases)
    it(name, () => {
      assert.equal(decode(paste).text, text);
    });

  it('leaves known where each word stood', () => {
    for (const { paste, text } of cases) {
      const source = decode(paste);
      for (const word of ['AccessDenied', 'RequestId', 'X-Amz-Date']) {
        const start = text.indexOf(word);
        if (start < 0) continue;
        const span = source.span(start, start + word.length);
        const shown = paste.slice(span.start, span.end);
        assert.equal(shown.replace(/=\n|\n/g, ''), word, paste);
      }
    }
  });
});
