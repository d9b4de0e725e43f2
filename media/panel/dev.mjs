/**
 * Serves the panel to a plain browser, with the fixtures of its tests: `npm run dev:panel`.
 * The address names the case and the theme: `#cors-suspected,light`, `#expired-url,hc`, `#paste`.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const panel = dirname(fileURLToPath(import.meta.url));
const root = join(panel, '../..');
const port = Number(process.env.PORT ?? 8440);

const bundle = async (options) => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    write: false,
    ...options,
  });
  return outputFiles[0].text;
};

const snippetCode = `
  export { templates } from './src/snippets/catalogue.js';
  export { renderTemplate } from './src/snippets/render.js';
  export { noValues, slotsFrom } from './src/snippets/slots.js';`;

async function renderSnippet(query) {
  const code = await bundle({ stdin: { contents: snippetCode, resolveDir: root, loader: 'ts' } });
  const { templates, renderTemplate, noValues, slotsFrom } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  const wanted = ['task', 'language', 'variant'].map((name) => query.get(name) || null).join();
  const entry = templates.find(({ task, language, variant }) => [task, language, variant].join() === wanted);
  if (!entry) return `No template for ${wanted}`;
  const template = await readFile(join(root, 'src/snippets/templates', entry.file), 'utf8');
  return renderTemplate(template, entry.language, slotsFrom(noValues));
}

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json' };

async function answer({ pathname, searchParams }) {
  if (pathname === '/') return [await readFile(join(panel, 'dev.html')), 'html'];
  if (pathname === '/dev.js') return [await bundle({ entryPoints: ['media/panel/dev.ts'] }), 'js'];
  if (pathname === '/snippet') return [await renderSnippet(searchParams), 'plain'];
  const [, folder, name] = /^\/(fixtures\/)?([a-z0-9-]+\.(?:css|json))$/.exec(pathname) ?? [];
  if (!name) return null;
  const path = folder ? join(root, 'test/panel/fixtures', name) : join(panel, name);
  return [await readFile(path), name.split('.')[1]];
}

createServer((request, response) => {
  answer(new URL(request.url, 'http://127.0.0.1'))
    .then((found) => {
      if (!found) return response.writeHead(404).end();
      const [body, type] = found;
      return response
        .writeHead(200, { 'content-type': `${types[type] ?? 'text/plain'}; charset=utf-8` })
        .end(body);
    })
    .catch((error) => response.writeHead(500).end(error.message));
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/#expired-url,dark`));
