/** Every labelled failure whose signature was computed: the secret solves it, or the paste lacks what was signed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { prove } from '../../../src/core/proof/prove.js';

interface Row {
  readonly id: string;
  readonly input: string;
  readonly now?: string;
  readonly truth: string;
  readonly also: readonly string[];
  readonly secret?: string;
  readonly secret_true?: string;
}

/** What must have happened, as far as the paste or the report tells. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'b-005': [],
  'b-012': ['payload-hash-changed'],
  'b-014': ['header-dropped'],
  'b-016': ['content-type-by-client'],
  'b-027': ['content-type-by-client'],
  'b-029': ['port-dropped'],
  'b-034': [],
  'b-035': ['host-changed'],
  'b-036': ['port-dropped'],
  'b-039': ['host-changed'],
  'b-047': ['method-changed'],
  'b-048': ['method-changed'],
  'b-049': ['method-changed'],
  'b-050': ['method-changed'],
  'b-054': ['path-encoded-again'],
  'b-055': ['path-prefix-changed'],
  'b-057': ['parameter-added'],
  'b-063': ['path-encoded-again'],
  'b-067': ['unicode-normalised'],
  'b-068': ['parameter-added'],
  'b-069': ['parameter-dropped'],
  'b-070': ['path-normalised'],
  'b-072': ['path-decoded'],
  'b-075': ['path-encoded-again'],
  'b-076': [],
  'b-077': [],
  'b-079': [],
  'b-080': [],
  'b-085': ['content-type-by-client', 'header-added'],
  'b-092': ['header-dropped'],
  'b-097': [],
  'b-107': [],
  'b-129': [],
  'b-165': [],
  'b-184': [],
};

/** What was signed and stands nowhere in the paste, so that nobody can recompute it. */
const unknowable: Readonly<Record<string, string>> = {
  'b-010': 'the Content-MD5 that was signed',
  'b-013': 'the ids of an earlier answer, which were signed as headers',
  'b-074': 'the key that is missing from the path',
  'b-094': 'the whole canonical request: the paste ends before it',
  'b-130': 'the end of the session token',
};

const rows = readFileSync('test/corpus/dev.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)
  .filter(({ secret }) => secret !== undefined);

function decoded(secret: string): string {
  return Buffer.from(secret.slice('b64:'.length), 'base64').toString('utf8');
}

function provedWith(row: Row, secret: string) {
  return prove(row.input, { now: Date.parse(row.now ?? '2026-11-24T12:00:00Z'), secret });
}

describe('a proof with the secret that signed', function () {
  this.timeout(20_000);

  it('is expected of every computed failure', () => {
    assert.deepEqual(
      rows.map(({ id }) => id).sort(),
      [...Object.keys(expected), ...Object.keys(unknowable)].sort(),
    );
  });

  for (const row of rows) {
    const secret = decoded(row.secret ?? '');
    const reason = unknowable[row.id];
    if (reason !== undefined) {
      it(`${row.id} is not claimed: the paste lacks ${reason}`, () => {
        assert.equal(provedWith(row, secret).proof?.status, 'not-reproduced');
      });
      continue;
    }
    it(`${row.id} is reproduced with ${named(expected[row.id] ?? [])}`, () => {
      const diagnosis = provedWith(row, secret);
      assert.equal(diagnosis.proof?.status, 'reproduced');
      assert.deepEqual([...diagnosis.proof.transformations].sort(), [...(expected[row.id] ?? [])].sort());
      assert.ok(
        !JSON.stringify(diagnosis).includes(secret) || row.input.includes(secret),
        'the secret got out',
      );
      if (diagnosis.proof.transformations.length > 0 && diagnosis.cause.startsWith('signature-'))
        assert.ok(
          [row.truth, ...row.also].includes(diagnosis.cause) && diagnosis.certainty !== 'suspected',
          `${diagnosis.cause} is not what happened`,
        );
    });
    if (row.secret_true !== undefined)
      it(`${row.id} is not reproduced with the account’s real secret, which did not sign`, () => {
        assert.equal(provedWith(row, decoded(row.secret_true ?? '')).proof?.status, 'not-reproduced');
      });
  }
});

function named(transformations: readonly string[]): string {
  return transformations.length > 0 ? transformations.join(', ') : 'nothing changed';
}
