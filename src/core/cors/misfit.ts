import type { CorsDocument, CorsProblem } from './document.js';

/**
 * What the console or the CLI would say to a document in the other's form: the JSON that goes round is the CLI's object, and the
 * console wants the array inside it. Undefined where the form is the wanted one.
 */
export function misfit(document: CorsDocument, wanted: 'console' | 'cli'): CorsProblem | undefined {
  const { form, holder, span, text } = document;
  if (form === wanted || holder === undefined) return undefined;
  const start = { start: text.search(/[[{<]/), end: text.search(/[[{<]/) + 1 };
  const at = start.start < 0 ? { start: span.start, end: span.start + 1 } : start;
  if (wanted === 'console' && form === 'cli') {
    return {
      id: 'object-for-the-console',
      severity: 'error',
      message: 'The console wants the bare array; this is the CLI’s object.',
      span: at,
      fix: {
        title: 'Leave the array alone',
        edits: [
          { span: { start: at.start, end: holder.span.start }, text: '' },
          { span: { start: holder.span.end, end: text.length }, text: '' },
        ],
      },
    };
  }
  if (wanted === 'cli' && form === 'console') {
    return {
      id: 'array-for-the-cli',
      severity: 'error',
      message: 'The CLI and the SDKs want an object with CORSRules; this is the console’s bare array.',
      span: at,
      fix: {
        title: 'Put the array into an object with CORSRules',
        edits: [
          { span: { start: holder.span.start, end: holder.span.start }, text: '{ "CORSRules": ' },
          { span: { start: holder.span.end, end: holder.span.end }, text: ' }' },
        ],
      },
    };
  }
  return {
    id: `other-form-for-the-${wanted}`,
    severity: 'error',
    message: `${wanted === 'console' ? 'The console wants a bare JSON array' : 'The CLI wants a JSON object with CORSRules'}; this is another form.`,
    span: at,
  };
}
