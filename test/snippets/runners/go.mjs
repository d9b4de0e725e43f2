import { buildGo, lacksGo } from '../../support/toolchains/go.mjs';
import { sdkRunner } from './sdkRunner.mjs';

/** Runs the Go templates. Each is a package of its own, in a test binary of its own, beside code that calls it. */
export const go = sdkRunner({
  name: 'Go',
  language: 'go',
  sdk: 'aws-sdk-go-v2: service/s3 1.114.10, feature/s3/transfermanager 0.5.5',
  lacks: lacksGo,
  firstPort: 21_100,
  async build({ texts, literals, program }) {
    const packages = {
      ...texts,
      literals: `package literals\n\nvar literals = []string{\n${literals.map((literal) => `\t${literal},\n`).join('')}}\n`,
    };
    const sources = {};
    for (const [task, text] of Object.entries(packages)) {
      const [, name] = /^package (\w+)$/m.exec(text);
      sources[`${task}/snippet.go`] = text;
      for (const file of ['serve_test.go', `${task}_test.go`]) {
        sources[`${task}/${file}`] = program(file).replace(/^package main$/m, `package ${name}`);
      }
    }
    const folder = await buildGo(sources);
    return (task) => ({ command: `${folder}/${task}.test`, args: [] });
  },
});
