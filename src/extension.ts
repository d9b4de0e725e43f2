import * as vscode from 'vscode';
import { causePages } from './host/causePages.js';
import { checkCommands } from './host/checks/register.js';
import { copyReportCommand } from './host/commands/copyReport.js';
import { diagnoseCommand } from './host/commands/diagnose.js';
import { diagnoseClipboardCommand } from './host/commands/diagnoseClipboard.js';
import { diagnoseFileCommand } from './host/commands/diagnoseFile.js';
import { diagnoseSelectionCommand } from './host/commands/diagnoseSelection.js';
import { forgetSecretKeysCommand } from './host/commands/forgetSecretKeys.js';
import { insertSnippetCommand } from './host/commands/insertSnippet.js';
import { openCausePageCommand } from './host/commands/openCausePage.js';
import { openSampleCommand } from './host/commands/openSample.js';
import { proveSignatureCommand } from './host/commands/proveSignature.js';
import { type CommandId, commandIds, panelViewType } from './host/contributions.js';
import { CurrentCase } from './host/currentCase.js';
import { registerCors } from './host/cors/register.js';
import { LastEditor } from './host/editors.js';
import { registerEditor } from './host/editor/register.js';
import { lazyEngine } from './host/engine.js';
import { createLog } from './host/log.js';
import { FixPanel } from './host/panel/fixPanel.js';
import { type CommandTask, registerCommand } from './host/runCommand.js';
import { SecretKeys } from './host/secretKeys.js';
import { snippetShelf } from './host/snippetShelf.js';

/** Builds the parts, hands them to each other and registers what the manifest promises. Nothing is read or computed yet. */
export function activate({
  extensionUri,
  globalState,
  secrets,
  subscriptions,
}: vscode.ExtensionContext): void {
  const log = createLog();
  const engine = lazyEngine(Date.now);
  const shelf = snippetShelf(extensionUri);
  const pages = causePages(extensionUri);
  const editors = new LastEditor();
  const current = new CurrentCase({ engine, shelf, memory: globalState });
  const secretKeys = new SecretKeys(secrets);
  const panel = new FixPanel({ current, shelf, editors, pages, secretKeys }, extensionUri, log);
  const diagnosing = { current, panel, engine };

  const cors = registerCors({ extensionUri, current, log });

  const commands: readonly (readonly [CommandId, CommandTask])[] = [
    [commandIds.diagnose, diagnoseCommand(diagnosing)],
    [commandIds.diagnoseSelection, diagnoseSelectionCommand(diagnosing)],
    [commandIds.diagnoseClipboard, diagnoseClipboardCommand(diagnosing)],
    [commandIds.diagnoseFile, diagnoseFileCommand(diagnosing)],
    [commandIds.insertSnippet, insertSnippetCommand({ shelf, current, editors })],
    [commandIds.copyReport, copyReportCommand(current)],
    [commandIds.openCausePage, openCausePageCommand(pages, current)],
    ...checkCommands({ current, panel }),
    ...cors.commands,
    [commandIds.openSample, openSampleCommand(diagnosing, extensionUri)],
    [commandIds.proveSignature, proveSignatureCommand({ current, panel, secretKeys })],
    [commandIds.forgetSecretKeys, forgetSecretKeysCommand(secretKeys)],
  ];

  subscriptions.push(
    log,
    editors,
    current,
    panel,
    registerEditor({ extensionUri, log }),
    cors.features,
    vscode.window.registerWebviewPanelSerializer(panelViewType, panel),
    ...commands.map(([id, task]) => registerCommand(id, log, task)),
  );
}
