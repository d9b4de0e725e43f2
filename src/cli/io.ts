/** What a subcommand may touch of the world, so that tests can stand in for a terminal. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colour is for terminals only. */
  readonly isTerminal: boolean;
  /** Progress is for terminals only. */
  readonly isErrorTerminal?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Exit codes that scripts may rely on; 64 and 66 are those of sysexits(3). */
export const exitCode = {
  named: 0,
  findings: 1,
  insufficientEvidence: 3,
  usage: 64,
  unreadable: 66,
  /** What a shell makes of SIGINT. */
  interrupted: 130,
} as const;
