import type { CorsDocument } from './document.js';
import { indentOf } from './layout.js';
import { plainStyle, type Style, type Writing } from './print.js';

const shownRules = 5;

/** How new text in the document must look. */
export function writingOf(document: CorsDocument): Writing {
  const { text, syntax, form, holder, span } = document;
  // The beginning shows how the file does it.
  const rules = document.rules.slice(0, shownRules);
  const part = text.slice(span.start, Math.min(span.end, span.start + 20_000));
  const quote = (part.match(/'/g)?.length ?? 0) > (part.match(/"/g)?.length ?? 0) ? "'" : '"';
  const [rule] = rules;
  const member = part.includes('HttpMethod')
    ? /([\w.]{0,60}HttpMethods?\.)[A-Z]{3,7}/.exec(part)?.[1]
    : undefined;
  const step = stepOf(document);
  const lists = rules.flatMap((each) => Object.values(each.fields).map((field) => field.list));
  const values = rules.flatMap((each) => each.fields.origins?.values ?? []);
  const style: Style = {
    ...plainStyle,
    quote: syntax === 'json' ? '"' : quote,
    step,
    methodPrefix: member ?? (form === 'cdk' || form === 'cdk-python' ? 's3.HttpMethods.' : ''),
    callee: syntax === 'python' || syntax === 'javascript' ? (rule?.node.callee ?? '') : '',
    block: syntax === 'hcl' && holder?.kind === 'map' ? (form === 'gcs' ? 'cors' : 'cors_rule') : '',
    namespace:
      syntax === 'xml' && rule ? (/^<([\w.-]{1,60}:)/.exec(text.slice(rule.span.start))?.[1] ?? '') : '',
    isQuoted: values.length > 0 && values.every(({ span: inner, whole }) => inner.start > whole.start),
    isFlow:
      lists.some((list) => list !== undefined) && lists.every((list) => list === undefined || list.isFlow),
  };
  return { form, syntax, style };
}

function stepOf({ text, rules, syntax }: CorsDocument): string {
  for (const rule of rules.slice(0, shownRules)) {
    const [entry] = rule.node.entries;
    if (!entry) continue;
    const outer = indentOf(text, rule.span.start);
    const inner = indentOf(text, entry.span.start);
    if (syntax !== 'yaml' && inner.length > outer.length && inner.startsWith(outer))
      return inner.slice(outer.length);
  }
  return '  ';
}
