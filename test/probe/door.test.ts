import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sourcesOf } from '../support/importGraph.js';

const network =
  /from '(?:node:)?(?:http|https|http2|net|tls|dgram|dns)'|\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(|require\((?:name|'https?')\)/;

describe('the network', () => {
  const files = sourcesOf('src', 'media/panel')
    // The panel's stand-in for development does not ship.
    .filter((path) => path !== 'media/panel/dev.ts')
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

  it('is touched in one folder alone, and for types or errors of TLS in it', () => {
    const touching = files
      .filter(({ text }) => network.test(text.replaceAll(/^import type .*$/gm, '')))
      .map(({ path }) => path);
    assert.deepEqual(touching, ['src/probe/node/nodeSend.ts']);
  });

  it('is reached by commands that have asked, and by the terminal’s check with --consent', () => {
    const senders = files
      .filter(({ text }) =>
        /import\('[^']*(?:nodeSend|accountTools)\.js'\)|import \{[^}]*nodeSend[^}]*\} from/.test(text),
      )
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('src/probe/node/'));
    assert.deepEqual(senders.sort(), [
      'src/cli/check.ts',
      'src/host/checks/accountLoader.ts',
      'src/host/checks/probeLoader.ts',
    ]);
    const cli = files.find(({ path }) => path === 'src/cli/check.ts')?.text ?? '';
    assert.ok(cli.indexOf('if (!options.hasConsent)') < cli.indexOf('nodeSend()'));
  });
});
