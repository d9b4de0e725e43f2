import { spawn } from 'node:child_process';

const answersWithinMs = 90_000;

/**
 * A program that answers calls: a line of fields with tabs between them comes in, and `ok` with the answer's fields or
 * `error` with a sentence goes out. What else it prints before that is kept with the answer.
 */
export function startProgram(command, args, env) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let waiting = null;
  let printed = [];
  let rest = '';
  let errors = '';
  let ended = null;
  const take = (line) => {
    const [verdict, ...fields] = line.split('\t');
    if (waiting && (verdict === 'ok' || verdict === 'error')) {
      const { done, fail } = waiting;
      waiting = null;
      if (verdict === 'ok') done({ fields, printed });
      else fail(new Error(fields.join(' ')));
    } else {
      printed.push(line);
    }
  };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = `${rest}${text}`.split(/\r?\n/);
    rest = lines.pop();
    for (const line of lines) take(line);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (errors = `${errors}${text}`.slice(-4_000)));
  child.stdin.on('error', () => {}); // The program is gone, which `close` tells.
  const closed = new Promise((done) => {
    const end = (why) => {
      ended = new Error(`${command} ${why}: ${printed.slice(-20).join('\n')}${errors}`);
      waiting?.fail(ended);
      done();
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code) => end(`ended with ${code}`));
  });
  return {
    /** Makes one call; one at a time. */
    async call(name, ...fields) {
      if (ended) throw ended;
      printed = [];
      let timer;
      try {
        return await new Promise((done, fail) => {
          waiting = { done, fail };
          timer = setTimeout(() => fail(new Error(`${name} got no answer: ${errors}`)), answersWithinMs);
          child.stdin.write(`${[name, ...fields].join('\t')}\n`);
        });
      } finally {
        clearTimeout(timer);
      }
    },
    async end() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await closed;
      clearTimeout(timer);
    },
  };
}
