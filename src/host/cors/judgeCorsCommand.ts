import * as vscode from 'vscode';
import type { CorsDocument } from '../../core/cors/document.js';
import type { PageRequest, UploadJudgement } from '../../core/cors/upload.js';
import type { CurrentCase } from '../currentCase.js';
import { workspaceEdit } from '../editor/positions.js';
import { Problem } from '../problem.js';
import type { CommandTask } from '../runCommand.js';
import { askForUpload } from './askForUpload.js';
import type { CorsTools, CorsToolsLoader } from './corsTools.js';
import type { PresignedUploads } from './presignedUploads.js';

interface JudgeParts {
  readonly load: CorsToolsLoader;
  readonly current: CurrentCase;
  readonly uploads: PresignedUploads;
}

/**
 * Would this upload pass the rules of the document in the editor? The upload is the diagnosed one, or the one that the user describes.
 * Resolves to the judgement.
 */
export function judgeCorsCommand({ load, current, uploads }: JudgeParts): CommandTask {
  return async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor)
      throw new Problem('Open the file with the bucket’s CORS rules, then run this command again.');
    const tools = await load();
    const { document } = editor;
    const { documents, error } = tools.readCors(document.getText(), { languageId: document.languageId });
    const rules = await chooseDocument(documents);
    if (documents.length === 0)
      throw new Problem(error?.message ?? 'No CORS rules are in this file. Open the one that has them.');
    if (!rules) return undefined;
    const diagnosis = current.shown?.diagnosis;
    const known = diagnosis && tools.corsRequestOf(diagnosis);
    const request = await askForUpload(known, await uploads.find());
    if (!request) return undefined;
    const judgement = tools.judgeUpload(rules.rules, request);
    void tell({ tools, document, rules, request, judgement });
    return judgement;
  };
}

async function chooseDocument(documents: readonly CorsDocument[]): Promise<CorsDocument | undefined> {
  if (documents.length < 2) return documents[0];
  const items = documents.map((rules, index) => ({
    label: rules.name ?? `Rules ${index + 1}`,
    description: rules.rules.length === 1 ? '1 rule' : `${rules.rules.length} rules`,
    rules,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which bucket’s rules?' }))?.rules;
}

interface Judged {
  readonly tools: CorsTools;
  readonly document: vscode.TextDocument;
  readonly rules: CorsDocument;
  readonly request: PageRequest;
  readonly judgement: UploadJudgement;
}

async function tell({ tools, document, rules, request, judgement }: Judged): Promise<void> {
  const what = `${request.method} from ${request.origin}`;
  const apply = 'Change the rules';
  const why = 'Show every rule';
  const change = judgement.passes ? undefined : tools.smallestChange(rules, request);
  const answer = judgement.passes
    ? `Yes, the ${what} passes. ${judgement.story.join(' ')}`
    : `No, the ${what} does not pass. ${judgement.story.join(' ')}${change ? ` ${change.sentence}` : ''}`;
  const choice = await vscode.window.showInformationMessage(answer, ...(change ? [apply] : []), why);
  if (choice === apply && change) await vscode.workspace.applyEdit(workspaceEdit(document, change.edits));
  if (choice === why) await showReasons(rules, request, judgement);
}

/** A text of its own, which the user may keep or close. */
async function showReasons(
  rules: CorsDocument,
  request: PageRequest,
  judgement: UploadJudgement,
): Promise<void> {
  const verdicts = (judgement.preflight ?? judgement.actual).rules;
  const lines = [
    `${request.method} from ${request.origin}${request.headers.length > 0 ? ` with ${request.headers.join(', ')}` : ''}`,
    '',
    ...verdicts.map(
      ({ reason }, index) =>
        `Rule ${index + 1}${rules.rules[index]?.id ? ` (${rules.rules[index].id})` : ''}: ${reason?.text ?? 'matches.'}`,
    ),
    '',
    ...judgement.story,
    '',
  ];
  const shown = await vscode.workspace.openTextDocument({ language: 'plaintext', content: lines.join('\n') });
  await vscode.window.showTextDocument(shown, vscode.ViewColumn.Beside);
}
