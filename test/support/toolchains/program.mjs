import { spawn, spawnSync } from 'node:child_process';

/**
 * The first of these commands that runs and prints a version of at least `least` (`[major, minor]`): its name and what it
 * printed. Null where there is none.
 */
export function findProgram(commands, versionArgs, least = [0, 0]) {
  for (const command of commands) {
    const { status, stdout, stderr } = spawnSync(command, versionArgs, { encoding: 'utf8' });
    // Maven colours what it prints, with digits behind a bracket.
    const [, major, minor = 0] = /(?<![\d[])(\d+)(?:\.(\d+))?/.exec(`${stdout}${stderr}`) ?? [];
    if (status !== 0 || major === undefined) continue;
    const isNewEnough = Number(major) > least[0] || (Number(major) === least[0] && Number(minor) >= least[1]);
    if (isNewEnough) return { command, version: `${stdout}${stderr}` };
  }
  return null;
}

/**
 * Runs a build step to its end, behind what else this machine does, and gives what it printed.
 *
 * @throws where it fails, with the end of what it said
 */
export function build(command, args, { cwd, env = {} } = {}) {
  const [program, ...before] = process.platform === 'win32' ? [command] : ['nice', '-n', '10', command];
  return new Promise((done, fail) => {
    const child = spawn(program, [...before, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(output);
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-6_000)}`));
    });
  });
}
