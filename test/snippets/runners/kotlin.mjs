import { buildKotlin, lacksKotlin } from '../../support/toolchains/kotlin.mjs';
import { sdkRunner } from './sdkRunner.mjs';

/** Runs the Kotlin templates, each in a package of its own, beside a program that calls them. */
export const kotlin = sdkRunner({
  name: 'Kotlin',
  language: 'kotlin',
  sdk: 'AWS SDK for Kotlin 1.8.9 (s3-jvm), Kotlin 2.4.21',
  lacks: lacksKotlin,
  firstPort: 21_300,
  async build({ texts, literals, program }) {
    const sources = {
      'Answers.kt': program('Answers.kt'),
      'Literals.kt': `val LITERALS = listOf(\n${literals.map((literal) => `    ${literal},\n`).join('')})\n`,
    };
    for (const [task, text] of Object.entries(texts)) {
      sources[`${task}.kt`] = `package ${task.replaceAll('-', '_')}\n\n${text}`;
    }
    const { command, args } = await buildKotlin(sources, 'AnswersKt');
    return (task) => ({ command, args: [...args, task] });
  },
});
