/**
 * Tries pastes that nobody wrote: generated ones, and mutations of the labelled failures.
 *
 *   node test/fuzz/run.mjs [--count 200000] [--seed 1]
 *
 * Each kind of fault is printed with the shortest paste that showed it, which is also kept in out/fuzz.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const count = option('--count', 200_000);
const seed = option('--seed', 1);

const bundle = `out/fuzz/bundle-${process.pid}.mjs`;
await build({
  entryPoints: ['test/fuzz/fuzz.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  outfile: bundle,
  logLevel: 'warning',
});
const { fuzz } = await import(new URL(`../../${bundle}`, import.meta.url).href);
rmSync(bundle);

const startedAt = performance.now();
const minutes = () => ((performance.now() - startedAt) / 60_000).toFixed(1);
const faults = fuzz({
  count,
  seed,
  onProgress: (tried, found) => {
    if (tried % 10_000 === 0)
      console.log(`${tried} pastes, ${minutes()} min, ${found.length} kinds of fault`);
  },
});
mkdirSync('out/fuzz', { recursive: true });
for (const [index, { what, paste, count }] of faults.entries()) {
  const file = `out/fuzz/fault-${index + 1}.txt`;
  writeFileSync(file, paste);
  console.log(
    `\n${count} × ${what}\n  ${file}, ${paste.length} characters: ${JSON.stringify(paste.slice(0, 300))}`,
  );
}
console.log(`\n${count} pastes from seed ${seed} in ${minutes()} min: ${faults.length} kinds of fault`);
process.exitCode = faults.length === 0 ? 0 : 1;
