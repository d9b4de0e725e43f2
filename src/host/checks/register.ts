import { type CommandId, commandIds } from '../contributions.js';
import type { CurrentCase } from '../currentCase.js';
import type { FixPanel } from '../panel/fixPanel.js';
import type { CommandTask } from '../runCommand.js';
import { Consent } from './consent.js';
import { CorsHistory } from './corsHistory.js';

/** The commands that send something, each loaded when it is first run. They share what was agreed to in this window. */
export function checkCommands(given: {
  readonly current: CurrentCase;
  readonly panel: FixPanel;
}): readonly (readonly [CommandId, CommandTask])[] {
  const parts = { ...given, consent: new Consent(), history: new CorsHistory() };
  return [
    [commandIds.checkLive, async () => (await import('./checkLive.js')).checkLive(parts)],
    [commandIds.applyCors, async () => (await import('./applyCors.js')).applyCors(parts)],
    [commandIds.undoCors, async () => (await import('./undoCors.js')).undoCors(parts)],
    [
      commandIds.listUnfinishedUploads,
      async () => (await import('./listUploads.js')).listUnfinishedUploads(parts),
    ],
  ];
}
