import type { Certainty, Fact } from '../core/diagnosis.js';
import type { Shown, SignatureSides } from '../protocol/panel.js';

/** A case as Markdown, for an issue or a message. Everything in `shown` is redacted already. */
export function reportOf({ diagnosis, paste, source, words, signature }: Shown): string {
  const titles = new Map(Object.entries(words.causes));
  const title = titles.get(diagnosis.cause) ?? diagnosis.cause;
  const [finding] = diagnosis.findings;
  const blocks: (string | null)[] = [
    `# ${line(title)}`,
    line(diagnosis.summary),
    list([
      `Cause: \`${diagnosis.cause}\` (${certaintyWords[diagnosis.certainty]})`,
      diagnosis.chain.length > 1 ? `Seen first to root: ${line(diagnosis.chain.join(' → '))}` : null,
      words.provider && `Store: ${line(words.provider)}`,
      source && `Read from: ${line(source)}`,
    ]),
    section('Evidence', numbered(finding?.facts.map(({ text }: Fact) => line(text)) ?? [])),
    section('What differs between the two sides of the signature', list(differencesOf(signature))),
    diagnosis.proof && section('Proof with the secret key', line(diagnosis.proof.explanation)),
    diagnosis.nextCheck &&
      section('Next check', `${line(diagnosis.nextCheck.question)}\n\n${line(diagnosis.nextCheck.how)}`),
    section(
      'Fix',
      diagnosis.fixes.map((fix) => `### ${line(fix.title)}\n\n${numbered(fix.steps.map(line))}`).join('\n\n'),
    ),
    section(
      'Not this',
      list(
        diagnosis.excluded.map(
          ({ cause, because }) => `${line(titles.get(cause) ?? cause)}: ${line(because)}`,
        ),
      ),
    ),
    section('Paste, secrets masked', fenced(paste.pieces.map(({ text }) => text).join('\n[…]\n'))),
  ];
  return `${blocks.filter((block) => block).join('\n\n')}\n`;
}

function differencesOf(signature: SignatureSides | null): string[] {
  const differing = signature?.lines.filter(({ isSame }) => !isSame) ?? [];
  return differing.map(({ name, explanation }) =>
    explanation === null ? `${line(name)} differs.` : `${line(name)}: ${line(explanation)}`,
  );
}

/** How far a verdict can be relied on, in words. */
const certaintyWords: Readonly<Record<Certainty, string>> = {
  stated: 'the paste says so',
  inferred: 'follows from the paste',
  suspected: 'suspected, not proven',
  none: 'not enough to tell',
};

function section(heading: string, body: string): string | null {
  return body === '' ? null : `## ${heading}\n\n${body}`;
}

function list(items: readonly (string | null)[]): string {
  return items.flatMap((item) => (item ? [`- ${item}`] : [])).join('\n');
}

function numbered(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** One line of text that Markdown takes for text: what a paste quotes may neither format nor link nor mention. */
function line(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>@#|]/g, '\\$&');
}

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  if (text === '') return '';
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].slice(0, 10_000).map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}
