/**
 * Tries pastes that nobody wrote: generated ones, and mutations of the labelled failures.
 *
 *   node test/fuzz/run.mjs [--count 200000] [--seed 1]
 *
 * Each kind of fault is printed when it is first met; the shortest paste that shows it is kept in out/fuzz.
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
const files = new Map();
mkdirSync('out/fuzz', { recursive: true });

/** Keeps the paste of each kind of fault, and prints a kind when it is first met. */
function report(faults) {
  for (const { what, paste } of faults) {
    const isNew = !files.has(what);
    if (isNew) files.set(what, `out/fuzz/fault-${seed}-${files.size + 1}.txt`);
    writeFileSync(files.get(what), paste);
    if (isNew) console.log(`${what}\n  ${files.get(what)}: ${JSON.stringify(paste.slice(0, 200))}`);
  }
}

const faults = fuzz({
  count,
  seed,
  onProgress: (tried, found) => {
    report(found);
    if (tried % 10_000 === 0)
      console.log(`${tried} pastes, ${minutes()} min, ${found.length} kinds of fault`);
  },
});
report(faults);
for (const { what, count } of faults) console.log(`${count} × ${what}: ${files.get(what)}`);
console.log(`${count} pastes from seed ${seed} in ${minutes()} min: ${faults.length} kinds of fault`);
process.exitCode = faults.length === 0 ? 0 : 1;
