import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNodePackages } from '../../support/toolchains/node.mjs';
import { startProgram } from './program.mjs';
import { startRecorder } from './recorder.mjs';
import { awkwardKey, renderInto } from './rendered.mjs';
import { credentials } from './report.mjs';
import { bucket, changedSlots, contentType, runSdkScenario } from './sdkScenario.mjs';
import { checkTypesWith } from './types.mjs';

const serve = 'test/snippets/programs/javascript/serve.mjs';
const v2 = 'aws-sdk@2.1693.0';

/** Runs the templates for the old SDK, which many programs still have. */
export const nodeV2 = nodeRunner({
  name: 'Node with SDK v2',
  sdk: v2,
  packages: [v2],
  // It is in maintenance, and says so at each start.
  env: { AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1' },
  isFor: ({ name }) => name === 'aws-sdk-v2',
});

/** Has a machine sign whose clock is wrong. */
export const nodeClock = nodeRunner({
  name: 'Node with a wrong clock',
  packages: [],
  env: { NODE_NO_WARNINGS: '1' },
  isFor: ({ task, name }) => task === 'clock' && name === 'aws-sdk-v3',
});

function nodeRunner({ name, sdk, packages, env, isFor }) {
  const own = name.replaceAll(' ', '-');
  const templatesOf = (lib) => lib.readTemplates().filter(isFor);
  const prepare = async (report, { lib, folder }) => {
    const at = join(folder, own);
    mkdirSync(at, { recursive: true });
    if (packages.length === 0) return {};
    symlinkSync(await ensureNodePackages(own, packages), join(at, 'node_modules'), 'junction');
    const files = templatesOf(lib).map(({ file }) => file);
    for (const [store, endpoint] of Object.entries({ aws: null, other: 'https://s3.example.com' })) {
      renderInto(join(at, 'types', store), lib, files, { ...lib.noValues, endpoint });
    }
    await checkTypesWith(report, join(at, 'types'), files);
    return {};
  };
  const run = async (report, server, prepared, { lib, folder }) => {
    const recorder = await startRecorder(server.endpoint);
    try {
      for (const language of ['typescript', 'javascript']) {
        const templates = templatesOf(lib).filter((template) => template.language === language);
        const at = join(folder, own, server.name, language);
        await runTemplates(report, server, {
          lib,
          templates,
          recorder,
          at,
          under: `${own}/${language}/`,
          env,
        });
      }
    } finally {
      await recorder.stop();
    }
  };
  return { name, sdk, lacks: () => null, prepare, run };
}

async function runTemplates(report, server, { lib, templates, recorder, at, under, env }) {
  const files = Object.fromEntries(templates.map(({ task, file }) => [task, file]));
  const values = {
    ...lib.noValues,
    bucket,
    key: `${under}${awkwardKey}`,
    contentType,
    region: server.region,
    endpoint: recorder.endpoint,
  };
  const paths = renderInto(at, lib, Object.values(files), values, changedSlots);
  const programs = new Map();
  const call = (task, ...fields) => {
    if (!programs.has(task)) {
      const args = [serve, paths[files[task]], task];
      programs.set(task, startProgram(process.execPath, args, { ...credentials(server.user), ...env }));
    }
    return programs.get(task).call(...fields);
  };
  const options = { files, call, recorder, folder: at, under, sendsChecksums: false, signsType: false };
  try {
    await runSdkScenario(report, server, options);
  } finally {
    await Promise.all([...programs.values()].map((program) => program.end()));
  }
}
