import * as vscode from 'vscode';
import { smallestChange } from '../../core/cors/change.js';
import { readCors } from '../../core/cors/read.js';
import type { PageRequest } from '../../core/cors/upload.js';
import { writeCors } from '../../core/cors/write.js';
import { withEvidence } from '../../probe/judgeTogether.js';
import type { BucketRules } from '../../probe/node/corsRules.js';
import { preflight } from '../../probe/preflight.js';
import { runCheck } from '../../probe/runCheck.js';
import { type CheckTarget, findTarget } from '../../probe/target.js';
import type { CurrentCase } from '../currentCase.js';
import type { FixPanel } from '../panel/fixPanel.js';
import { Problem } from '../problem.js';
import { askBucket, type BucketQuestion } from './bucketQuestion.js';
import { checkWords } from './checkWords.js';
import { askModally, type Consent, requireTrust } from './consent.js';
import { saveRules, showRuleDiff } from './corsDiff.js';
import type { CorsHistory } from './corsHistory.js';
import { loadSend } from './probeLoader.js';
import { withProgress } from './progress.js';
import { undoChange } from './undoCors.js';

export interface CorsParts {
  readonly current: CurrentCase;
  readonly panel: FixPanel;
  readonly consent: Consent;
  readonly history: CorsHistory;
}

/**
 * Reads a bucket's CORS rules, shows the smallest change that lets the current upload pass, and writes it if the user wants it
 * and nobody wrote meanwhile.
 */
export async function applyCors(parts: CorsParts): Promise<unknown> {
  requireTrust();
  const upload = await askForUpload(parts.current);
  if (upload === undefined) return undefined;
  const question = await askBucket(parts, [
    { method: 'GET', target: '/?cors', purpose: 'the present CORS rules' },
  ]);
  if (question === undefined) return undefined;
  try {
    return await changeTogether(parts, question, upload);
  } finally {
    question.account.close();
  }
}

async function changeTogether(
  parts: CorsParts,
  question: BucketQuestion,
  upload: PageRequest,
): Promise<unknown> {
  const { tools, account, bucket, host } = question;
  const shown = await withProgress(`Reading the CORS rules of ${bucket}`, async (signal) => {
    try {
      return await tools.readRules(account, bucket, signal);
    } catch (error) {
      throw new Problem(tools.accountSentence(error, tools.readPermission), { cause: error });
    }
  });
  const change = changeFor(shown, upload);
  if (change === undefined) {
    void vscode.window.showInformationMessage(
      `The CORS rules of ${bucket} already let this upload from ${upload.origin} pass.`,
    );
    return { status: 'untouched' };
  }
  const proving = findProof(parts.current, upload.origin);
  const diff = await showRuleDiff(bucket, shown, change.rules);
  try {
    const agreed = await askModally(
      {
        message: `Write these CORS rules to ${bucket}?`,
        detail: [
          change.sentence,
          `Sent to ${host} as ${account.choice.profile ?? 'the default credentials'}: GET ?cors, which must still be what you see on the left, then PUT ?cors, then GET ?cors to read it back.`,
          ...(proving === undefined
            ? []
            : [
                `Then a preflight to ${proving.host}, as a browser of ${upload.origin} would send it, to prove it.`,
              ]),
          'S3 has no condition on this call: somebody who writes in the moment between is overwritten. “Undo CORS Change” restores the rules on the left while this window is open.',
        ].join('\n\n'),
      },
      'Write',
    );
    if (agreed === undefined) return { status: 'untouched' };
  } finally {
    diff.dispose();
  }
  const outcome = await withProgress(`Writing the CORS rules of ${bucket}`, (signal) =>
    tools.changeRules(account, { bucket, shown, wanted: change.rules }, signal),
  );
  if (outcome.status !== 'written') throw new Problem(outcome.sentence);
  const written = { bucket, choice: account.choice, former: shown, written: change.rules, at: Date.now() };
  parts.history.add(written);
  const proof = proving === undefined ? '' : await proveByPreflight(parts, proving);
  void offerUndo(parts, written, [outcome.sentence, proof].join(' ').trim());
  return { ...outcome, proof };
}

/** The rules as a document in the CLI's form, so that the same evaluator changes them that judges files. */
function changeFor(rules: BucketRules, upload: PageRequest): ReturnType<typeof smallestChange> {
  const [document] = readCors(writeCors(rules ?? [], 'cli'), { languageId: 'json' }).documents;
  if (!document) throw new Error('The rules that were read could not be written down.');
  return smallestChange(document, upload);
}

async function askForUpload(current: CurrentCase): Promise<PageRequest | undefined> {
  const found = current.paste === undefined ? undefined : findTarget(current.paste, Date.now());
  const target = typeof found === 'object' ? found : undefined;
  const origin = await vscode.window.showInputBox({
    title: 'The origin of the page that uploads',
    value: target?.origin ?? '',
    placeHolder: 'https://app.example.com',
    validateInput: (text) =>
      /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/i.test(text.trim())
        ? undefined
        : 'Scheme, host and port, without a path',
  });
  if (origin === undefined) return undefined;
  const isPart = target !== undefined && /[?&]partNumber=/i.test(target.url);
  return {
    origin: origin.trim(),
    method: target?.method ?? 'PUT',
    headers:
      target === undefined
        ? ['content-type']
        : [...target.headers.map(([name]) => name), ...target.unknownHeaders],
    credentials: false,
    reads: isPart ? ['ETag'] : [],
  };
}

/** Whom a preflight would go to, where the case has a URL. */
function findProof({ paste }: CurrentCase, origin: string): CheckTarget | undefined {
  const target = paste === undefined ? undefined : findTarget(paste, Date.now(), { origin });
  return typeof target === 'object' && typeof preflight.plan(target) !== 'string' ? target : undefined;
}

/** Proves the change by what a browser would be told. */
async function proveByPreflight({ current, panel }: CorsParts, target: CheckTarget): Promise<string> {
  const send = await loadSend();
  const result = await withProgress('Proving it by a preflight', (signal) =>
    runCheck(preflight, target, send, signal),
  );
  const { paste } = current;
  if (paste !== undefined)
    await current.takeChecked(paste, withEvidence(paste, [result], Date.now()), [checkWords(result)]);
  panel.reveal();
  return result.sentence;
}

async function offerUndo(
  parts: CorsParts,
  written: Parameters<CorsHistory['add']>[0],
  sentence: string,
): Promise<void> {
  const undo = 'Undo';
  const save = 'Save Former Rules…';
  const choice = await vscode.window.showInformationMessage(sentence, undo, save);
  if (choice === undo) await undoChange(parts, written);
  if (choice === save) await saveRules(written.bucket, written.former);
}
