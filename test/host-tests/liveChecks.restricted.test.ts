import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import * as vscode from 'vscode';

describe('live checks in Restricted Mode', () => {
  for (const name of ['checkLive', 'applyCors', 'undoCors', 'listUnfinishedUploads']) {
    it(`${name} asks nobody`, async () => {
      let connections = 0;
      const server = createServer((socket) => {
        connections++;
        socket.destroy();
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      try {
        assert.equal(vscode.workspace.isTrusted, false, 'this window was to be a restricted one');
        await vscode.commands.executeCommand(
          's3UploadDoctor.diagnose',
          `PUT http://127.0.0.1:${port}/films/beach.mp4?X-Amz-Signature=${'5d1f6e0c'.repeat(8)} HTTP/1.1\nOrigin: https://app.example\n`,
        );
        // A warning tells why; the command itself ends with nothing, and with no box that waits for an answer.
        assert.equal(await vscode.commands.executeCommand(`s3UploadDoctor.${name}`), undefined);
        assert.equal(connections, 0);
      } finally {
        server.close();
      }
    });
  }
});
