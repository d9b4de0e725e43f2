import type { CheckResult } from '../../probe/runCheck.js';
import type { CheckWords } from '../../protocol/panel.js';

/** What came of a check as the panel shows it, with every secret masked. */
export function checkWords(
  { title, question, sentence, lines, proves, exchanges }: CheckResult,
  {
    redact,
    exchangeText,
  }: {
    readonly redact: (text: string) => string;
    readonly exchangeText: (
      ...exchange: [CheckResult['exchanges'][number]['request'], CheckResult['exchanges'][number]['outcome']]
    ) => string;
  },
): CheckWords {
  const texts = exchanges.map(({ request, outcome }) => exchangeText(request, outcome));
  return {
    title,
    question,
    sentence: redact(sentence),
    lines: lines.map(redact),
    proves,
    exchange: redact(texts.join('\n')).trimEnd(),
  };
}
