import * as vscode from 'vscode';
import type { CorsProblem } from '../../core/cors/document.js';
import { productName } from '../contributions.js';
import { rangeOf } from '../editor/positions.js';
import { corsLanguages } from './corsLanguages.js';
import type { CorsReadings } from './corsReadings.js';
import type { PresignedUploads } from './presignedUploads.js';

/** How long typing has to rest before the text is read again. */
const restMs = 300;
/** Documents that show another state of a file, or that nobody edits. */
const otherSchemes = ['git', 'output', 'vscode-scm', 'search-editor'];

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
  const problems = vscode.languages.createDiagnosticCollection(`${productName} CORS`);
  const timers = new Map<string, NodeJS.Timeout>();

  const show = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const text = await readings.of(document);
    if (document.isClosed || document.version !== version) return;
    problems.set(
      document.uri,
      (text?.problems ?? []).map((problem) => problemOf(problem, document, page)),
    );
  };

  const showSoon = (document: vscode.TextDocument, delayMs: number): void => {
    if (!corsLanguages.includes(document.languageId) || otherSchemes.includes(document.uri.scheme)) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        void show(document);
      }, delayMs),
    );
  };

  const showAll = (): void => {
    for (const document of vscode.workspace.textDocuments) showSoon(document, 0);
  };

  showAll();
  return vscode.Disposable.from(
    problems,
    vscode.workspace.onDidOpenTextDocument((document) => {
      showSoon(document, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) showSoon(document, restMs);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const key = document.uri.toString();
      clearTimeout(timers.get(key));
      timers.delete(key);
      readings.forget(document);
      problems.delete(document.uri);
    }),
    uploads.onDidChange(() => {
      readings.forgetAll();
      showAll();
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
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
