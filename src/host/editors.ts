import * as vscode from 'vscode';

/** Knows the text editor that was used last: while the panel has the focus VS Code names none as active. */
export class LastEditor implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  #last: vscode.TextEditor | undefined = vscode.window.activeTextEditor;

  constructor() {
    this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor) this.#last = editor;
    });
  }

  /** Undefined when it is no longer on the screen. */
  find(): vscode.TextEditor | undefined {
    const last = this.#last;
    if (last && vscode.window.visibleTextEditors.includes(last)) return last;
    return vscode.window.visibleTextEditors.find(({ document }) => last?.document === document);
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
