import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandsOf, extensionUnderTest } from './extensionUnderTest.js';
import { until } from './window.js';

/** What `activate()` may take. It registers; whatever reads or computes waits until it is asked for. */
const activateLimitMs = 10;
/** It is wall time, and a browser, a server and the tests start on the same processors meanwhile. */
const headroom = 2;

describe(`activation in VS Code ${vscode.version}`, () => {
  it('happens when a command of the extension is run, and every command is there', async () => {
    const extension = extensionUnderTest();
    await vscode.commands.executeCommand('s3UploadDoctor.diagnose', 'Nothing has failed.');
    assert.equal(extension.isActive, true);
    const registered = await vscode.commands.getCommands(true);
    const missing = commandsOf(extension).filter((command) => !registered.includes(command));
    assert.deepEqual(missing, []);
  });

  it(`takes at most ${activateLimitMs} ms by VS Code's own account`, async () => {
    const extension = extensionUnderTest();
    await extension.activate();
    const [loadMs, callMs, finishMs] = await startupTimes(extension.id);
    console.log(
      `      activate(): ${callMs} ms, after ${loadMs} ms to load the code; its promise kept ${finishMs} ms later`,
    );
    assert.ok(callMs <= activateLimitMs * headroom, `${callMs} ms to call`);
    // It is synchronous and gives nothing back: what passes until its promise is kept is other work of the host.
    assert.equal(extension.exports, undefined);
  });
});

/** Milliseconds to load the code, to call activate() and until its promise was kept, out of Startup Performance. */
async function startupTimes(id: string): Promise<[number, number, number]> {
  await vscode.commands.executeCommand('perfview.show');
  return until('the row about the extension in Startup Performance', () => {
    const report = vscode.workspace.textDocuments.find((document) => document.uri.scheme === 'perf');
    const row = report
      ?.getText()
      .split('\n')
      .find((line) => line.startsWith(`| ${id} `));
    const [load, call, finish] = row?.split('|').slice(3, 6).map(Number) ?? [];
    return load === undefined || call === undefined || finish === undefined
      ? undefined
      : [load, call, finish];
  });
}
