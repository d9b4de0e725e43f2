/** A stretch of code of one colour. */
export interface Token {
  readonly text: string;
  readonly kind: 'keyword' | 'string' | 'number' | 'comment' | 'call' | 'plain';
}

const strings = '"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\'';
const slashComments = '\\/\\/[^\\n]*|\\/\\*[^]*?\\*\\/';
const hashComments = '#[^\\n]*';
const xmlComments = '<!--[^]*?-->';

const scripts =
  'as async await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof interface let new null of private readonly return satisfies switch this throw true try type typeof undefined while yield';
const python =
  'and as assert async await break class continue def del elif else except False finally for from if import in is lambda None not or pass raise return True try while with yield';
/** Of Go, Java, Kotlin, Rust, C# and PHP together, whose rest reads alike. */
const compiled =
  'abstract and as async await bool break byte case catch class companion const continue data default defer do double else enum export extends false final finally float fn for foreach fun func function go if impl implements import in int interface internal is let long loop match mod module mut namespace new nil null object or out override package private protected pub public range readonly record ref return select self static string struct super suspend switch this throw throws trait true try type unsafe use using val var void when where while yield';
const ruby =
  'and begin class def do else elsif end ensure false for if in module nil not or puts raise require rescue return self super then true unless until when while yield';
const shell =
  'case do done elif else esac exit export fi for function if in local return set then while param foreach';

const grammars: Readonly<
  Record<string, { readonly comments: string; readonly strings: string; readonly keywords: string }>
> = {
  typescript: {
    comments: slashComments,
    strings: `${strings}|\`(?:[^\`\\\\]|\\\\[^])*\``,
    keywords: scripts,
  },
  javascript: {
    comments: slashComments,
    strings: `${strings}|\`(?:[^\`\\\\]|\\\\[^])*\``,
    keywords: scripts,
  },
  python: { comments: hashComments, strings: `"""[^]*?"""|${strings}`, keywords: python },
  ...Object.fromEntries(
    ['go', 'java', 'kotlin', 'rust', 'csharp'].map((language) => [
      language,
      { comments: slashComments, strings, keywords: compiled },
    ]),
  ),
  php: { comments: `${slashComments}|${hashComments}`, strings, keywords: compiled },
  ruby: { comments: hashComments, strings, keywords: ruby },
  terraform: { comments: `${slashComments}|${hashComments}`, strings, keywords: 'true false null' },
  yaml: { comments: hashComments, strings, keywords: 'true false null' },
  shellscript: { comments: hashComments, strings, keywords: shell },
  powershell: { comments: hashComments, strings, keywords: shell },
  json: { comments: slashComments, strings, keywords: 'true false null' },
  xml: { comments: xmlComments, strings, keywords: '' },
  html: { comments: xmlComments, strings, keywords: '' },
};

/** Cuts code into tokens, roughly: it colours what is read, it doesn't compile it. Text is never lost. */
export function colour(code: string, language: string): readonly Token[] {
  const grammar = grammars[language];
  if (!grammar) return [{ text: code, kind: 'plain' }];
  const keywords = new Set(grammar.keywords.split(' '));
  const pattern = new RegExp(
    `(?<comment>${grammar.comments})|(?<string>${grammar.strings})|(?<number>\\b\\d[\\d_.]*\\b)|(?<word>[A-Za-z_$][\\w$]*)`,
    'g',
  );
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    if (match.index > end) tokens.push({ text: code.slice(end, match.index), kind: 'plain' });
    const [text] = match;
    end = match.index + text.length;
    tokens.push({ text, kind: kindOf(match.groups ?? {}, keywords, code[end]) });
  }
  if (end < code.length) tokens.push({ text: code.slice(end), kind: 'plain' });
  return tokens;
}

function kindOf(
  groups: Record<string, string | undefined>,
  keywords: ReadonlySet<string>,
  next: string | undefined,
): Token['kind'] {
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['string'] !== undefined) return 'string';
  if (groups['number'] !== undefined) return 'number';
  if (keywords.has(groups['word'] ?? '')) return 'keyword';
  return next === '(' ? 'call' : 'plain';
}
