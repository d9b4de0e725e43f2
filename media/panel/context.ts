import type { PanelRequests } from '../../src/protocol/panel.js';

/** What the sections of the panel can do. */
export interface PanelContext {
  readonly request: <M extends keyof PanelRequests>(
    method: M,
    params: PanelRequests[M]['params'],
  ) => Promise<PanelRequests[M]['result']>;
  /** Shows a message for a moment and has it read out. */
  readonly say: (message: string) => void;
  /** Runs a request of a button and says what came of it, be it a failure. */
  readonly run: (task: () => Promise<string | null>) => void;
  /** The language whose code is shown first; null until the user chooses one. */
  readonly language: () => string | null;
  readonly chooseLanguage: (language: string) => void;
  /** Puts the paste field in place of the case. */
  readonly askForPaste: () => void;
}
