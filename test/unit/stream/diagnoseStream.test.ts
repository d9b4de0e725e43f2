import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { diagnose, diagnosisOf } from '../../../src/core/diagnose.js';
import { diagnoseStream } from '../../../src/core/diagnoseStream.js';
import type { Diagnosis, Span } from '../../../src/core/diagnosis.js';
import { RecordingScanner } from '../../../src/core/stream/recordingScanner.js';
import { decoderOf } from '../../../src/core/stream/units.js';
import { readCaptures, readCorpus } from '../../support/accuracy.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const files = ['causes', 'near-misses', 'readers']
  .flatMap((kind) =>
    readdirSync(`test/fixtures/${kind}`, { recursive: true, encoding: 'utf8' }).map(
      (path) => `${kind}/${path}`,
    ),
  )
  .filter((path) => /\.(?:txt|har|log|jsonl?)$/.test(path) && !/\.(?:is|golden)\.txt$/.test(path));
const pastes = files.map((path) => readFileSync(`test/fixtures/${path}`, 'utf8'));
const recordings = files.filter((path) => /^readers\/|\.har\./.test(path));

describe('a file that is diagnosed as a stream', () => {
  it('has the same answer as a paste: fixtures, labelled failures, recorded answers', async () => {
    // Recorded answers are many and alike.
    const labelled = [...readCorpus(), ...readCaptures().filter((_, index) => index % 5 === 0)];
    const inputs = [...pastes, ...labelled.map(({ input }) => input)];
    assert.ok(inputs.length > 500);
    let seed = 1;
    for (const input of inputs) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      await assertSame(input, 1 + (seed % 700));
    }
  });

  it('has the same answer wherever its bytes are divided', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pastes),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (text, size, isAccented) => assertSame(isAccented ? `überträgt 日本語 🪣\n${text}` : text, size),
      ),
      { numRuns: 60 },
    );
  });

  for (const [encoding, mark] of [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
    ['utf-8', [0xef, 0xbb, 0xbf]],
  ] as const) {
    it(`is read with its byte order mark: ${encoding}`, async () => {
      const text = readFileSync('test/fixtures/readers/chrome-preflight.har', 'utf8');
      const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
      if (encoding === 'utf-16be') bytes.swap16();
      const file = Buffer.concat([Buffer.from(mark), bytes]);
      const width = encoding === 'utf-8' ? 1 : 2;
      const streamed = await diagnoseStream(chunksOf(file, 7), { now });
      const { request } = diagnose(text, { now });
      assert.ok(request);
      assert.deepEqual(streamed.request, {
        ...request,
        start: mark.length + request.start * width,
        end: mark.length + request.end * width,
      });
    });
  }

  it('tells how far it is, and ends when it is asked to', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = diagnoseStream(chunksOf(new Uint8Array(1000), 100), {
      now,
      signal: controller.signal,
      onProgress: (bytes) => {
        seen.push(bytes);
        if (bytes === 300) controller.abort(new Error('enough'));
      },
    });
    await assert.rejects(reading, /enough/);
    assert.deepEqual(seen, [100, 200, 300]);
  });
});

describe('a recording that is scanned in chunks', () => {
  for (const path of recordings) {
    it(`has the same requests as one read whole: ${path}`, () => {
      const text = readFileSync(`test/fixtures/${path}`, 'utf8');
      const whole = diagnose(text, { now });
      for (const size of [1, 2, 3, 17, 255, 4096, text.length]) {
        assert.deepEqual(withoutPlaces(scan(text, size)), withoutPlaces(whole), `chunks of ${size}`);
        // eslint-disable-next-line no-control-regex -- ASCII: a place in the bytes is one in the text.
        if (/^[\x00-\x7f]*$/.test(text) && !path.includes('cloudtrail'))
          assert.deepEqual(scan(text, size), whole, `chunks of ${size}`);
      }
    });
  }
});

function scan(text: string, size: number): Diagnosis | undefined {
  const bytes = bytesOf(text);
  const scanner = new RecordingScanner(text, decoderOf('utf-8'));
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.end();
  const gathered = scanner.gathered(now);
  return gathered && diagnosisOf(gathered);
}

async function assertSame(text: string, size: number): Promise<void> {
  const streamed = await diagnoseStream(chunksOf(bytesOf(text), size), { now });
  assert.deepEqual(inPaste(streamed, text), diagnose(text, { now }));
}

/** A streamed answer with its places counted as in a paste. */
function inPaste(diagnosis: Diagnosis, text: string): Diagnosis {
  const { request } = diagnosis;
  if (!request) return diagnosis;
  const bytes = Buffer.from(text);
  const start = bytes.subarray(0, request.start).toString().length;
  const end = bytes.subarray(0, request.end).toString().length;
  return mapSpans({ ...diagnosis, request: { ...request, start, end } }, (span) => ({
    start: span.start + start,
    end: span.end + start,
  }));
}

function withoutPlaces(diagnosis: Diagnosis | undefined): unknown {
  return diagnosis && { ...mapSpans(diagnosis, () => null), request: diagnosis.request?.index };
}

function mapSpans(diagnosis: Diagnosis, map: (span: Span) => Span | null): Diagnosis {
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      facts: finding.facts.map((fact) => ({ ...fact, span: fact.span && map(fact.span) })),
    })),
  };
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
