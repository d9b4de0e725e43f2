import * as vscode from 'vscode';
import { isPresignLanguage } from '../../presign/grammars.js';
import type { Severity } from '../../presign/rules/rule.js';
import type { Advice } from '../../presign/scan.js';
import { productName } from '../contributions.js';
import { documentProblems } from './documentProblems.js';
import { affectsLint } from './lintSettings.js';
import { rangeOf } from './positions.js';
import type { PresignScans } from './presignScans.js';
import type { RulePage } from './rulePages.js';

const severityNumbers: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows the linter's findings as problems, for as long as a document is open. */
export function presignDiagnostics(scans: PresignScans, pageOf: RulePage): vscode.Disposable {
  const problems = documentProblems({
    name: productName,
    isLanguage: isPresignLanguage,
    async find(document) {
      const scan = await scans.of(document);
      return (scan?.advice ?? []).map((advice) => problemOf(advice, document, pageOf));
    },
    forget(document) {
      scans.forget(document);
    },
  });
  return vscode.Disposable.from(
    problems.watching,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!affectsLint(change)) return;
      scans.forgetAll();
      problems.showAll();
    }),
  );
}

function problemOf(advice: Advice, document: vscode.TextDocument, pageOf: RulePage): vscode.Diagnostic {
  const problem = new vscode.Diagnostic(
    rangeOf(document, advice.span),
    advice.message,
    severityNumbers[advice.severity],
  );
  problem.source = productName;
  problem.code = { value: advice.rule, target: pageOf(advice.rule) };
  problem.relatedInformation = advice.related.map(
    ({ span, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, rangeOf(document, span)),
        message,
      ),
  );
  return problem;
}
