/** Loaded into a process that is measured: tells at its end how long it ran, and how much memory it took at most. */
import { writeSync } from 'node:fs';

const startedAt = performance.now();
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  writeSync(
    2,
    `\nmeasured ${JSON.stringify({ milliseconds: performance.now() - startedAt, bytes: maxRSS * 1024 })}\n`,
  );
});
