import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const megabyte = 1_048_576;
/**
 * The aim is 100 ms for up to 1 MB and 1 s for 10 MB on an idle machine. The quickest of three runs may take five times
 * the work, since busy and small machines are slower; what grows with the square of its length takes minutes.
 */
const headroom = 5;

const filled = (piece: string, length = megabyte): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'browser', version: '1' },
    entries: Array.from({ length: 400 }, (_, index) => ({
      startedDateTime: '2026-11-24T12:00:00Z',
      request: { method: 'PUT', url: `https://b.s3.amazonaws.com/k${index}`, headers: [] },
      response: {
        status: 403,
        headers: [],
        content: { text: '<Error><Code>AccessDenied</Code></Error>' },
      },
    })),
  },
});

const pastes: Readonly<Record<string, string>> = {
  'an empty paste': '',
  'white space': filled(' '),
  'empty lines': filled('\n'),
  'short lines': filled('a\n'),
  'one letter': filled('a'),
  'capital letters': filled('AKIA'),
  'angle brackets': filled('<'),
  braces: filled('{'),
  brackets: filled('['),
  'question marks': filled('?'),
  'quotation marks': filled('"'),
  apostrophes: filled("'"),
  backslashes: filled('\\'),
  'escaped quotes': filled('\\"'),
  'escaped ampersands': filled('&amp;'),
  'escaped markup': filled('&lt;Error'),
  'percent signs encoded twice': filled('%25'),
  'beginnings of terminal colours': filled('\u001b['),
  'an error document without an end': `<?xml version="1.0"?><Error>${filled('<Code>x')}`,
  'a message without an end': `<Error><Code>AccessDenied</Code><Message>${filled('x')}`,
  'many error documents': filled('<Error><Code>AccessDenied</Code>'),
  'many parameters': `PUT https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&${Array.from({ length: 100_000 }, (_, index) => `p${index}=`).join('&')}`,
  'many URLs': filled('https://a.example/c?X-Amz-Signature=d '),
  'many requests': filled('PUT /a HTTP/1.1\n', 200_000),
  'a request line that goes on': `PUT /a${filled(' ')}`,
  'many answers': filled('HTTP/1.1 403 Forbidden\n'),
  'many headers': filled('X-Amz-Date: '),
  'many commands with an open quote': filled("curl '\n"),
  'many exceptions': filled('An error occurred ('),
  'many status lines of an SDK': filled(' Abcd: status code: 403, '),
  'many names of a canonical request': filled('Canonical Request: ['),
  'a recording cut in the middle': har.slice(0, har.length / 2),
  'binary noise': noise((random) => String.fromCharCode(random % 256), megabyte),
};

describe('a hostile paste', () => {
  for (const [name, paste] of Object.entries(pastes)) {
    it(`is answered in time: ${name}`, () => {
      assertTimely(paste, 100);
    });
  }

  it('is answered in time: 10 MB of noise', () => {
    const words = [
      'INFO',
      'PUT',
      '<a>',
      '{"k":1}',
      'https://a.example/b?c=d',
      '403',
      '\n',
      '%20',
      '&amp;',
      '==',
    ];
    assertTimely(
      noise((random) => `${words[random % words.length] ?? ''} `, 10 * megabyte),
      1000,
    );
  });

  it('keeps its markup as text and its claims as claims', () => {
    const { cause, summary } = diagnose('<img src=x onerror=alert(1)><script>alert(1)</script>', { now });
    assert.equal(cause, 'insufficient-evidence');
    assert.doesNotMatch(summary, /<img|<script/);
  });
});

function assertTimely(paste: string, milliseconds: number): void {
  const quickest = Math.min(...[1, 2, 3].map(() => workOf(paste)));
  assert.ok(
    quickest <= milliseconds * headroom,
    `${Math.round(quickest)} ms of work, at most ${milliseconds * headroom} ms wanted`,
  );
}

/** Milliseconds that the answer kept a processor busy. */
function workOf(paste: string): number {
  const before = process.cpuUsage();
  assert.notEqual(diagnose(paste, { now }).summary, '');
  return process.cpuUsage(before).user / 1000;
}

/** The same noise in every run. */
function noise(piece: (random: number) => string, length: number): string {
  const pieces: string[] = [];
  let random = 1;
  for (let size = 0; size < length;) {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
    const next = piece(random >> 16);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
}
