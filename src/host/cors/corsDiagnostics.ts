import * as vscode from 'vscode';
import type { CorsProblem } from '../../core/cors/document.js';
import { productName } from '../contributions.js';
import { documentProblems } from '../editor/documentProblems.js';
import { rangeOf } from '../editor/positions.js';
import { corsLanguages } from './corsLanguages.js';
import type { CorsReadings } from './corsReadings.js';
import type { PresignedUploads } from './presignedUploads.js';

const severities: Readonly<Record<CorsProblem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Shows what can't work in CORS rules as problems, for as long as a document is open. */
export function corsDiagnostics(
  readings: CorsReadings,
  uploads: PresignedUploads,
  page: vscode.Uri,
): vscode.Disposable {
  const problems = documentProblems({
    name: `${productName} CORS`,
    isLanguage: (languageId) => corsLanguages.includes(languageId),
    async find(document) {
      const text = await readings.of(document);
      return (text?.problems ?? []).map((problem) => problemOf(problem, document, page));
    },
    forget(document) {
      readings.forget(document);
    },
  });
  return vscode.Disposable.from(
    problems.watching,
    uploads.onDidChange(() => {
      readings.forgetAll();
      problems.showAll();
    }),
  );
}

function problemOf(
  { id, severity, message, span }: CorsProblem,
  document: vscode.TextDocument,
  page: vscode.Uri,
): vscode.Diagnostic {
  const problem = new vscode.Diagnostic(rangeOf(document, span), message, severities[severity]);
  problem.source = productName;
  problem.code = { value: id, target: page };
  return problem;
}
