import type { CorsDocument, CorsProblem, PlacedRule, PlacedValue } from './document.js';
import { namesOf } from './dialects.js';
import { addValues, removeValue, replaceValue } from './edit.js';
import { faultOf } from './match.js';

/** Origins that no browser sends, or that the store refuses. */
export function originProblems(document: CorsDocument, rule: PlacedRule): CorsProblem[] {
  const problems: CorsProblem[] = [];
  for (const value of knownValues(rule, 'origins')) {
    const fault = faultOf(value.text);
    if (fault) {
      const { meant, id } = fault;
      problems.push({
        id,
        severity: 'error',
        message: `No page has the origin “${shown(value.text)}”: ${fault.because}.`,
        span: value.span,
        ...(meant === null
          ? {}
          : {
              fix: {
                title: `Write ${meant}`,
                edits: replaceValue(document, rule, 'origins', value.text, meant),
              },
            }),
      });
    } else problems.push(...wildcardProblems(document, value));
    if (value.text === 'null')
      problems.push({
        id: 'origin-null',
        severity: 'warning',
        message: 'null is the origin of every local file and every sandboxed frame, whoever made it.',
        span: value.span,
      });
  }
  return problems;
}

function wildcardProblems({ form, syntax }: CorsDocument, value: PlacedValue): CorsProblem[] {
  if (form === 'gcs' && value.text.includes('*') && value.text !== '*')
    return [
      {
        id: 'wildcard-in-part',
        severity: 'warning',
        message: 'Google Cloud Storage takes * alone, or whole origins.',
        span: value.span,
      },
    ];
  if (syntax === 'yaml' && value.text === '*' && value.whole.start === value.span.start)
    return [
      {
        id: 'yaml-bare-asterisk',
        severity: 'error',
        message: 'In YAML a bare * refers to an anchor; as a text it stands in quotes.',
        span: value.span,
        fix: { title: 'Write it in quotes', edits: [{ span: value.whole, text: "'*'" }] },
      },
    ];
  return [];
}

const headerCharacters = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/;

/** Header names that can't be, and wildcards where none is taken. */
export function headerProblems(document: CorsDocument, rule: PlacedRule): CorsProblem[] {
  const problems: CorsProblem[] = [];
  for (const value of knownValues(rule, 'headers')) {
    if (value.text.split('*').length > 2)
      problems.push({
        id: 'header-with-two-wildcards',
        severity: 'error',
        message: `“${shown(value.text)}” has more than one *, which S3 refuses.`,
        span: value.span,
      });
    else if (!headerCharacters.test(value.text)) problems.push(notAName(document, rule, 'headers', value));
    problems.push(...wildcardProblems(document, value).filter(({ id }) => id === 'yaml-bare-asterisk'));
  }
  if (document.form === 'gcs') return problems;
  for (const value of knownValues(rule, 'exposed')) {
    if (value.text.includes('*')) {
      const name = namesOf(document.form, document.syntax).exposed ?? '';
      const isOnly = rule.exposed.length === 1;
      problems.push({
        id: 'exposed-with-wildcard',
        severity: 'error',
        message: `${name} takes whole names: * exposes nothing, the ETag neither.`,
        span: value.span,
        fix: {
          title: isOnly ? 'Write ETag' : 'Remove it',
          edits: isOnly
            ? [
                {
                  span: value.span,
                  text:
                    document.syntax === 'yaml' || value.whole.start < value.span.start ? 'ETag' : '"ETag"',
                },
              ]
            : removeValue(document, rule, 'exposed', value.text),
        },
      });
    } else if (!headerCharacters.test(value.text)) problems.push(notAName(document, rule, 'exposed', value));
  }
  return problems;
}

function notAName(
  document: CorsDocument,
  rule: PlacedRule,
  field: 'headers' | 'exposed',
  value: PlacedValue,
): CorsProblem {
  const parts = value.text.split(/\s*[,;]\s*/).filter((part) => headerCharacters.test(part));
  const isList = parts.length > 1 && document.syntax !== 'list';
  const [first = '', ...rest] = parts;
  const base: CorsProblem = {
    id: 'not-a-header-name',
    severity: 'error',
    message: isList
      ? `“${shown(value.text)}” is read as one name; each header is a value of its own.`
      : `“${shown(value.text)}” is not the name of a header.`,
    span: value.span,
  };
  if (!isList) return base;
  return {
    ...base,
    fix: {
      title: 'Write each name by itself',
      edits: [
        ...replaceValue(document, rule, field, value.text, first),
        ...addValues(document, rule, field, rest),
      ],
    },
  };
}

export function knownValues(
  rule: PlacedRule,
  field: 'origins' | 'methods' | 'headers' | 'exposed',
): PlacedValue[] {
  return (rule.fields[field]?.values ?? []).filter(({ isKnown }) => isKnown);
}

/** A value as a message shows it: bounded. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
