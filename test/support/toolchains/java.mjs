import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBuilt, fingerprint, pinned, writeAll } from './built.mjs';
import { build, findProgram } from './program.mjs';

const least = [17, 0];
const debian = '(Debian: apt-get install default-jdk-headless maven)';
// Named with its version, since a Maven of Debian brings an older one.
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

const findJavac = () => findProgram(['javac'], ['-version'], least);
const findMaven = () => findProgram(['mvn'], ['-version'], [3, 6]);

/** What this machine must have to compile Java or Kotlin, for people; null where it has it. */
export function lacksJava() {
  return findJavac() && findMaven() ? null : `a JDK ${least[0]} or newer and Maven ${debian}`;
}

/** The packages of a language's pinned `pom.xml`, fetched once: the paths of their archives. */
export async function mavenPackages(language) {
  const pom = pinned(language, 'pom.xml');
  const folder = await ensureBuilt(`${language}-packages`, fingerprint(pom), async (into) => {
    writeAll(into, { 'pom.xml': pom });
    await build('mvn', ['-B', '-q', copyDependencies, '-DoutputDirectory=lib', '-DincludeScope=runtime'], {
      cwd: into,
    });
  });
  const lib = join(folder, 'lib');
  return readdirSync(lib).map((name) => join(lib, name));
}

/** Runs a compiled program: the command of its main class. */
export function javaCommand(archives, folder, mainClass) {
  return {
    command: 'java',
    // Short programs: less of the compiler that pays off later, and text in UTF-8 wherever this runs.
    args: [
      '-XX:TieredStopAtLevel=1',
      '-Xshare:auto',
      '-Dfile.encoding=UTF-8',
      '-Dstdout.encoding=UTF-8',
      '-cp',
      [folder, ...archives].join(delimiter),
      mainClass,
    ],
  };
}

/** Compiles Java (path → text) against the pinned SDK, and gives the command of its main class. */
export async function buildJava(sources, mainClass) {
  const archives = await mavenPackages('java');
  const { version } = findJavac();
  const folder = await ensureBuilt(
    'java',
    fingerprint(version, pinned('java', 'pom.xml'), sources),
    async (into) => {
      writeAll(join(into, 'source'), sources);
      const paths = Object.keys(sources).map((path) => join(into, 'source', path));
      const options = [
        '--release',
        String(least[0]),
        '-encoding',
        'UTF-8',
        '-Xlint:all,-processing',
        '-Werror',
      ];
      await build('javac', [...options, '-cp', archives.join(delimiter), '-d', into, ...paths]);
    },
  );
  return javaCommand(archives, folder, mainClass);
}
