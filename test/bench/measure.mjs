/**
 * Loaded into a process that is measured: tells at its end how long it kept processors busy, since what runs beside does
 * not count, and how much memory it took at most.
 */
import { writeSync } from 'node:fs';

const before = process.cpuUsage();
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  const { user, system } = process.cpuUsage(before);
  writeSync(
    2,
    `\nmeasured ${JSON.stringify({ milliseconds: (user + system) / 1000, bytes: maxRSS * 1024 })}\n`,
  );
});
