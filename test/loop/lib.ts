/** What the loop needs of the sources; run.mjs bundles it. */
export { diagnose } from '../../src/core/diagnose.js';
export { causes } from '../../src/core/causes/index.js';
export { renderTemplate } from '../../src/snippets/render.js';
export { slotsFrom } from '../../src/snippets/slots.js';
export { readTemplates } from '../snippets/templates.js';
