import * as vscode from 'vscode';
import { disableComment } from '../../presign/disableComments.js';
import { indentBefore, lineEnd } from '../../presign/edits.js';
import { safeEdits } from '../../presign/safeEdits.js';
import type { AdviceFix } from '../../presign/rules/rule.js';
import type { Advice } from '../../presign/scan.js';
import { commandIds, productName } from '../contributions.js';
import { rangeOf, workspaceEdit } from './positions.js';
import type { PresignScans } from './presignScans.js';

const quickFix = vscode.CodeActionKind.QuickFix;
const fixAll = vscode.CodeActionKind.SourceFixAll.append('s3UploadDoctor');
const rewrite = vscode.CodeActionKind.RefactorRewrite;

export const presignActionKinds = [quickFix, fixAll, rewrite];

/** Offers the fixes of the findings, one for all of them, comments that silence them, and refactorings elsewhere. */
export function presignCodeActions(scans: PresignScans): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context) {
      const scan = await scans.of(document);
      if (!scan) return [];
      const actions: vscode.CodeAction[] = [];
      const isWanted = (kind: vscode.CodeActionKind): boolean => !context.only || context.only.contains(kind);
      if (isWanted(quickFix)) {
        for (const advice of scan.advice) {
          if (!range.intersection(rangeOf(document, advice.span))) continue;
          const problems = context.diagnostics.filter((problem) => isProblemOf(problem, advice, document));
          for (const action of fixesOf(advice, document)) {
            action.diagnostics = problems;
            actions.push(action);
          }
        }
      }
      if (isWanted(rewrite)) {
        for (const refactoring of scan.refactorings) {
          if (!range.intersection(rangeOf(document, refactoring.span))) continue;
          actions.push(actionFor(refactoring, rewrite, document));
        }
      }
      const edits = isWanted(fixAll) ? safeEdits(scan.advice) : [];
      if (edits.length > 0) {
        const action = new vscode.CodeAction('Fix all presign problems that have a safe fix', fixAll);
        action.edit = workspaceEdit(document, edits);
        actions.push(action);
      }
      return actions;
    },
  };
}

function fixesOf(advice: Advice, document: vscode.TextDocument): vscode.CodeAction[] {
  const offered = advice.fixes.filter((fix) => fix.kind === 'snippet' || fix.edits.length > 0);
  const safe = offered.filter((fix) => fix.kind === 'edit' && fix.isSafe);
  const actions = offered.map((fix) => {
    const action = actionFor(fix, quickFix, document);
    action.isPreferred = safe.length === 1 && fix === safe[0];
    return action;
  });
  return [...actions, disableAction(advice, document)];
}

type Change =
  | Pick<Extract<AdviceFix, { kind: 'edit' }>, 'kind' | 'title' | 'edits'>
  | Extract<AdviceFix, { kind: 'snippet' }>;

function actionFor(
  change: Change,
  kind: vscode.CodeActionKind,
  document: vscode.TextDocument,
): vscode.CodeAction {
  const action = new vscode.CodeAction(change.title, kind);
  if (change.kind === 'edit') action.edit = workspaceEdit(document, change.edits);
  else action.command = openInNewFile(change.title, change.task, document.languageId);
  return action;
}

/** Opens the code in a file of its own: it has imports and a shape that the reader fits in where they belong. */
function openInNewFile(title: string, task: string, languageId: string): vscode.Command {
  // React's ids name the same languages.
  const language = languageId.replace(/react$/, '');
  const commands = [
    { command: 'workbench.action.files.newUntitledFile', args: { languageId: language } },
    { command: commandIds.insertSnippet, args: { task, language } },
  ];
  return { title, command: 'runCommands', arguments: [{ commands }] };
}

function disableAction(advice: Advice, document: vscode.TextDocument): vscode.CodeAction {
  const action = new vscode.CodeAction(`Disable ${advice.rule} for this line`, quickFix);
  const line = document.lineAt(document.positionAt(advice.span.start).line);
  const text = document.getText();
  const first = document.offsetAt(line.range.start) + line.firstNonWhitespaceCharacterIndex;
  const indent = indentBefore(first, text) ?? '';
  action.edit = new vscode.WorkspaceEdit();
  const comment = `${indent}${disableComment(advice.rule, document.languageId)}${lineEnd(text)}`;
  action.edit.insert(document.uri, line.range.start, comment);
  return action;
}

function isProblemOf(problem: vscode.Diagnostic, advice: Advice, document: vscode.TextDocument): boolean {
  const { code } = problem;
  const rule = typeof code === 'object' ? code.value : code;
  return (
    problem.source === productName &&
    rule === advice.rule &&
    problem.range.isEqual(rangeOf(document, advice.span))
  );
}
