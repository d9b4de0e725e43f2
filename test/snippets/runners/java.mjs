import { buildJava, lacksJava } from '../../support/toolchains/java.mjs';
import { sdkRunner } from './sdkRunner.mjs';

/** Runs the Java templates, each a class, beside one that calls them. */
export const java = sdkRunner({
  name: 'Java',
  language: 'java',
  sdk: 'AWS SDK for Java 2.57.8 (s3, s3-transfer-manager)',
  lacks: lacksJava,
  firstPort: 21_200,
  sendsTrailers: true,
  async build({ texts, literals, program }) {
    const sources = {
      'Answers.java': program('Answers.java'),
      'Literals.java': `class Literals {\n    static final String[] ALL = {\n${literals.map((literal) => `        ${literal},\n`).join('')}    };\n}\n`,
    };
    for (const text of Object.values(texts)) sources[`${/^class (\w+)/m.exec(text)[1]}.java`] = text;
    const { command, args } = await buildJava(sources, 'Answers');
    return (task) => ({ command, args: [...args, task] });
  },
});
