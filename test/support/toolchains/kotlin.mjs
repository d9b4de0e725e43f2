import { delimiter, join } from 'node:path';
import { ensureBuilt, fingerprint, pinned, writeAll } from './built.mjs';
import { javaCommand, mavenPackages } from './java.mjs';
import { build } from './program.mjs';

export { lacksJava as lacksKotlin } from './java.mjs';

const compiler = 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler';

/** Compiles Kotlin (path → text) with the pinned compiler against the pinned SDK, and gives the command of its main class. */
export async function buildKotlin(sources, mainClass) {
  const archives = await mavenPackages('kotlin');
  const compilerArchives = await mavenPackages('kotlin-compiler');
  const pins = [pinned('kotlin', 'pom.xml'), pinned('kotlin-compiler', 'pom.xml')];
  const folder = await ensureBuilt('kotlin', fingerprint(pins, sources), async (into) => {
    writeAll(join(into, 'source'), sources);
    const options = ['-no-stdlib', '-no-reflect', '-jvm-target', '17', '-Werror'];
    await build('java', [
      '-cp',
      compilerArchives.join(delimiter),
      compiler,
      ...options,
      '-classpath',
      archives.join(delimiter),
      '-d',
      into,
      join(into, 'source'),
    ]);
  });
  return javaCommand(archives, folder, mainClass);
}
