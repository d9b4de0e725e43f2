import { type CommandId, commandIds } from '../contributions.js';
import type { CurrentCase } from '../currentCase.js';
import type { FixPanel } from '../panel/fixPanel.js';
import type { CommandTask } from '../runCommand.js';
import { Consent } from './consent.js';
import { CorsHistory } from './corsHistory.js';

/** The commands that send something, loaded when one is first run. They share what was agreed to in this window. */
export function checkCommands(given: {
  readonly current: CurrentCase;
  readonly panel: FixPanel;
}): readonly (readonly [CommandId, CommandTask])[] {
  const parts = { ...given, consent: new Consent(), history: new CorsHistory() };
  const load = () => import('./commands.js');
  return [
    [commandIds.checkLive, async () => (await load()).checkLive(parts)],
    [commandIds.applyCors, async () => (await load()).applyCors(parts)],
    [commandIds.undoCors, async () => (await load()).undoCors(parts)],
    [commandIds.listUnfinishedUploads, async () => (await load()).listUnfinishedUploads(parts)],
  ];
}
