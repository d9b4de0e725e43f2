/**
 * Loaded into every process of a VS Code under test: writes down each connection that is opened, each datagram and each name
 * that is looked up, as a line of JSON in the file that SOCKET_LOG names.
 */
import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const { SOCKET_LOG: log } = process.env;

function note(what, to) {
  appendFileSync(log, `${JSON.stringify({ what, to, argv: process.argv.slice(1, 4) })}\n`);
}

/** Runs `before` ahead of a method of a built-in module. */
function precede(owner, name, before) {
  const original = owner[name];
  owner[name] = function (...args) {
    before(args);
    return Reflect.apply(original, this, args);
  };
}

// An address needs no server of names.
const lookUp = ([host]) => (net.isIP(String(host)) ? undefined : note('lookup', String(host)));

if (log) {
  precede(net.Socket.prototype, 'connect', ([first, second]) => {
    // As Node itself passes them on: the options, alone or in a list.
    const options = Array.isArray(first) ? first[0] : first;
    if (typeof options === 'object' && options !== null) {
      if (!options.path) note('connect', `${options.host ?? 'localhost'}:${options.port}`);
    } else if (Number.isInteger(Number(options))) note('connect', `${second}:${options}`);
  });
  precede(dgram.Socket.prototype, 'send', () => note('datagram', ''));
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    precede(dns, name, lookUp);
    precede(dns.promises, name, lookUp);
  }
  // VS Code takes NODE_OPTIONS out of the environment of its extension hosts.
  const { fork } = childProcess;
  childProcess.fork = (path, args, options) =>
    args?.includes?.('--type=extensionHost')
      ? fork(path, args, {
          ...options,
          execArgv: [...(options?.execArgv ?? []), `--import=${import.meta.url}`],
        })
      : fork(path, args, options);
  syncBuiltinESMExports();
  note('watching', '');
}
