import { buildRust, lacksRust } from '../../support/toolchains/rust.mjs';
import { sdkRunner } from './sdkRunner.mjs';

/** Runs the Rust templates, each a module of one program that calls them. */
export const rust = sdkRunner({
  name: 'Rust',
  language: 'rust',
  sdk: 'aws-sdk-s3 1.157.0, aws-sdk-s3-transfer-manager 0.3.1',
  lacks: lacksRust,
  firstPort: 21_400,
  sendsTrailers: true,
  async build({ texts, literals, program }) {
    const sources = {
      'main.rs': program('main.rs'),
      'literals.rs': `pub const ALL: &[&str] = &[\n${literals.map((literal) => `    ${literal},\n`).join('')}];\n`,
    };
    for (const [task, text] of Object.entries(texts)) sources[`${task.replaceAll('-', '_')}.rs`] = text;
    sources['presign_put.rs'] += program('presign_put.rs');
    const command = await buildRust(sources);
    return (task) => ({ command, args: [task] });
  },
});
