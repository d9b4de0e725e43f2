import * as vscode from 'vscode';
import type { CurrentCase } from '../currentCase.js';
import { Problem } from '../problem.js';
import { askBucket } from './bucketQuestion.js';
import type { Consent } from './consent.js';
import { withProgress } from './progress.js';

/** Lists the multipart uploads of a bucket that were begun and never ended, in a document of their own. */
export async function listUnfinishedUploads(parts: {
  readonly current: CurrentCase;
  readonly consent: Consent;
}): Promise<unknown> {
  const question = await askBucket(parts, [
    { method: 'GET', target: '/?uploads', purpose: 'the unfinished uploads, 100 at a time' },
    {
      method: 'GET',
      target: '/KEY?uploadId=…',
      purpose: 'the parts of each, 100 requests at most altogether',
    },
  ]);
  if (question === undefined) return undefined;
  const { tools, account, bucket } = question;
  try {
    const found = await withProgress(`Listing the unfinished uploads of ${bucket}`, (signal) =>
      tools.listUnfinished(account, bucket, signal),
    );
    const [sentence = '', ...lines] = tools.uploadsInWords(found, bucket, Date.now());
    if (lines.length === 0) {
      void vscode.window.showInformationMessage(sentence);
      return found;
    }
    const content = [
      sentence,
      '',
      ...lines,
      '',
      'A lifecycle rule with AbortIncompleteMultipartUpload removes them by itself.',
    ].join('\n');
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'plaintext', content }),
    );
    return found;
  } catch (error) {
    throw new Problem(tools.accountSentence(error, tools.uploadsPermission), { cause: error });
  } finally {
    account.close();
  }
}
