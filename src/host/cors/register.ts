import * as vscode from 'vscode';
import { commandIds, type CommandId } from '../contributions.js';
import type { CurrentCase } from '../currentCase.js';
import type { Log } from '../log.js';
import type { CommandTask } from '../runCommand.js';
import { corsActionKinds, corsCodeActions } from './corsCodeActions.js';
import { corsDiagnostics } from './corsDiagnostics.js';
import { corsHover } from './corsHover.js';
import { corsLanguages } from './corsLanguages.js';
import { CorsReadings } from './corsReadings.js';
import { lazyCorsTools } from './corsTools.js';
import { judgeCorsCommand } from './judgeCorsCommand.js';
import { PresignedUploads } from './presignedUploads.js';

interface CorsParts {
  readonly extensionUri: vscode.Uri;
  readonly current: CurrentCase;
  readonly log: Log;
}

/** A bucket's CORS rules in the editor: problems, fixes, hovers and a question. No reader is loaded before a text has a word of them. */
export function registerCors({ extensionUri, current, log }: CorsParts): {
  readonly features: vscode.Disposable;
  readonly commands: readonly (readonly [CommandId, CommandTask])[];
} {
  const uploads = new PresignedUploads(log);
  const load = lazyCorsTools();
  const readings = new CorsReadings({ load, uploads, log });
  const languages = corsLanguages.map((language) => ({ language }));
  const page = vscode.Uri.joinPath(extensionUri, 'media', 'causes', 'cors.md');
  return {
    features: vscode.Disposable.from(
      uploads,
      corsDiagnostics(readings, uploads, page),
      vscode.languages.registerCodeActionsProvider(languages, corsCodeActions(readings, current), {
        providedCodeActionKinds: corsActionKinds,
      }),
      vscode.languages.registerHoverProvider(languages, corsHover(readings)),
    ),
    commands: [[commandIds.judgeCors, judgeCorsCommand({ load, current, uploads })]],
  };
}
