import type { Span } from '../diagnosis.js';
import type { CorsForm, CorsProblem, CorsReading } from './document.js';
import { readLiteral, type Mistake } from './literals.js';
import { looksLikeRule } from './rule.js';
import { entryOf, type MapNode, type Node } from './tree.js';
import { documentOf, findRules, type Found } from './walk.js';

/** Reads JSON of the console, the CLI, CloudFormation, wrangler, Google Cloud and B2, with comments and unfinished as it may be. */
export function readJson(text: string): CorsReading {
  const from = start(text);
  const { node, end, mistakes } = readLiteral(text, from, 'json');
  // Of brackets left open the innermost is told: where that one is closed, the next one shows.
  const open = mistakes.find(({ kind }) => kind === 'unclosed');
  const told = mistakes.filter((mistake) => mistake.kind !== 'unclosed' || mistake === open);
  const problems = [...told.map((mistake) => problemOf(mistake, text)), ...trailing(text, end)];
  if (node === undefined || node.kind === 'scalar')
    return { documents: [], error: { message: 'This is not JSON.', span: lineOf(text, from) } };
  if (node.kind === 'map' && looksLikeRule(node) && entryOf(node, 'rules') === undefined) {
    const found: Found = { key: '', path: [], rules: [node], holder: node, owner: undefined };
    const form = formOf(node, found);
    const lone: CorsProblem = {
      id: 'rule-without-list',
      severity: 'error',
      message: 'This is one rule alone; rules stand in an array, even a single one.',
      span: { start: node.span.start, end: node.span.start + 1 },
      fix: {
        title: 'Put the rule into an array',
        edits: [
          { span: { start: node.span.start, end: node.span.start }, text: '[' },
          { span: { start: node.span.end, end: node.span.end }, text: ']' },
        ],
      },
    };
    return {
      documents: [
        documentOf({ text, form, syntax: 'json', found, name: null, problems: [lone, ...problems] }),
      ],
      error: null,
    };
  }
  if (node.kind === 'list' && node.items.length === 0) {
    const found: Found = { key: '', path: [], rules: [], holder: node, owner: undefined };
    return {
      documents: [documentOf({ text, form: 'console', syntax: 'json', found, name: null, problems })],
      error: null,
    };
  }
  const documents = findRules(node).map((found) =>
    documentOf({ text, form: formOf(node, found), syntax: 'json', found, name: nameOf(found), problems }),
  );
  return documents.length > 0 ? { documents, error: null } : { documents, error: noRules(node) };
}

/** JSON begins at its first bracket; the words before it may be a comment or a shell's. */
function start(text: string): number {
  const literal = /^(?:\s|\ufeff|\/\/[^\n]*\n|\/\*[^]*?\*\/)*/.exec(text)?.[0].length ?? 0;
  return literal;
}

function formOf(root: Node, found: Found): CorsForm {
  const keys = found.rules.flatMap((rule) => rule.entries.map((entry) => entry.key));
  const has = (...names: readonly string[]): boolean => names.some((name) => keys.includes(name));
  if (has('allowed')) return 'r2';
  if (has('allowedOperations', 'corsRuleName')) return 'b2';
  if (has('origin', 'method', 'responseHeader')) return 'gcs';
  if (found.key === 'CORSRules') return 'cli';
  if (found.key === 'CorsRules' || found.path.includes('Properties')) return 'cloudformation-json';
  if (root.kind === 'list') return 'console';
  if (found.key === 'corsRules') return has('allowedOrigins') ? 'b2' : 'cli';
  return found.key === '' ? 'console' : 'cli';
}

/** The name of the resource that CloudFormation's properties belong to. */
export function nameOf(found: Found): string | null {
  const at = found.path.lastIndexOf('Properties');
  return at > 0 ? (found.path[at - 1] ?? null) : null;
}

function noRules(node: MapNode | { kind: 'list'; span: Span }): { message: string; span: Span } {
  const span = { start: node.span.start, end: Math.min(node.span.end, node.span.start + 1) };
  if (node.kind === 'map') {
    const statement = entryOf(node, 'Statement');
    if (statement)
      return {
        message: 'This is a policy, not a CORS document: it has statements.',
        span: statement.keySpan,
      };
    const rules = node.entries.find((entry) => /cors/i.test(entry.key));
    if (rules)
      return {
        message: `“${rules.key}” holds no CORS rules: S3 wants a list of them under CORSRules.`,
        span: rules.keySpan,
      };
    const [first] = node.entries;
    return {
      message:
        'This object holds no CORS rules: the CLI wants them under CORSRules, the console as an array.',
      span: first?.keySpan ?? span,
    };
  }
  return {
    message: 'This array holds no CORS rules: each is an object with AllowedOrigins and AllowedMethods.',
    span,
  };
}

const messages: Readonly<Record<Mistake['kind'], string>> = {
  comment: 'JSON has no comments: the console and the CLI refuse the document.',
  'missing-comma': 'A comma is missing here.',
  'trailing-comma': 'The last entry has no comma after it in JSON.',
  unclosed: 'This bracket is not closed.',
  quotes: 'JSON wants this in double quotes.',
  stray: 'This bracket closes nothing.',
};

function problemOf({ kind, span }: Mistake, text: string): CorsProblem {
  const base = {
    id: `json-${kind}`,
    severity: kind === 'comment' ? ('information' as const) : ('error' as const),
    message: messages[kind],
    span: span.end > span.start ? span : { start: Math.max(span.start - 1, 0), end: span.end },
  };
  switch (kind) {
    case 'missing-comma':
      return { ...base, fix: { title: 'Add the comma', edits: [{ span, text: ',' }] } };
    case 'trailing-comma':
    case 'stray':
      return { ...base, fix: { title: 'Remove it', edits: [{ span, text: '' }] } };
    case 'quotes': {
      const word = text.slice(span.start, span.end).replace(/^'|'$/g, '');
      return word.startsWith('"')
        ? base
        : {
            ...base,
            fix: { title: 'Write it in double quotes', edits: [{ span, text: JSON.stringify(word) }] },
          };
    }
    default:
      return base;
  }
}

/** Whatever follows the document's last bracket. */
function trailing(text: string, end: number): CorsProblem[] {
  const rest = text.slice(end);
  const word = /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/.exec(rest)?.[0].length ?? 0;
  if (word >= rest.length || end === 0) return [];
  const span = { start: end + word, end: lineOf(text, end + word).end };
  return [{ id: 'json-text-after', severity: 'error', message: 'The document ends before this.', span }];
}

function lineOf(text: string, at: number): Span {
  const end = text.indexOf('\n', at);
  return { start: at, end: end < 0 ? text.length : end };
}
