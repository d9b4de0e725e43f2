import assert from 'node:assert/strict';
import { fuzz } from '../../fuzz/fuzz.js';

describe('pastes that nobody wrote', () => {
  it('are answered in time, in shape, and alike with their secrets masked', function () {
    this.timeout(60_000);
    const faults = fuzz({ count: 500, seed: 20_261_124 });
    assert.deepEqual(
      faults.map(({ what, paste }) => `${what}: ${JSON.stringify(paste.slice(0, 2000))}`),
      [],
    );
  });
});
