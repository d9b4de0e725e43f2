import assert from 'node:assert/strict';
import { cors } from '../../../src/cli/cors.js';

const folder = 'test/fixtures/cors/documents';

async function run(line: string, input = '') {
  const written = { out: '', err: '' };
  const code = await cors(line.split(' ').filter(Boolean), {
    stdin: streamOf([input]),
    out: (piece) => (written.out += piece),
    err: (piece) => (written.err += piece),
    isTerminal: false,
    env: {},
  });
  return { code, ...written };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is at hand
async function* streamOf(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

const page = '--origin https://app.example.com --method PUT';

describe('cors on the command line', () => {
  const lines: readonly [string, string, number, RegExp][] = [
    ['allows', `${folder}/cli.json ${page} --header content-type`, 0, /^Allowed: rule 1 lets PUT from/],
    ['allows without headers', `${folder}/terraform.tf ${page}`, 0, /^Allowed/],
    [
      'refuses',
      `${folder}/rest.xml --origin http://localhost:1 --method PUT`,
      1,
      /^Refused: no rule of 1 lets PUT/,
    ],
    [
      'names the line',
      `${folder}/cdk.ts ${page} --header x-a`,
      1,
      /Rule 1 \(line 5\): The header x-a is not/,
    ],
    [
      'shows the change',
      `${folder}/cdk.py ${page} --header x-a`,
      1,
      /\n {2}\+ .*allowed_headers=\["content-type", "x-a"\]/,
    ],
    [
      'takes several headers',
      `${folder}/cli.json ${page} --header x-a x-b --header x-c`,
      1,
      /x-a, x-b, x-c are not/,
    ],
    [
      'says what is hidden',
      `${folder}/cli.json ${page} --read x-amz-version-id`,
      0,
      /cannot read x-amz-version-id/,
    ],
    ['writes another form', `${folder}/cli.json --to xml`, 0, /^<\?xml/],
    ['takes the form that is wanted', `${folder}/console.json ${page} --for console`, 0, /^Allowed/],
    ['judges as Ceph does', `${folder}/cli.json ${page} --store ceph`, 0, /^Allowed/],
    [
      'takes the request from a recording',
      `${folder}/cli.json --paste test/fixtures/causes/cors/preflight.har.txt`,
      1,
      /PUT from https:\/\/app\.acme\.example/,
    ],
    ['helps', '--help', 0, /^Usage: cors FILE/],
  ];
  for (const [what, line, code, words] of lines) {
    it(what, async () => {
      const result = await run(line);
      assert.equal(result.code, code, result.err);
      assert.match(result.out, words);
      assert.equal(result.err, '');
    });
  }

  const mistakes: readonly [string, string, number, RegExp][] = [
    ['no file', '', 64, /Which file/],
    ['no origin', `${folder}/cli.json --method PUT`, 64, /Which page/],
    ['no method', `${folder}/cli.json --origin https://a.example`, 64, /How does it upload/],
    ['an unknown option', `${folder}/cli.json ${page} --nothing`, 64, /no option --nothing/],
    ['an unknown form', `${folder}/cli.json --to toml`, 64, /--to is one of console/],
    ['a paste without a page', `${folder}/cli.json --paste ${folder}/cli.json`, 64, /speaks of no page/],
    ['a missing paste', `${folder}/cli.json --paste nowhere.har`, 66, /nowhere\.har cannot be read/],
    ['an unknown store', `${folder}/cli.json ${page} --store nfs`, 64, /--store is s3 or ceph/],
    ['two files', `a b ${page}`, 64, /one file/],
    ['a missing value', `${folder}/cli.json --origin`, 64, /--origin wants a value/],
    ['a missing file', `nowhere.json ${page}`, 66, /nowhere\.json cannot be read/],
    ['a folder', `${folder} ${page}`, 66, /cannot be read/],
    [
      'the form of another place',
      `${folder}/cli.json ${page} --for console`,
      65,
      /cli\.json:1:1 The console wants the bare array; this is the CLI’s object/,
    ],
    ['an unknown place', `${folder}/cli.json ${page} --for git`, 64, /--for is console or cli/],
    ['another document', `package.json ${page}`, 65, /^package\.json:2:3 This object holds no CORS rules/],
    ['a document too few', `${folder}/cli.json ${page} --document 2`, 65, /1 CORS documents in it, not 2/],
  ];
  for (const [what, line, code, words] of mistakes) {
    it(`names the mistake: ${what}`, async () => {
      const result = await run(line);
      assert.equal(result.code, code);
      assert.match(result.err, words);
      assert.equal(result.out, '');
    });
  }

  it('prints one object for programs, whose change has the form of the document', async () => {
    const { code, out } = await run(
      `${folder}/console.json ${page} --header Content-Type --header x-a --json`,
    );
    assert.equal(code, 1);
    const answer: unknown = JSON.parse(out);
    assert.ok(typeof answer === 'object' && answer !== null && 'change' in answer && 'rules' in answer);
    assert.deepEqual(answer.rules, [
      { matches: false, reason: 'The header x-a is not among the rule’s: content-type.' },
    ]);
    assert.deepEqual(answer.change, [
      {
        AllowedHeaders: ['content-type', 'x-a'],
        AllowedMethods: ['PUT'],
        AllowedOrigins: ['https://app.example.com'],
        ExposeHeaders: ['ETag'],
        MaxAgeSeconds: 3000,
      },
    ]);
    assert.match(out, /"allowed":false,"rule":null/);
  });

  it('has no change where none is needed, and tells the answer’s headers', async () => {
    const { code, out } = await run(
      `- ${page} --json`,
      '[{"AllowedOrigins":["*"],"AllowedMethods":["PUT"]}]',
    );
    assert.equal(code, 0);
    assert.match(out, /"allowed":true,"rule":0,"rules":\[\{"matches":true,"reason":null\}\]/);
    assert.match(out, /"responseHeaders":\{"Access-Control-Allow-Origin":"\*"/);
    assert.match(out, /"change":null/);
  });
});
