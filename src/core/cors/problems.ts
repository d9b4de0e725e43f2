import { fieldMeant, formTitles, namesOf } from './dialects.js';
import type { CorsDocument, CorsProblem, PlacedRule, PlacedValue, TextEdit } from './document.js';
import { addValues, renameKey } from './edit.js';
import { headerProblems, originProblems } from './valueProblems.js';
import { methodProblems } from './methodProblems.js';
import { headerMatches, originMatches } from './match.js';

export interface ProblemOptions {
  /** Headers that the workspace's presign calls sign, so that the page must send them. */
  readonly signedHeaders?: readonly string[];
  /** Parts are uploaded from a page, which then must read their ETag. */
  readonly uploadsParts?: boolean;
}

/** Everything in a document that can't work or won't do what it seems to, in the order of the text. Bounded. */
export function problemsOf(document: CorsDocument, options: ProblemOptions = {}): CorsProblem[] {
  const found = [
    ...document.problems,
    ...documentProblems(document),
    ...document.rules
      .slice(0, maximumRules + 1)
      .flatMap((rule, index) => [
        ...shapeProblems(document, rule),
        ...originProblems(document, rule),
        ...methodProblems(document, rule),
        ...headerProblems(document, rule),
        ...ageProblems(document, rule),
        ...uploadProblems(document, rule, options),
        ...orderProblems(document, rule, index),
      ]),
  ];
  return found.slice(0, maximumProblems).sort((one, other) => one.span.start - other.span.start);
}

const maximumProblems = 500;
const maximumRules = 100;
const maximumIdLength = 255;
const maximumDocumentBytes = 65_536;

function documentProblems(document: CorsDocument): CorsProblem[] {
  const { rules, form } = document;
  const problems: CorsProblem[] = [];
  if (rules.length === 0)
    problems.push({
      id: 'no-rules',
      severity: 'error',
      message: 'No rule is in here: S3 takes no empty document, and without a rule no page may upload.',
      span: head(document.span),
    });
  const tooMany = rules[maximumRules];
  if (tooMany && form !== 'gcs')
    problems.push({
      id: 'too-many-rules',
      severity: 'error',
      message: `There are ${rules.length} rules, and S3 takes ${maximumRules} at most.`,
      span: head(tooMany.span),
    });
  const bytes = document.span.end - document.span.start;
  if (bytes > maximumDocumentBytes && (form === 'xml' || form === 'cli' || form === 'console'))
    problems.push({
      id: 'document-too-large',
      severity: 'error',
      message: `The document has ${bytes} characters, and S3 takes 64 KB at most.`,
      span: head(document.span),
    });
  return problems;
}

/** Missing and misspelled properties, and single values where lists belong. */
function shapeProblems(document: CorsDocument, rule: PlacedRule): CorsProblem[] {
  const { form, syntax } = document;
  if (form === 'minio') return [];
  const names = namesOf(form, syntax);
  const problems: CorsProblem[] = [];
  const meant = rule.strangers.map(({ key }) => fieldMeant(key));
  for (const field of ['origins', 'methods'] as const) {
    const placed = rule.fields[field];
    if ((placed === undefined && !meant.includes(field)) || placed?.values.length === 0)
      problems.push({
        id: `rule-without-${field}`,
        severity: 'error',
        message: `The rule has no ${names[field] ?? field}, which every rule needs.`,
        span: placed?.keySpan ?? head(rule.span),
      });
  }
  for (const { key, span, entry } of rule.strangers) {
    const field = fieldMeant(key);
    const name = field === undefined ? null : names[field];
    const isFree = field !== undefined && rule.fields[field] === undefined;
    problems.push({
      id: name === null ? 'unknown-property' : 'misspelled-property',
      severity: 'error',
      message:
        name === null
          ? `A rule has no ${key} here.`
          : `${upperFirst(formTitles[form])} calls it ${name}, not ${key}.`,
      span,
      ...(name !== null && isFree && !name.includes('.')
        ? { fix: { title: `Rename to ${name}`, edits: renameKey(document, key, span, entry, name) } }
        : {}),
    });
  }
  for (const field of ['origins', 'methods', 'headers', 'exposed'] as const) {
    const placed = rule.fields[field];
    const [only] = placed?.values ?? [];
    if (!placed || !only || placed.list || syntax === 'xml' || !only.isKnown) continue;
    problems.push({
      id: 'value-not-a-list',
      severity: 'error',
      message: `${placed.key} is a list, even with a single value.`,
      span: only.span,
      fix: { title: 'Make it a list', edits: inBrackets(only) },
    });
  }
  const id = rule.fields.id?.values[0];
  if (id && id.text.length > maximumIdLength)
    problems.push({
      id: 'id-too-long',
      severity: 'error',
      message: `The id has ${id.text.length} characters, and S3 takes ${maximumIdLength} at most.`,
      span: id.span,
    });
  return problems;
}

function inBrackets({ whole }: PlacedValue): TextEdit[] {
  return [
    { span: { start: whole.start, end: whole.start }, text: '[' },
    { span: { start: whole.end, end: whole.end }, text: ']' },
  ];
}

const longestCacheSeconds = 86_400;

function ageProblems(document: CorsDocument, rule: PlacedRule): CorsProblem[] {
  const placed = rule.fields.maxAge?.values[0];
  if (!placed?.isKnown) return [];
  if (!/^\d{1,15}$/.test(placed.text))
    return [
      {
        id: 'max-age-not-a-number',
        severity: 'error',
        message: `“${placed.text.slice(0, 40)}” is not a number of whole seconds.`,
        span: placed.span,
      },
    ];
  if (document.syntax === 'json' && placed.whole.start !== placed.span.start)
    return [
      {
        id: 'max-age-in-quotes',
        severity: 'warning',
        message: 'The seconds are a number, without quotes.',
        span: placed.span,
        fix: { title: 'Remove the quotes', edits: [{ span: placed.whole, text: placed.text }] },
      },
    ];
  if (Number(placed.text) > longestCacheSeconds)
    return [
      {
        id: 'max-age-too-long',
        severity: 'information',
        message:
          'Browsers keep a preflight’s answer for less: Chromium 7,200 s, Firefox 86,400 s, Safari 600 s at most.',
        span: placed.span,
      },
    ];
  return [];
}

/** What an upload needs and the rule withholds. */
function uploadProblems(
  document: CorsDocument,
  rule: PlacedRule,
  { signedHeaders = [], uploadsParts = false }: ProblemOptions,
): CorsProblem[] {
  const { form } = document;
  const isUpload = rule.methods.includes('PUT');
  const method = rule.fields.methods;
  if (!isUpload || !method || form === 'minio') return [];
  const names = namesOf(form, document.syntax);
  const problems: CorsProblem[] = [];
  const isStranger = (field: string): boolean => rule.strangers.some(({ key }) => fieldMeant(key) === field);
  const hasUnknown = (field: 'headers' | 'exposed'): boolean =>
    rule.fields[field]?.values.some((value) => !value.isKnown) === true;
  const exposes = rule.exposed.some((name) => name.toLowerCase() === 'etag');
  if (!exposes && !isStranger('exposed') && !hasUnknown('exposed'))
    problems.push({
      id: 'etag-not-exposed',
      severity: uploadsParts ? 'warning' : 'information',
      message: 'A page that uploads in parts must read their ETag, and this rule does not expose it.',
      span: rule.fields.exposed?.keySpan ?? method.keySpan,
      fix: {
        title: `Add ETag to ${names.exposed ?? ''}`,
        edits: addValues(document, rule, 'exposed', ['ETag']),
      },
    });
  if (hasUnknown('headers') || isStranger('headers')) return problems;
  const unsigned = signedHeaders.filter(
    (name) => !rule.headers.some((pattern) => headerMatches(pattern, name)),
  );
  if (unsigned.length > 0)
    problems.push({
      id: 'signed-header-not-allowed',
      severity: 'warning',
      message: `The presigned URLs of this workspace sign ${unsigned.join(', ')}, and this rule does not let a page send ${unsigned.length === 1 ? 'it' : 'them'}.`,
      span: rule.fields.headers?.keySpan ?? method.keySpan,
      fix: {
        title: `Add ${unsigned.join(', ')} to ${names.headers ?? ''}`,
        edits: addValues(document, rule, 'headers', unsigned),
      },
    });
  else if (rule.headers.length === 0)
    problems.push({
      id: 'no-headers-allowed',
      severity: 'warning',
      message: `Without ${names.headers ?? ''} a page may send no header of its own, not even Content-Type.`,
      span: method.keySpan,
      fix: {
        title: `Add content-type to ${names.headers ?? ''}`,
        edits: addValues(document, rule, 'headers', ['content-type']),
      },
    });
  return problems;
}

/** A rule of which an earlier one lets everything through already. */
function orderProblems(document: CorsDocument, rule: PlacedRule, index: number): CorsProblem[] {
  if (document.form === 'minio' || rule.origins.length === 0 || rule.methods.length === 0) return [];
  const hasUnknown = Object.values(rule.fields).some((field) => field.values.some((value) => !value.isKnown));
  const earlier = document.rules
    .slice(0, Math.min(index, maximumRules))
    .findIndex(
      (other) =>
        rule.origins.every((origin) =>
          other.origins.some((pattern) => covers(pattern, origin, originMatches)),
        ) &&
        rule.methods.every((method) => other.methods.includes(method)) &&
        rule.headers.every((name) => other.headers.some((pattern) => covers(pattern, name, headerMatches))),
    );
  if (earlier < 0 || hasUnknown) return [];
  return [
    {
      id: 'rule-never-reached',
      severity: 'information',
      message: `Rule ${earlier + 1} lets all of this through already, and the first rule that matches decides: this one is never used.`,
      span: head(rule.span),
    },
  ];
}

function covers(pattern: string, text: string, matches: (pattern: string, text: string) => boolean): boolean {
  return pattern === text || pattern === '*' || (!text.includes('*') && matches(pattern, text));
}

function head({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end: Math.min(end, start + 1) };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
