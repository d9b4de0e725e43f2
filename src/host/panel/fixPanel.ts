import * as vscode from 'vscode';
import { type Answerer, openAnswerer } from '../../protocol/channel.js';
import type { HostEvents, PanelRequests } from '../../protocol/panel.js';
import { panelViewType, productName } from '../contributions.js';
import { DisposableStore } from '../disposables.js';
import type { Log } from '../log.js';
import { chainOf } from '../problem.js';
import { type HandlerParts, panelHandlers } from './handlers.js';
import { pageHtml } from './html.js';
import { findKeptCase } from './shown.js';

/** Owns the one fix panel of the window: opens it, brings it back after a reload, and keeps it in step with the case. */
export class FixPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #parts: HandlerParts;
  readonly #extensionUri: vscode.Uri;
  readonly #log: Log;
  #open: { readonly panel: vscode.WebviewPanel; readonly store: DisposableStore } | undefined;

  constructor(parts: HandlerParts, extensionUri: vscode.Uri, log: Log) {
    this.#parts = parts;
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  /** Shows the panel beside the code, or where it already is. */
  reveal(): void {
    if (this.#open) {
      this.#open.panel.reveal();
      return;
    }
    const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    this.#attach(vscode.window.createWebviewPanel(panelViewType, productName, column));
  }

  /** Called by VS Code after a reload, with what the panel kept: the redacted paste and its diagnosis. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = findKeptCase(state);
    if (kept && !this.#parts.current.shown) this.#parts.current.set(kept);
    if (this.#open) panel.dispose();
    else this.#attach(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #attach(panel: vscode.WebviewPanel): void {
    const store = new DisposableStore();
    this.#open = { panel, store };
    const { current } = this.#parts;
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');

    let isReady = false;
    const answerer: Answerer<HostEvents> = openAnswerer<PanelRequests, HostEvents>({
      post: (message) => void panel.webview.postMessage(message),
      handlers: panelHandlers(this.#parts, () => {
        isReady = true;
        return current.view();
      }),
      onProblem: (method, error) => {
        this.#log.warn(`${method}: ${chainOf(error)}`);
      },
    });
    store.add(answerer);
    store.add(
      current.onDidChange(() => {
        // A panel that isn't ready, or not on the screen, asks for the view when it is.
        if (isReady) this.#tellView(answerer);
      }),
    );
    store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        answerer.receive(message);
      }),
    );
    panel.onDidDispose(() => {
      store.dispose();
      this.#open = undefined;
    });

    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = pageHtml({
      cspSource: panel.webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
      title: productName,
    });
  }

  #tellView(answerer: Answerer<HostEvents>): void {
    this.#parts.current.view().then(
      (view) => {
        answerer.emit('view/changed', view);
      },
      (error: unknown) => {
        this.#log.error(`view/changed: ${chainOf(error)}`);
      },
    );
  }
}
