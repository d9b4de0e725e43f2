import assert from 'node:assert/strict';
import {
  type Answerer,
  type Asker,
  type Handlers,
  openAnswerer,
  openAsker,
} from '../../../src/protocol/channel.js';
import { hasShape, isNumber } from '../../../src/protocol/shape.js';

interface Sums {
  'sum/add': { params: { left: number; right: number }; result: number };
}
interface Events {
  'sum/changed': number;
}

const isPair = hasShape<Sums['sum/add']['params']>({ left: isNumber, right: isNumber });

const adding: Handlers<Sums> = {
  'sum/add': { accepts: isPair, answer: ({ left, right }) => Promise.resolve(left + right) },
};

/** Two ends on one wire that carries JSON, with a clock that a test moves by hand. */
function wire(handlers: Handlers<Sums> = adding): {
  asker: Asker<Sums, Events>;
  answerer: Answerer<Events>;
  problems: string[];
  sent: unknown[];
  runTimers: () => void;
  openTimers: () => number;
} {
  const timers = new Set<() => void>();
  const problems: string[] = [];
  const sent: unknown[] = [];
  const asker: Asker<Sums, Events> = openAsker({
    post: (message) => {
      sent.push(message);
      answerer.receive(JSON.parse(JSON.stringify(message)));
    },
    after: (_milliseconds, task) => {
      timers.add(task);
      return () => timers.delete(task);
    },
    timeoutMs: 5_000,
  });
  const answerer: Answerer<Events> = openAnswerer({
    post: (message) => {
      asker.receive(JSON.parse(JSON.stringify(message)));
    },
    handlers,
    onProblem: (method, error) => problems.push(`${method}: ${error.message}`),
  });
  return {
    asker,
    answerer,
    problems,
    sent,
    runTimers: () => {
      for (const task of [...timers]) task();
    },
    openTimers: () => timers.size,
  };
}

describe('channel', () => {
  it('brings the answer to the one who asked', async () => {
    const { asker, openTimers } = wire();
    const answers = await Promise.all([
      asker.request('sum/add', { left: 1, right: 2 }),
      asker.request('sum/add', { left: 20, right: 22 }),
    ]);
    assert.deepEqual(answers, [3, 42]);
    assert.equal(openTimers(), 0);
  });

  it('brings the reason why a handler failed', async () => {
    const { asker, problems } = wire({
      'sum/add': { accepts: isPair, answer: () => Promise.reject(new Error('No abacus')) },
    });
    await assert.rejects(asker.request('sum/add', { left: 1, right: 2 }), { message: 'No abacus' });
    assert.deepEqual(problems, ['sum/add: No abacus']);
  });

  it('refuses params of another form and methods that are not there', () => {
    const problems: string[] = [];
    const replies: unknown[] = [];
    const answerer = openAnswerer<Sums, Events>({
      post: (message) => replies.push(message),
      handlers: adding,
      onProblem: (method) => problems.push(method),
    });
    answerer.receive({ kind: 'request', id: 1, method: 'sum/add', params: { left: '1', right: 2 } });
    answerer.receive({ kind: 'request', id: 2, method: 'toString', params: null });
    return Promise.resolve()
      .then(() => new Promise((done) => setImmediate(done)))
      .then(() => {
        assert.deepEqual(replies, [
          { kind: 'reply', id: 1, ok: false, message: 'Params of another form: sum/add' },
          { kind: 'reply', id: 2, ok: false, message: 'Unknown method: toString' },
        ]);
        assert.deepEqual(problems, ['sum/add', 'toString']);
      });
  });

  it('rejects a request that gets no answer in time', async () => {
    const { asker, runTimers } = wire({
      'sum/add': { accepts: isPair, answer: () => new Promise(() => undefined) },
    });
    const request = asker.request('sum/add', { left: 1, right: 2 });
    runTimers();
    await assert.rejects(request, { message: 'No answer within 5 s: sum/add' });
  });

  it('rejects what is pending, and what comes after, when it is disposed', async () => {
    const { asker, openTimers } = wire({
      'sum/add': { accepts: isPair, answer: () => new Promise(() => undefined) },
    });
    const request = asker.request('sum/add', { left: 1, right: 2 });
    asker.dispose();
    await assert.rejects(request, { message: 'Channel closed' });
    await assert.rejects(asker.request('sum/add', { left: 1, right: 2 }), {
      message: 'Channel closed: sum/add',
    });
    assert.equal(openTimers(), 0);
  });

  it('tells of events, until the telling end is disposed', () => {
    const { asker, answerer } = wire();
    const heard: number[] = [];
    asker.on('sum/changed', (sum) => heard.push(sum));
    answerer.emit('sum/changed', 3);
    answerer.dispose();
    answerer.emit('sum/changed', 4);
    assert.deepEqual(heard, [3]);
  });

  for (const noise of [
    null,
    7,
    'text',
    [],
    {},
    { kind: 'reply' },
    { kind: 'reply', id: 99, ok: true },
    { kind: 'event' },
  ]) {
    it(`is not moved by ${JSON.stringify(noise)}`, async () => {
      const { asker, answerer } = wire();
      asker.receive(noise);
      answerer.receive(noise);
      assert.equal(await asker.request('sum/add', { left: 1, right: 1 }), 2);
    });
  }
});
