import { type CommandId, commandIds } from '../contributions.js';
import type { CurrentCase } from '../currentCase.js';
import type { FixPanel } from '../panel/fixPanel.js';
import type { CommandTask } from '../runCommand.js';
import { applyCorsCommand } from './applyCors.js';
import { checkLiveCommand } from './checkLive.js';
import { Consent } from './consent.js';
import { CorsHistory } from './corsHistory.js';
import { listUnfinishedUploadsCommand } from './listUploads.js';
import { undoCorsCommand } from './undoCors.js';

/** The commands that send something. They share what was agreed to in this window. */
export function checkCommands(parts: {
  readonly current: CurrentCase;
  readonly panel: FixPanel;
}): readonly (readonly [CommandId, CommandTask])[] {
  const consent = new Consent();
  const history = new CorsHistory();
  return [
    [commandIds.checkLive, checkLiveCommand({ ...parts, consent })],
    [commandIds.applyCors, applyCorsCommand({ ...parts, consent, history })],
    [commandIds.undoCors, undoCorsCommand({ consent, history })],
    [commandIds.listUnfinishedUploads, listUnfinishedUploadsCommand({ ...parts, consent })],
  ];
}
