import { fieldMeant, methodOfOperation, namesOf } from './dialects.js';
import type { CorsForm, FieldName, PlacedField, PlacedRule, PlacedValue } from './document.js';
import type { Entry, MapNode, Node, Syntax } from './tree.js';

/** Reads a rule out of the map that it is written as. */
export function placedRule(node: MapNode, form: CorsForm, syntax: Syntax): PlacedRule {
  const names = namesOf(form, syntax);
  const fields: Partial<Record<FieldName, PlacedField>> = {};
  const strangers: { key: string; span: Entry['span']; entry: Entry['span'] }[] = [];
  const read = (entries: readonly Entry[], prefix: string): void => {
    for (const entry of entries) {
      const name = `${prefix}${entry.key}`;
      const known = fieldNames.filter((field) => names[field] === name);
      if (known.length === 0) {
        if (entry.value.kind === 'map' && prefix === '' && isPrefix(names, `${entry.key}.`))
          read(entry.value.entries, `${entry.key}.`);
        else if (!ignored.has(entry.key))
          strangers.push({ key: entry.key, span: entry.keySpan, entry: entry.span });
      }
      for (const field of known) fields[field] = merged(fields[field], placedField(entry));
    }
  };
  read(node.entries, '');
  const known = (field: FieldName): string[] =>
    (fields[field]?.values ?? []).filter((value) => value.isKnown).map((value) => value.text);
  const [id] = known('id');
  const [maxAge] = known('maxAge');
  return {
    id: id ?? null,
    origins: known('origins'),
    methods:
      form === 'b2'
        ? known('methods').map((operation) => methodOfOperation[operation] ?? operation)
        : known('methods'),
    headers: known('headers'),
    exposed: known('exposed'),
    maxAgeSeconds: maxAge !== undefined && /^\d{1,15}$/.test(maxAge) ? Number(maxAge) : null,
    span: node.span,
    fields,
    node,
    strangers,
  };
}

/** Whether a map says what only a rule says: at least one field other than its name and age. */
export function looksLikeRule(node: Node | undefined): node is MapNode {
  if (node?.kind !== 'map') return false;
  return node.entries.some((entry) => {
    const meant = fieldMeant(entry.key);
    if (entry.key === 'allowed') return entry.value.kind === 'map';
    // Other files have methods and headers too; a rule spells them out.
    return (
      meant !== undefined &&
      meant !== 'id' &&
      meant !== 'maxAge' &&
      /allow|expose|origin|responseh/i.test(entry.key)
    );
  });
}

const fieldNames: readonly FieldName[] = ['id', 'origins', 'methods', 'headers', 'exposed', 'maxAge'];

/** Keys of other stores’ rules that mean no harm: OSS’s cache switch, HCL’s and YAML’s own words. */
const ignored = new Set(['ResponseVary', 'Condition', 'Fn::If', '<<', 'DependsOn']);

function isPrefix(names: Readonly<Record<FieldName, string | null>>, prefix: string): boolean {
  return fieldNames.some((field) => names[field]?.startsWith(prefix) === true);
}

function placedField(entry: Entry): PlacedField {
  const { value } = entry;
  const list = value.kind === 'list' ? value : undefined;
  const nodes = list ? list.items : [value];
  return {
    key: entry.key,
    keySpan: entry.keySpan,
    span: entry.span,
    values: nodes.map(placedValue).filter((placed) => placed !== undefined),
    list,
  };
}

function placedValue(node: Node): PlacedValue | undefined {
  if (node.kind !== 'scalar')
    return { text: node.kind === 'map' ? '{…}' : '[…]', span: node.span, whole: node.span, isKnown: false };
  const method = /(?:^|\.)HttpMethods?\.([A-Z]{3,7})$/.exec(node.text)?.[1];
  if (method !== undefined) return { text: method, span: node.inner, whole: node.span, isKnown: true };
  if (node.text === '' && !node.isQuoted) return undefined;
  return { text: node.text, span: node.inner, whole: node.span, isKnown: !node.isExpression };
}

/** Repeated elements are one field. */
function merged(first: PlacedField | undefined, second: PlacedField): PlacedField {
  return first ? { ...first, values: [...first.values, ...second.values] } : second;
}
