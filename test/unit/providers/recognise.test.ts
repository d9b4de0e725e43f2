import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Signs } from '../../../src/core/providers/provider.js';
import { recognise } from '../../../src/core/providers/recognise.js';

interface Capture {
  readonly id: string;
  readonly provider: string;
  readonly request: { readonly url: string };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[]>>;
    readonly body: string;
  };
}

/** What a recorded answer shows, without its host: every server was recorded on the loopback interface. */
function signsOf({ response }: Capture): Signs {
  const body = response?.body ?? '';
  const elements = new Map(
    [...body.matchAll(/<([A-Za-z][\w-]*)>([^<]*)<\//g)].map(([, name = '', value = '']) => [
      name,
      decoded(value),
    ]),
  );
  return {
    hosts: [],
    headers: Object.entries(response?.headers ?? {}).flatMap(([name, value]) =>
      [value].flat().map((each) => ({ name: name.toLowerCase(), value: each })),
    ),
    elements,
    codes: [elements.get('Code') ?? []].flat(),
    messages: [elements.get('Message') ?? []].flat(),
    text: body,
  };
}

function decoded(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function lines<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

describe('recognise', () => {
  // s3rver sends no identifiers at all: only some of its texts and shapes are its own.
  const floors = { minio: 0.98, rgw: 0.98, versitygw: 0.98, s3rver5: 0.3 };
  for (const [file, floor] of Object.entries(floors)) {
    it(`recognises the answers of ${file} and takes none for another store's`, () => {
      const captures = lines<Capture>(`test/corpus/captures/${file}.jsonl`).filter(
        ({ response }) => response && response.status > 0,
      );
      const wrong: string[] = [];
      let right = 0;
      for (const capture of captures) {
        const { id, because } = recognise(signsOf(capture));
        if (id === capture.provider) right++;
        else if (id !== 'unknown') wrong.push(`${capture.id}: ${id}, because ${because}`);
      }
      console.log(`      ${file}: ${right} of ${captures.length} recognised, ${wrong.length} wrong`);
      assert.deepEqual(wrong, []);
      assert.ok(right / captures.length >= floor, `${right} of ${captures.length}`);
    });
  }
});
