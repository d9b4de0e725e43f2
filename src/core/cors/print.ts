import { methodOfOperation, namesOf } from './dialects.js';
import type { CorsForm, CorsRule, FieldName, ListName } from './document.js';
import type { Syntax } from './tree.js';

/** What a file does its own way, and new text in it does alike. */
export interface Style {
  readonly quote: '"' | "'";
  /** One step of indentation. */
  readonly step: string;
  /** What stands before a method of the CDK: `s3.HttpMethods.`; empty where methods are texts. */
  readonly methodPrefix: string;
  /** What makes a rule in a program, such as `s3.CorsRule`; empty for a plain map. */
  readonly callee: string;
  /** HCL: the name of the block; empty where rules are maps in a list. */
  readonly block: string;
  /** XML: the prefix of the namespace with its colon, mostly empty. */
  readonly namespace: string;
  /** YAML: lists in brackets. */
  readonly isFlow: boolean;
  /** YAML: every text in quotes. */
  readonly isQuoted: boolean;
}

export const plainStyle: Style = {
  quote: '"',
  step: '  ',
  methodPrefix: '',
  callee: '',
  block: '',
  namespace: '',
  isFlow: false,
  isQuoted: false,
};

/** The form and its spellings, as everything that prints needs them. */
export interface Writing {
  readonly form: CorsForm;
  readonly syntax: Syntax;
  readonly style: Style;
}

/** A value as it stands in a list. */
export function printValue(value: string, field: FieldName, { form, syntax, style }: Writing): string {
  if (field === 'maxAge') return value;
  const text = form === 'b2' && field === 'methods' ? operationOf(value) : value;
  switch (syntax) {
    case 'json':
    case 'hcl':
      return JSON.stringify(text);
    case 'yaml':
      return yamlText(text, style);
    case 'xml':
      return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
    case 'list':
      return text;
    default:
      return field === 'methods' && style.methodPrefix !== '' && /^[A-Z]+$/.test(text)
        ? `${style.methodPrefix}${text}`
        : quoted(text, style.quote);
  }
}

/** An entry with its values, as lines; those after the first are indented from the first's place. */
export function printEntry(field: FieldName, values: readonly string[], writing: Writing): string[] {
  const { form, syntax, style } = writing;
  const path = namesOf(form, syntax)[field];
  if (path === null) return [];
  const name = path.slice(path.indexOf('.') + 1);
  const printed = values.map((value) => printValue(value, field, writing));
  if (syntax === 'xml')
    return printed.map((value) => `<${style.namespace}${name}>${value}</${style.namespace}${name}>`);
  const isList = field !== 'id' && field !== 'maxAge';
  if (syntax === 'yaml' && isList && !style.isFlow)
    return [`${name}:`, ...printed.map((value) => `${style.step}- ${value}`)];
  return [`${keyOf(name, writing)}${isList ? `[${printed.join(', ')}]` : (printed[0] ?? '')}`];
}

/** A whole rule, as lines from the margin on, without what separates it from others. */
export function printRule(rule: CorsRule, writing: Writing): string[] {
  const { syntax, style, form } = writing;
  const entries = entriesOf(rule, writing);
  const deeper = (lines: readonly string[]): string[] => lines.map((line) => `${style.step}${line}`);
  switch (syntax) {
    case 'xml':
      return [`<${style.namespace}CORSRule>`, ...deeper(entries.flat()), `</${style.namespace}CORSRule>`];
    case 'yaml':
      return entries.flat().map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
    case 'hcl':
      return [`${style.block === '' ? '' : `${style.block} `}{`, ...deeper(aligned(entries.flat())), '}'];
    default: {
      const isCall = style.callee !== '' && syntax === 'python';
      const [open, close] = isCall ? [`${style.callee}(`, ')'] : ['{', '}'];
      const hasLastComma = syntax !== 'json';
      const lines = entries.map((entry, index) =>
        entry.map((line, at) =>
          at === entry.length - 1 && (index < entries.length - 1 || hasLastComma) ? `${line},` : line,
        ),
      );
      const wrapped = style.callee !== '' && !isCall ? [`${style.callee}({`, '})'] : [open, close];
      return form === 'minio'
        ? rule.origins.slice()
        : [wrapped[0] ?? '', ...deeper(lines.flat()), wrapped[1] ?? ''];
    }
  }
}

/** The rule's entries in the order that most forms have them; wrangler’s inner map is one entry of several lines. */
function entriesOf(rule: CorsRule, writing: Writing): string[][] {
  const { form, style } = writing;
  const entries: string[][] = [];
  const add = (field: FieldName, values: readonly string[]): void => {
    if (values.length > 0) {
      const lines = printEntry(field, values, writing);
      if (lines.length > 0) entries.push(lines);
    }
  };
  if (rule.id !== null) add('id', [rule.id]);
  else if (form === 'b2') add('id', ['uploads']);
  if (form === 'r2') {
    const inner = lists
      .filter((field) => rule[field].length > 0)
      .map((field) => printEntry(field, rule[field], writing).join(' '));
    entries.push([
      `${keyOf('allowed', writing)}{`,
      ...inner.map((line, index) => `${style.step}${line}${index < inner.length - 1 ? ',' : ''}`),
      '}',
    ]);
  } else if (form === 'gcs') {
    add('origins', rule.origins);
    add('methods', rule.methods);
    add('headers', [...new Set([...rule.headers, ...rule.exposed])]);
  } else for (const field of lists) add(field, rule[field]);
  if (form !== 'gcs') add('exposed', rule.exposed);
  if (rule.maxAgeSeconds !== null) add('maxAge', [String(rule.maxAgeSeconds)]);
  return entries;
}

const lists: readonly ListName[] = ['origins', 'methods', 'headers'];

function keyOf(name: string, { syntax, style }: Writing): string {
  switch (syntax) {
    case 'json':
      return `${JSON.stringify(name)}: `;
    case 'hcl':
      return `${name} = `;
    case 'python':
      return style.callee === '' ? `${quoted(name, style.quote)}: ` : `${name}=`;
    default:
      return `${name}: `;
  }
}

/** `terraform fmt` puts the equals signs of a block below each other. */
function aligned(lines: readonly string[]): string[] {
  const width = Math.max(...lines.map((line) => line.indexOf(' = ')));
  return lines.map((line) => {
    const at = line.indexOf(' = ');
    return at < 0 ? line : `${line.slice(0, at).padEnd(width)}${line.slice(at)}`;
  });
}

function operationOf(method: string): string {
  return Object.entries(methodOfOperation).find(([, name]) => name === method)?.[0] ?? method;
}

function quoted(text: string, quote: '"' | "'"): string {
  const json = JSON.stringify(text);
  return quote === '"' ? json : `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Plain where YAML reads it as a text, in quotes otherwise. */
function yamlText(text: string, { quote, isQuoted }: Style): string {
  const isPlain =
    /^[A-Za-z][\w./:-]*$/.test(text) && !/:$|^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text);
  return isPlain && !isQuoted
    ? text
    : quote === '"'
      ? JSON.stringify(text)
      : `'${text.replaceAll("'", "''")}'`;
}
