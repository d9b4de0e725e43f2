import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from './program.mjs';
import { startRecorder } from './recorder.mjs';
import { awkwardKey, renderInto } from './rendered.mjs';
import { credentials } from './report.mjs';
import { bucket, changedSlots, contentType, runSdkScenario } from './sdkScenario.mjs';

const region = 'us-east-1';
const programsFolder = 'test/snippets/programs';

/**
 * A runner for a language whose SDK presigns: its templates become parts of a program that answers the calls of
 * sdkScenario.mjs. They are rendered once, for an address that passes requests on to whichever server is tried, so that
 * they are compiled once.
 *
 * `build({ texts, literals, program })` gets the rendered template of each task and the hostile texts as the language
 * writes them; `program(name)` reads a file of `programs/<language>`. It compiles them and gives a function: the command
 * that answers calls for a task. The task `literals` is one too: its call gives each hostile text's UTF-8 in hexadecimal.
 *
 * An SDK that is older than a setting can't run the template for it: those tasks are `readOnly`. One that adds no checksum by
 * itself says so in `sendsChecksums`, and a language without a compiler says `parsed` for its `status`.
 */
export function sdkRunner({
  name,
  language,
  sdk,
  lacks,
  firstPort,
  sendsTrailers = false,
  sendsChecksums = true,
  readOnly = [],
  status = 'compiled',
  build,
}) {
  return {
    name,
    sdk,
    lacks,
    prepare: async (report, context) =>
      prepare(report, context, { name, language, firstPort, status, build }),
    run: async (report, server, { commandFor, recorder, files, folder }) => {
      assert.equal(server.region, region, 'the region is compiled in');
      recorder.pointAt(server.endpoint);
      const programs = new Map();
      const call = (task, ...fields) => {
        const { command, args } = commandFor(task);
        const id = JSON.stringify([command, args]);
        if (!programs.has(id)) programs.set(id, startProgram(command, args, credentials(server.user)));
        return programs.get(id).call(...fields);
      };
      try {
        const run = Object.fromEntries(Object.entries(files).filter(([task]) => !readOnly.includes(task)));
        const under = `${language}/`;
        const options = { files: run, call, recorder, folder, under, sendsTrailers, sendsChecksums };
        await runSdkScenario(report, server, options);
      } finally {
        await Promise.all([...programs.values()].map((program) => program.end()));
      }
    },
  };
}

async function prepare(report, { lib, folder }, { name, language, firstPort, status, build }) {
  const at = join(folder, language);
  mkdirSync(at, { recursive: true });
  const templates = lib.readTemplates().filter((template) => template.language === language);
  const files = Object.fromEntries(templates.map(({ task, file }) => [task, file]));
  const recorder = await startRecorder(null, firstPort);
  const values = {
    ...lib.noValues,
    bucket,
    region,
    contentType,
    key: `${language}/${awkwardKey}`,
    endpoint: recorder.endpoint,
  };
  const paths = renderInto(at, lib, Object.values(files), values, changedSlots);
  const { string } = lib.languages.find(({ id }) => id === language);
  let commandFor = null;
  await report.check(`the ${name} compiles`, { files: Object.values(files), status }, async () => {
    commandFor = await build({
      texts: Object.fromEntries(
        Object.entries(files).map(([task, file]) => [task, readFileSync(paths[file], 'utf8')]),
      ),
      literals: lib.hostileTexts.map(string),
      program: (file) => readFileSync(join(programsFolder, language, file), 'utf8'),
    });
  });
  if (!commandFor) {
    await recorder.stop();
    return null;
  }
  await report.check(`a value is a string in ${name}, and no code`, { files: [], status: 'compiled' }, () =>
    checkLiterals(commandFor('literals'), lib.hostileTexts),
  );
  return { commandFor, recorder, files, folder: at, end: () => recorder.stop() };
}

async function checkLiterals({ command, args }, texts) {
  const program = startProgram(command, args, {});
  try {
    const { fields } = await program.call('literals');
    const hexOf = (text) => Buffer.from(text, 'utf8').toString('hex');
    const told = fields.map((field) => field.replace(/^x/, ''));
    assert.equal(told.length, texts.length);
    for (const [index, text] of texts.entries()) {
      // Half a surrogate pair has no bytes; languages put one sign or another in its place.
      const expected = [hexOf(text), hexOf(text.replace(/\p{Cs}/gu, '?'))];
      assert.ok(expected.includes(told[index]), `${JSON.stringify(text)} became ${told[index]}`);
    }
  } finally {
    await program.end();
  }
}
