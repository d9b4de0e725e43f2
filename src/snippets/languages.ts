import { htmlAttribute, terraformString, yamlString } from './configurationLiterals.js';
import {
  bracketed,
  goString,
  groupedNumber,
  javaNumber,
  javaString,
  javascriptString,
  jsonString,
  kotlinString,
  plainNumber,
  powershellString,
  pythonString,
  rustString,
  shellString,
  xmlText,
} from './literals.js';
import { csharpString, phpString, rubyString } from './scriptLiterals.js';

/** How a language that templates are written in looks, and how it writes a value. */
export interface LanguageRow {
  /** VS Code's language id. */
  readonly id: string;
  readonly label: string;
  /** Of its template files, without the dot. */
  readonly extension: string;
  /** What stands before and after a comment that ends a line. */
  readonly comment: { readonly open: string; readonly close: string };
  /** Whether what ships may hold comments. Templates always may. */
  readonly keepsComments: boolean;
  readonly string: (text: string) => string;
  readonly number: (value: number) => string;
  /** Null where a list is written as its line repeated, one line an item. */
  readonly list: ((items: readonly string[]) => string) | null;
}

const slashes = { open: '//', close: '' };
const hash = { open: '#', close: '' };

/** A language id of VS Code that has templates. */
export const languages = [
  {
    id: 'typescript',
    label: 'TypeScript',
    extension: 'ts',
    comment: slashes,
    keepsComments: true,
    string: javascriptString,
    number: groupedNumber,
    list: bracketed(javascriptString),
  },
  {
    id: 'javascript',
    label: 'JavaScript',
    extension: 'js',
    comment: slashes,
    keepsComments: true,
    string: javascriptString,
    number: groupedNumber,
    list: bracketed(javascriptString),
  },
  {
    id: 'python',
    label: 'Python',
    extension: 'py',
    comment: hash,
    keepsComments: true,
    string: pythonString,
    number: groupedNumber,
    list: bracketed(pythonString),
  },
  {
    id: 'go',
    label: 'Go',
    extension: 'go',
    comment: slashes,
    keepsComments: true,
    string: goString,
    number: groupedNumber,
    list: null,
  },
  {
    id: 'java',
    label: 'Java',
    extension: 'java',
    comment: slashes,
    keepsComments: true,
    string: javaString,
    number: javaNumber,
    list: null,
  },
  {
    id: 'kotlin',
    label: 'Kotlin',
    extension: 'kt',
    comment: slashes,
    keepsComments: true,
    string: kotlinString,
    number: groupedNumber,
    list: null,
  },
  {
    id: 'rust',
    label: 'Rust',
    extension: 'rs',
    comment: slashes,
    keepsComments: true,
    string: rustString,
    number: groupedNumber,
    list: null,
  },
  {
    id: 'csharp',
    label: 'C#',
    extension: 'cs',
    comment: slashes,
    keepsComments: true,
    string: csharpString,
    number: groupedNumber,
    list: null,
  },
  {
    id: 'php',
    label: 'PHP',
    extension: 'php',
    comment: slashes,
    keepsComments: true,
    string: phpString,
    number: groupedNumber,
    list: bracketed(phpString),
  },
  {
    id: 'ruby',
    label: 'Ruby',
    extension: 'rb',
    comment: hash,
    keepsComments: true,
    string: rubyString,
    number: groupedNumber,
    list: bracketed(rubyString),
  },
  {
    id: 'json',
    label: 'JSON',
    extension: 'jsonc',
    comment: slashes,
    keepsComments: false,
    string: jsonString,
    number: plainNumber,
    list: bracketed(jsonString),
  },
  {
    id: 'xml',
    label: 'XML',
    extension: 'xml',
    comment: { open: '<!--', close: '-->' },
    keepsComments: true,
    string: xmlText,
    number: plainNumber,
    list: null,
  },
  {
    id: 'yaml',
    label: 'YAML',
    extension: 'yaml',
    comment: hash,
    keepsComments: true,
    string: yamlString,
    number: plainNumber,
    list: bracketed(yamlString),
  },
  {
    id: 'terraform',
    label: 'Terraform',
    extension: 'tf',
    comment: hash,
    keepsComments: true,
    string: terraformString,
    number: plainNumber,
    list: bracketed(terraformString),
  },
  {
    id: 'html',
    label: 'HTML',
    extension: 'html',
    comment: { open: '<!--', close: '-->' },
    keepsComments: true,
    string: htmlAttribute,
    number: plainNumber,
    list: null,
  },
  {
    id: 'shellscript',
    label: 'Shell',
    extension: 'sh',
    comment: hash,
    keepsComments: true,
    string: shellString,
    number: plainNumber,
    list: null,
  },
  {
    id: 'powershell',
    label: 'PowerShell',
    extension: 'ps1',
    comment: hash,
    keepsComments: true,
    string: powershellString,
    number: plainNumber,
    list: null,
  },
] as const satisfies readonly LanguageRow[];

export type Language = (typeof languages)[number]['id'];

/** The row of a language. */
export function languageRow(id: Language): LanguageRow {
  const row = languages.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row for the language: ${id}`);
  return row;
}
