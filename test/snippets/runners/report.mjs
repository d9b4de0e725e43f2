import { spawn } from 'node:child_process';

/**
 * Collects what was checked. A check belongs to templates; one that passes makes them `ran` on its server, one that fails
 * makes them unverified.
 */
export class Report {
  results = [];

  /** Runs one check; a failure is kept, not thrown. */
  async check(name, { files, status = 'ran', on = null }, task) {
    const started = performance.now();
    let error = null;
    try {
      await task();
    } catch (cause) {
      error = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    }
    this.add({ name, files, status, on, error, ms: performance.now() - started });
  }

  add(result) {
    this.results.push(result);
  }

  /** Runs a program that prints one result a line as JSON; whatever else it says is shown where it fails. */
  async collect(what, files, command, args, env) {
    const { code, output, errors } = await run(command, args, env);
    const lines = output.split('\n').filter((line) => line.startsWith('{"name"'));
    for (const line of lines) this.add(JSON.parse(line));
    if (code !== 0 || lines.length === 0) {
      const error = `${what} ended with ${code} after ${lines.length} checks:\n${errors.slice(-3_000)}`;
      this.add({ name: what, files, status: 'ran', on: null, error, ms: 0 });
    }
  }
}

/** Runs a program to its end. */
export function run(command, args, env = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    child.once('error', fail);
    child.once('close', (code) => done({ code, output, errors }));
  });
}

/** The environment in which an SDK finds the keys of a user, and nothing of this machine. */
export function credentials({ accessKeyId, secretAccessKey }) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
