import { redact } from '../../core/redact.js';
import { exchangeText } from '../../probe/exchangeText.js';
import type { CheckResult } from '../../probe/runCheck.js';
import type { CheckWords } from '../../protocol/panel.js';

/** What came of a check as the panel shows it, with every secret masked. */
export function checkWords({ title, question, sentence, lines, proves, exchanges }: CheckResult): CheckWords {
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
