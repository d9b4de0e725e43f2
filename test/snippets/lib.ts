/** What the runners need of the sources; run.mjs bundles it. */
export { renderTemplate } from '../../src/snippets/render.js';
export { noValues, slotsFrom } from '../../src/snippets/slots.js';
export { languages } from '../../src/snippets/languages.js';
export { taskTitles, tasks } from '../../src/snippets/snippet.js';
export { verified } from '../../src/snippets/verified.js';
export { hostileTexts } from './hostileTexts.js';
export { readTemplates } from './templates.js';
