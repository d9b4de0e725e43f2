import * as vscode from 'vscode';
import { isPresignLanguage } from '../../presign/grammars.js';
import type { Severity } from '../../presign/rules/rule.js';
import type { Advice } from '../../presign/scan.js';
import { productName } from '../contributions.js';
import { affectsLint } from './lintSettings.js';
import { rangeOf } from './positions.js';
import type { PresignScans } from './presignScans.js';
import type { RulePage } from './rulePages.js';

/** How long typing has to rest before the text is read again. */
const restMs = 300;

/** Documents that show another state of a file, or that nobody edits. */
const otherSchemes = ['git', 'output', 'vscode-scm', 'search-editor'];

const severityNumbers: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows the linter's findings as problems, for as long as a document is open. */
export function presignDiagnostics(scans: PresignScans, pageOf: RulePage): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection(productName);
  const timers = new Map<string, NodeJS.Timeout>();

  const show = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const scan = await scans.of(document);
    // While the text was read it may have changed, or its editor may be gone.
    if (document.isClosed || document.version !== version) return;
    problems.set(
      document.uri,
      (scan?.advice ?? []).map((advice) => problemOf(advice, document, pageOf)),
    );
  };

  const showSoon = (document: vscode.TextDocument, delayMs: number): void => {
    if (!isPresignLanguage(document.languageId) || otherSchemes.includes(document.uri.scheme)) return;
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

  const forget = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.delete(key);
    scans.forget(document);
    problems.delete(document.uri);
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
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!affectsLint(change)) return;
      scans.forgetAll();
      showAll();
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
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
