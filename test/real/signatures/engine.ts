/** What the signature tests need of the engine, in one bundle. */
export { diagnose } from '../../../src/core/diagnose.js';
export { sidesOf } from '../../../src/core/sigv4/sides.js';
export { prove } from '../../../src/core/proof/prove.js';
