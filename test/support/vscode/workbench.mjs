/** A code-server with the extension installed and a folder open, as a user meets it. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureVSCode } from './cache.mjs';
import { freePort, host, startServer, writeSettings } from './server.mjs';

/**
 * Starts it with all that it keeps in the folder `data`. `extension` is a VSIX, which is installed, or a checkout, which
 * is used as it stands. The result's `address(folder, file)` is what a browser opens.
 */
export async function startWorkbench({ data, extension, port, settings }) {
  const vscode = await ensureVSCode('current');
  const userData = join(data, 'user');
  const extensions = join(data, 'extensions');
  mkdirSync(extensions, { recursive: true });
  writeSettings(userData, settings);
  const folders = [
    ...['--user-data-dir', userData, '--extensions-dir', extensions],
    // Else it writes one with a password into the home folder.
    ...['--config', join(data, 'config.yaml')],
  ];
  if (extension.endsWith('.vsix')) {
    await promisify(execFile)(vscode.node, [vscode.codeServer, ...folders, '--install-extension', extension]);
  } else {
    const { publisher, name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
    symlinkSync(extension, join(extensions, `${publisher}.${name}-${version}`), 'dir');
  }
  const at = port ?? (await freePort());
  const server = await startServer(
    vscode.node,
    [
      vscode.codeServer,
      ...folders,
      ...['--auth', 'none', '--bind-addr', `${host}:${at}`, '--session-socket', join(data, 'session.sock')],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--disable-getting-started-override',
    ],
    { port: at, probe: '/healthz' },
  );
  return {
    ...server,
    version: vscode.version,
    changeSettings: (changed) => writeSettings(userData, changed),
    address(folder, file) {
      const address = new URL(server.url);
      address.searchParams.set('folder', folder);
      if (file) {
        const resource = new URL(`vscode-remote://${host}:${at}`);
        address.searchParams.set('payload', JSON.stringify([['openFile', `${resource.href}${file}`]]));
      }
      return address.href;
    },
  };
}
