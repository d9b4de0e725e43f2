import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Diagnosis } from '../../src/core/diagnosis.js';
import { closeEditors, panelTab, until } from './window.js';

const entry = (status: number, url: string, body: string): string =>
  JSON.stringify({
    startedDateTime: '2026-11-24T12:18:00.000Z',
    request: { method: 'PUT', url, headers: [] },
    response: { status, headers: [], content: { text: body } },
  });

describe('s3UploadDoctor.diagnoseFile with a long file', () => {
  afterEach(closeEditors);

  it('streams it, and shows the request that decided', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'long.har');
    const healthy = entry(200, 'https://app.example.com/', 'x'.repeat(20_000));
    const failed = entry(
      403,
      'https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900&X-Amz-Signature=c0ffee',
      '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><ServerTime>2026-11-24T12:18:00Z</ServerTime></Error>',
    );
    const before = `{"log":{"entries":[${`${healthy},`.repeat(400)}`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${before}${failed}]}}`));
    const diagnosis = await vscode.commands.executeCommand<Diagnosis>('s3UploadDoctor.diagnoseFile', file);
    assert.equal(diagnosis.cause, 'expired-url');
    assert.deepEqual(diagnosis.request, {
      index: 400,
      of: 401,
      start: before.length,
      end: before.length + failed.length,
    });
    const [fact] = diagnosis.findings[0]?.facts ?? [];
    assert.ok(fact?.span && fact.span.end <= failed.length);
    await until('the panel', panelTab);
  });
});
