import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/host/panel/html.js';

const page = {
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'n0nce',
  scriptUri: 'https://file.vscode-cdn.net/dist/panel.js',
  styleUri: 'https://file.vscode-cdn.net/dist/panel.css',
  title: 'S3 Upload Doctor',
};

describe('pageHtml', () => {
  const html = pageHtml(page);
  const policy = new Map(
    (/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

  it('allows its own script and style sheet and nothing else', () => {
    assert.deepEqual(Object.fromEntries(policy), {
      'default-src': "'none'",
      'style-src': 'https://*.vscode-cdn.net',
      'script-src': "'nonce-n0nce'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });

  it('has no script, style or handler inline', () => {
    assert.deepEqual(html.match(/<script\b[^>]*>/g), [
      '<script type="module" nonce="n0nce" src="https://file.vscode-cdn.net/dist/panel.js">',
    ]);
    assert.match(html, /<\/script>/);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
  });

  it('cannot be broken out of', () => {
    const hostile = pageHtml({ ...page, title: '"><script>1</script>', scriptUri: '"onload="1' });
    assert.equal(hostile.match(/<script/g)?.length, 1);
    assert.doesNotMatch(hostile, /"onload=/);
  });
});
