import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';
import { decode } from '../../../src/core/text/source.js';

/** As Docker's json-file driver writes it. */
function inContainer(text: string): string {
  return text
    .split('\n')
    .map((line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-11-24T08:12:01.118Z' }))
    .join('\n');
}

describe('lines that a container printed', () => {
  const printed = 'PutObject failed: {\n\tcode: "AccessDenied",\n  path: "C:\\\\tmp",\n  said: "Größe"\n}';

  it('are read as the program printed them', () => {
    assert.equal(decode(inContainer(printed)).text.trimEnd(), decode(printed).text);
  });

  it('keep their places in the paste', () => {
    const paste = inContainer(printed);
    const source = decode(paste);
    const at = source.text.indexOf('AccessDenied');
    const { start, end } = source.span(at, at + 'AccessDenied'.length);
    assert.equal(paste.slice(start, end), 'AccessDenied');
  });

  it('hold a document over several of them', () => {
    const paste = inContainer(
      'upload failed\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated\n does not match the signature you provided.</Message><RequestId>ZJ6ZBKK1VQYWCVEP</RequestId>\n</Error>',
    );
    assert.equal(diagnose(paste, { now: Date.UTC(2026, 10, 25) }).cause, 'signature-mismatch');
  });

  it('are left alone where there is only one', () => {
    const paste = '{"log":"a\\n","stream":"stdout","time":"2026-11-24T08:12:01.118Z"}';
    assert.match(decode(paste).text, /"stream"/);
  });

  it('keep no time inside of a document', () => {
    const printed =
      'PUT https://heron.s3.amazonaws.com/a.png 403\n<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>PUT\n/a.png\n\nhost:heron.s3.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>';
    const stamped = printed.replace(/^/gm, '2026-11-24T08:12:01.1180000Z ');
    assert.equal(decode(stamped).text, decode(printed).text);
  });

  it('lose the marks of a mail that was quoted twice', () => {
    const quoted =
      'On Tue, Mira wrote:\n> > <Error><Code>AccessDenied</Code>\n> > <Message>\n> > Access Denied</Message>\n> > </Error>';
    assert.doesNotMatch(decode(quoted).text, /> >/);
  });
});
