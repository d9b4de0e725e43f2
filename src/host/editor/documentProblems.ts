import * as vscode from 'vscode';

/** How long typing has to rest before the text is read again. */
const restMs = 300;

/** Documents that show another state of a file, or that nobody edits. */
const otherSchemes = ['git', 'output', 'vscode-scm', 'search-editor'];

/** Who finds problems in documents. */
export interface ProblemFinder {
  /** Of the collection that the problems are in. */
  readonly name: string;
  isLanguage(languageId: string): boolean;
  find(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]>;
  /** The document was closed. */
  forget(document: vscode.TextDocument): void;
}

export interface DocumentProblems {
  /** Ends the watching, and takes the problems away. */
  readonly watching: vscode.Disposable;
  /** Looks at every open document again. */
  showAll(): void;
}

/** Shows what is found as problems, for as long as a document is open. */
export function documentProblems(finder: ProblemFinder): DocumentProblems {
  const problems = vscode.languages.createDiagnosticCollection(finder.name);
  const timers = new Map<string, NodeJS.Timeout>();

  const show = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const found = await finder.find(document);
    // While the text was read it may have changed, or its editor may be gone.
    if (document.isClosed || document.version !== version) return;
    problems.set(document.uri, found);
  };

  const showSoon = (document: vscode.TextDocument, delayMs: number): void => {
    if (!finder.isLanguage(document.languageId) || otherSchemes.includes(document.uri.scheme)) return;
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
    finder.forget(document);
    problems.delete(document.uri);
  };

  const showAll = (): void => {
    for (const document of vscode.workspace.textDocuments) showSoon(document, 0);
  };

  showAll();
  const watching = vscode.Disposable.from(
    problems,
    vscode.workspace.onDidOpenTextDocument((document) => {
      showSoon(document, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) showSoon(document, restMs);
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
  return { watching, showAll };
}
