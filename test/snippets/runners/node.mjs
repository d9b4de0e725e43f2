import { join } from 'node:path';
import { credentials } from './report.mjs';

const scenario = 'test/snippets/runners/nodeScenario.mjs';

/** Runs the templates for servers written in TypeScript and JavaScript. */
export const node = { name: 'Node', lacks: () => null, run: runNode };

async function runNode(report, server, prepared, { libPath, folder }) {
  for (const [extension, name] of Object.entries({ ts: 'TypeScript', js: 'JavaScript' })) {
    const options = {
      server,
      bucket: `snippets-${extension}`,
      folder: join(folder, server.name, extension),
      extension,
      libPath,
    };
    await report.collect(
      `${name} on ${server.label}`,
      [],
      process.execPath,
      [scenario, JSON.stringify(options)],
      credentials(server.user),
    );
  }
}
