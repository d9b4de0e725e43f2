import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CorsRule } from '../../src/core/cors/document.js';
import { type Account, openAccount } from '../../src/probe/node/account.js';
import { changeRules } from '../../src/probe/node/corsChange.js';
import { readRules } from '../../src/probe/node/corsRules.js';

/** A bucket's CORS rules and nothing else of a store. Each request may be met by what a fault does instead. */
interface RuleStore {
  rules: string | null;
  /** Methods, in the order in which they came. */
  readonly seen: string[];
}

type Fault = (
  store: RuleStore,
  number: number,
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

const document = (origin: string): string =>
  `<CORSConfiguration><CORSRule><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>${origin}</AllowedOrigin></CORSRule></CORSConfiguration>`;
const ruleFor = (origin: string): CorsRule => ({
  id: null,
  origins: [origin],
  methods: ['PUT'],
  headers: [],
  exposed: [],
  maxAgeSeconds: null,
});

const absent =
  '<Error><Code>NoSuchCORSConfiguration</Code><Message>The CORS configuration does not exist</Message></Error>';
const mine = [ruleFor('https://mine.example')];
const before = document('https://before.example');

describe('a change of CORS rules, with a store that misbehaves', () => {
  let server: Server | undefined;
  let account: Account | undefined;
  const never = new AbortController().signal;

  afterEach(() => {
    account?.close();
    server?.closeAllConnections();
    server?.close();
  });

  async function start(rules: string | null, fault: Fault): Promise<RuleStore> {
    const store: RuleStore = { rules, seen: [] };
    server = createServer((request, response) => void serve(store, fault, request, response));
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    account = openAccount(
      {
        profile: null,
        endpoint: `http://127.0.0.1:${port}`,
        region: 'us-east-1',
        credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'example' },
      },
      { limits: { firstByteMs: 200, totalMs: 500 } },
    );
    return store;
  }

  const change = (shown = [ruleFor('https://before.example')], wanted = mine) => {
    assert.ok(account);
    return changeRules(account, { bucket: 'films', shown, wanted }, never);
  };

  it('goes through where it behaves: read, written, read back', async () => {
    const store = await start(before, () => false);
    const outcome = await change();
    assert.equal(outcome.status, 'written');
    assert.deepEqual(store.seen, ['GET', 'PUT', 'GET']);
    assert.match(store.rules ?? '', /mine\.example/);
  });

  it('writes nothing where a second person wrote since the rules were shown', async () => {
    const store = await start(document('https://theirs.example'), () => false);
    const outcome = await change();
    assert.equal(outcome.status, 'untouched');
    assert.match(
      outcome.sentence,
      /Somebody changed the CORS rules of films since they were shown\. Nothing was written/,
    );
    assert.deepEqual(store.seen, ['GET']);
    assert.match(store.rules ?? '', /theirs/);
  });

  it('tells where a second person writes right after', async () => {
    await start(before, (store, number) => {
      if (number === 3) store.rules = document('https://theirs.example');
      return false;
    });
    const outcome = await change();
    assert.equal(outcome.status, 'differs');
    assert.match(outcome.sentence, /neither the former nor the new ones/);
  });

  it('knows that it wrote, although the answer was lost', async () => {
    const store = await start(before, async (store, number, request) => {
      if (number !== 2) return false;
      store.rules = await bodyOf(request);
      request.socket.destroy();
      return true;
    });
    assert.equal((await change()).status, 'written');
    assert.match(store.rules ?? '', /mine/);
  });

  it('knows that it did not write, where the connection broke before', async () => {
    const store = await start(before, (_store, number, request) => {
      if (number === 2) request.socket.destroy();
      return number === 2;
    });
    const outcome = await change();
    assert.equal(outcome.status, 'untouched');
    assert.match(outcome.sentence, /closed the connection.*still has its former/);
    assert.deepEqual(store.seen, ['GET', 'PUT', 'GET'], 'it wrote again unasked');
  });

  it('does not know, where it cannot read back', async () => {
    await start(before, (_store, number, request) => {
      if (number === 3) request.socket.destroy();
      return number === 3;
    });
    const outcome = await change();
    assert.equal(outcome.status, 'unknown');
    assert.match(outcome.sentence, /could not be read back/);
  });

  const unreadable: readonly (readonly [string, Fault, RegExp])[] = [
    [
      'HTML in place of XML',
      answerWith(200, '<!DOCTYPE html><title>Sign in</title>', { 'content-type': 'text/html' }),
      /HTML page/,
    ],
    ['gzip that lies', answerWith(200, before, { 'content-encoding': 'gzip' }), /says that it is gzip/],
    ['an answer of more than 64 KiB', answerWith(200, ' '.repeat(70_000)), /longer than 64 KiB/],
    ['silence', () => true, /did not answer within/],
    [
      'a redirect to itself',
      (_store, _number, request, response) => {
        response.writeHead(307, { location: `http://${request.headers.host ?? ''}${request.url ?? ''}` });
        response.end();
        return true;
      },
      /refused|another region/,
    ],
    [
      'a refusal',
      answerWith(403, '<Error><Code>AccessDenied</Code><Message>no</Message></Error>'),
      /it takes s3:GetBucketCORS/,
    ],
    ['words that are no document', answerWith(200, 'fine'), /./],
  ];
  for (const [name, fault, says] of unreadable) {
    it(`writes nothing after ${name}`, async () => {
      const store = await start(before, fault);
      const outcome = await change();
      assert.equal(outcome.status, 'untouched');
      assert.match(outcome.sentence, says);
      assert.match(outcome.sentence, /Nothing was written/);
      assert.deepEqual(store.seen, ['GET']);
      assert.equal(store.rules, before);
    });
  }

  it('restores absent rules by deleting', async () => {
    const store = await start(document('https://mine.example'), () => false);
    assert.ok(account);
    const outcome = await changeRules(account, { bucket: 'films', shown: mine, wanted: null }, never);
    assert.equal(outcome.status, 'written');
    assert.deepEqual(store.seen, ['GET', 'DELETE', 'GET']);
    assert.equal(await readRules(account, 'films', never), null);
  });

  it('sends nothing that was cancelled', async () => {
    const store = await start(before, () => false);
    assert.ok(account);
    const wanted = { bucket: 'films', shown: [ruleFor('https://before.example')], wanted: mine };
    const outcome = await changeRules(account, wanted, AbortSignal.abort());
    assert.equal(outcome.status, 'untouched');
    assert.deepEqual(store.seen, []);
  });
});

function answerWith(status: number, body: string, headers: Record<string, string> = {}): Fault {
  return (_store, _number, _request, response) => {
    response.writeHead(status, headers);
    response.end(body);
    return true;
  };
}

async function serve(
  store: RuleStore,
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  store.seen.push(request.method ?? '');
  if (await fault(store, store.seen.length, request, response)) return;
  if (request.method === 'PUT') store.rules = await bodyOf(request);
  if (request.method === 'DELETE') store.rules = null;
  if (request.method === 'GET' && store.rules === null) {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end(absent);
    return;
  }
  response.writeHead(request.method === 'DELETE' ? 204 : 200, { 'content-type': 'application/xml' });
  response.end(request.method === 'GET' ? store.rules : '');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
