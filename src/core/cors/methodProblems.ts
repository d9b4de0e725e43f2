import { methodOfOperation } from './dialects.js';
import type { CorsDocument, CorsProblem, PlacedRule } from './document.js';
import { removeValue, replaceValue } from './edit.js';
import { s3Methods } from './match.js';
import { knownValues, shown } from './valueProblems.js';

/** Methods that S3's rules don't know. */
export function methodProblems(document: CorsDocument, rule: PlacedRule): CorsProblem[] {
  const { form } = document;
  if (form === 'minio') return [];
  const values = knownValues(rule, 'methods');
  return values.flatMap((value): CorsProblem[] => {
    const { text, span } = value;
    if (form === 'b2') {
      if (text in methodOfOperation || text.startsWith('b2_')) return [];
      return [
        {
          id: 'method-not-an-operation',
          severity: 'error',
          message: `B2 names operations, such as s3_put, not “${shown(text)}”.`,
          span,
        },
      ];
    }
    // Google Cloud’s rules and R2’s take any method.
    if (s3Methods.includes(text) || form === 'gcs') return [];
    const upper = text.trim().toUpperCase();
    if (s3Methods.includes(upper))
      return [
        {
          id: 'method-in-lower-case',
          severity: 'error',
          message: `Methods are written in capitals: “${shown(text)}” is refused, or never matches.`,
          span,
          fix: { title: `Write ${upper}`, edits: replaceValue(document, rule, 'methods', text, upper) },
        },
      ];
    const isOptions = upper === 'OPTIONS';
    const message = isOptions
      ? 'S3 refuses rules with OPTIONS: it answers the browser’s question by itself.'
      : `S3’s rules know ${s3Methods.join(', ')}, not “${shown(text)}”.`;
    return [
      {
        id: isOptions ? 'options-as-method' : 'method-not-supported',
        severity: 'error',
        message,
        span,
        ...(values.length > 1
          ? { fix: { title: 'Remove it', edits: removeValue(document, rule, 'methods', text) } }
          : {}),
      },
    ];
  });
}
