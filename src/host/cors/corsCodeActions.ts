import * as vscode from 'vscode';
import type { CurrentCase } from '../currentCase.js';
import { productName } from '../contributions.js';
import { rangeOf, workspaceEdit } from '../editor/positions.js';
import type { CorsReadings, CorsText } from './corsReadings.js';

const quickFix = vscode.CodeActionKind.QuickFix;
const rewrite = vscode.CodeActionKind.RefactorRewrite;

export const corsActionKinds = [quickFix, rewrite];

/** Offers the fixes of the problems, and in any rule the smallest change that lets the upload at hand pass. */
export function corsCodeActions(readings: CorsReadings, current: CurrentCase): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context) {
      const text = await readings.of(document);
      if (!text) return [];
      const isWanted = (kind: vscode.CodeActionKind): boolean => !context.only || context.only.contains(kind);
      return [
        ...(isWanted(quickFix) ? fixes(text, document, range, context.diagnostics) : []),
        ...(isWanted(rewrite) ? changes(text, document, range, current) : []),
      ];
    },
  };
}

function fixes(
  text: CorsText,
  document: vscode.TextDocument,
  range: vscode.Range,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return text.problems.flatMap(({ id, span, fix }) => {
    const place = rangeOf(document, span);
    if (!fix || !range.intersection(place)) return [];
    const action = new vscode.CodeAction(fix.title, quickFix);
    action.edit = workspaceEdit(document, fix.edits);
    action.isPreferred = true;
    action.diagnostics = shown.filter(
      ({ source, code, range: at }) =>
        source === productName && (typeof code === 'object' ? code.value : code) === id && at.isEqual(place),
    );
    return [action];
  });
}

function changes(
  { documents, tools }: CorsText,
  document: vscode.TextDocument,
  range: vscode.Range,
  current: CurrentCase,
): vscode.CodeAction[] {
  const diagnosis = current.shown?.diagnosis;
  const request = diagnosis && tools.corsRequestOf(diagnosis);
  if (!request) return [];
  return documents.flatMap((rules) => {
    if (!range.intersection(rangeOf(document, rules.span))) return [];
    const change = tools.smallestChange(rules, request);
    if (!change) return [];
    const action = new vscode.CodeAction(
      `Let the diagnosed upload from ${request.origin} pass CORS`,
      rewrite,
    );
    action.edit = workspaceEdit(document, change.edits);
    return [action];
  });
}
