import { fieldMeant, namesOf } from './dialects.js';
import type { CorsDocument, CorsRule, ListName, PlacedRule, TextEdit } from './document.js';
import { addRule, addValues, renameKey, replaceValue } from './edit.js';
import { missingHeaders } from './judge.js';
import { faultOf, originMatches } from './match.js';
import { judgeUpload, preflightHeaders, type PageRequest } from './upload.js';

/** The least that lets an upload through. */
export interface CorsChange {
  readonly kind: 'amend' | 'add';
  /** Where the amended or added rule stands afterwards. */
  readonly rule: number;
  /** One sentence. */
  readonly sentence: string;
  readonly edits: readonly TextEdit[];
  /** The text with the edits in it. */
  readonly text: string;
  /** The rules afterwards, for `writeCors`. */
  readonly rules: readonly CorsRule[];
}

interface Amendment {
  readonly add: Readonly<Partial<Record<ListName, readonly string[]>>>;
  readonly replace: readonly {
    readonly field: 'origins' | 'methods';
    readonly from: string;
    readonly to: string;
  }[];
  readonly rename: readonly PlacedRule['strangers'][number][];
}

const maximumRules = 100;

/**
 * The smallest change to a document that lets an upload pass, judged by the same evaluator: a rule whose values were meant for it is
 * put right; a rule that lacks one thing gets it, unless that lets others do more; otherwise a new rule allows exactly this. It
 * stands last, or before the rule that would hide the answer. Undefined where the upload passes already.
 */
export function smallestChange(document: CorsDocument, request: PageRequest): CorsChange | undefined {
  const { rules } = document;
  if (judgeUpload(rules, request).passes) return undefined;
  const candidates = rules
    .slice(0, 2 * maximumRules)
    .map((rule, index) => {
      const amendment = amendmentOf(document, rule, request);
      const after = rules.map((other, at) => (at === index ? applied(document, rule, amendment) : other));
      return { index, rule, amendment, after, cost: costOf(amendment) };
    })
    .filter(({ after }) => judgeUpload(after, request).passes)
    .sort((one, other) => one.cost - other.cost);
  // MinIO has one list of origins, and each may do everything.
  const modest =
    document.form === 'minio'
      ? candidates[0]
      : candidates.find(({ rule, amendment }) => isModest(rule, amendment, request));
  if (modest) return amended(document, modest);
  const added = rules.length < maximumRules ? addition(document, request) : undefined;
  const [any] = candidates;
  return added ?? (any && amended(document, any));
}

function amended(
  document: CorsDocument,
  {
    index,
    rule,
    amendment,
    after,
  }: { index: number; rule: PlacedRule; amendment: Amendment; after: CorsRule[] },
): CorsChange {
  const edits = editsOf(document, rule, amendment);
  return {
    kind: 'amend',
    rule: index,
    sentence: amendmentInWords(index, amendment),
    edits,
    text: applyEdits(document.text, edits),
    rules: after,
  };
}

/** The text with edits in it; of two at the same place the first comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of [...edits].sort(
    (one, other) => one.span.start - other.span.start,
  )) {
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  return `${parts.join('')}${text.slice(at)}`;
}

function amendmentOf(document: CorsDocument, rule: PlacedRule, request: PageRequest): Amendment {
  const names = namesOf(document.form, document.syntax);
  const rename = rule.strangers.filter(({ key }) => {
    const field = fieldMeant(key);
    return field !== undefined && names[field] !== null && rule.fields[field] === undefined;
  });
  const repaired = applied(document, rule, { add: {}, replace: [], rename });
  const replace: { field: 'origins' | 'methods'; from: string; to: string }[] = [];
  const add: Partial<Record<ListName, readonly string[]>> = {};
  if (!repaired.origins.some((pattern) => originMatches(pattern, request.origin))) {
    const meant = repaired.origins
      .map((from) => ({ from, to: faultOf(from)?.meant ?? '' }))
      .find(({ to }) => to !== '' && originMatches(to, request.origin));
    if (meant) replace.push({ field: 'origins', ...meant });
    else add.origins = [request.origin];
  }
  if (!repaired.methods.includes(request.method)) {
    const from = repaired.methods.find((name) => name.toUpperCase() === request.method);
    if (from !== undefined) replace.push({ field: 'methods', from, to: request.method });
    else add.methods = [request.method];
  }
  const headers = missingHeaders(repaired, preflightHeaders(request.headers));
  if (headers.length > 0) add.headers = headers;
  const exposed = repaired.exposed.map((name) => name.toLowerCase());
  const hidden = judgeUpload([{ ...repaired, origins: [request.origin], methods: [request.method] }], {
    ...request,
    headers: [],
  }).hiddenHeaders.filter((name) => !exposed.includes(name.toLowerCase()));
  if (hidden.length > 0) add.exposed = hidden;
  return { add, replace, rename };
}

function applied(document: CorsDocument, rule: PlacedRule, { add, replace, rename }: Amendment): CorsRule {
  const changed = {
    id: rule.id,
    origins: [...rule.origins],
    methods: [...rule.methods],
    headers: [...rule.headers],
    exposed: [...rule.exposed],
    maxAgeSeconds: rule.maxAgeSeconds,
  };
  for (const { key, values } of rename.map((stranger) => ({
    ...stranger,
    values: valuesOf(rule, stranger.key),
  }))) {
    const field = fieldMeant(key);
    if (field !== undefined && field !== 'id' && field !== 'maxAge') changed[field].push(...values);
  }
  for (const { field, from, to } of replace)
    changed[field] = changed[field].map((value) => (value === from ? to : value));
  for (const field of listNames) changed[field].push(...(add[field] ?? []));
  return asKept(document, changed);
}

/** Google Cloud's one list says what may be sent and what may be read. */
function asKept(document: CorsDocument, rule: CorsRule): CorsRule {
  if (document.form !== 'gcs') return rule;
  const both = [...new Set([...rule.headers, ...rule.exposed])];
  return { ...rule, headers: both, exposed: both };
}

function valuesOf(rule: PlacedRule, key: string): string[] {
  const value = rule.node.entries.find((entry) => entry.key === key)?.value;
  const nodes = value?.kind === 'list' ? value.items : value ? [value] : [];
  return nodes.flatMap((node) => (node.kind === 'scalar' && !node.isExpression ? [node.text] : []));
}

/** Whether an amendment opens nothing to pages and methods beyond the upload itself. */
function isModest(rule: PlacedRule, { add }: Amendment, request: PageRequest): boolean {
  if (add.origins && add.methods) return false;
  if (add.methods)
    return rule.origins.every((pattern) => pattern === request.origin) || isMeantForIt(rule, request);
  if (add.origins)
    return rule.methods.every(
      (method) => method === request.method || ['GET', 'HEAD', 'PUT', 'POST'].includes(method),
    );
  return true;
}

function isMeantForIt(rule: PlacedRule, request: PageRequest): boolean {
  return rule.origins.length === 1 && faultOf(rule.origins[0] ?? '')?.meant === request.origin;
}

function costOf({ add, replace, rename }: Amendment): number {
  const added = listNames.reduce((sum, field) => sum + (add[field] ? 10 + add[field].length : 0), 0);
  return added + replace.length + rename.length;
}

const listNames: readonly ListName[] = ['origins', 'methods', 'headers', 'exposed'];

function editsOf(document: CorsDocument, rule: PlacedRule, { add, replace, rename }: Amendment): TextEdit[] {
  const names = namesOf(document.form, document.syntax);
  const renamed = rename.flatMap(({ key, span, entry }) => {
    const field = fieldMeant(key);
    const name = field === undefined ? null : names[field];
    return name === null ? [] : renameKey(document, key, span, entry, name);
  });
  const replaced = replace.flatMap(({ field, from, to }) => replaceValue(document, rule, field, from, to));
  const isGcs = document.form === 'gcs';
  const headers = isGcs ? [...(add.headers ?? []), ...(add.exposed ?? [])] : (add.headers ?? []);
  const lists: [ListName, readonly string[]][] = [
    ['origins', add.origins ?? []],
    ['methods', add.methods ?? []],
    ['headers', headers],
    ['exposed', isGcs ? [] : (add.exposed ?? [])],
  ];
  // What a renamed list lacks goes into that list, not into a second one.
  const added = lists.flatMap(([field, values]) => {
    if (values.length === 0) return [];
    return addValues(document, withRenamed(rule, rename, field), field, values);
  });
  return [...renamed, ...replaced, ...added];
}

function withRenamed(rule: PlacedRule, rename: Amendment['rename'], field: ListName): PlacedRule {
  const stranger = rename.find(({ key }) => fieldMeant(key) === field);
  const entry = rule.node.entries.find(({ key }) => key === stranger?.key);
  if (entry?.value.kind !== 'list') return rule;
  const values = entry.value.items.map(({ span }) => ({ text: '', span, whole: span, isKnown: false }));
  const placed = { key: entry.key, keySpan: entry.keySpan, span: entry.span, values, list: entry.value };
  return { ...rule, fields: { ...rule.fields, [field]: placed } };
}

function addition(document: CorsDocument, request: PageRequest): CorsChange | undefined {
  const { rules, form } = document;
  if (form === 'minio') return undefined;
  const { actual } = judgeUpload(rules, request);
  // The upload itself has no list of headers, so a rule that its preflight passes by may decide it and hide the answer.
  const at = actual.rule ?? rules.length;
  const shadowed = actual.rule === null ? undefined : rules[actual.rule];
  const exposed = [...(shadowed?.exposed ?? [])];
  for (const name of request.reads)
    if (!exposed.some((other) => other.toLowerCase() === name.toLowerCase())) exposed.push(name);
  const rule = asKept(document, {
    id: null,
    origins: [request.origin],
    methods: [request.method],
    headers: preflightHeaders(request.headers),
    exposed,
    maxAgeSeconds: null,
  });
  const after = [...rules.slice(0, at), rule, ...rules.slice(at)];
  if (!judgeUpload(after, request).passes) return undefined;
  const edits = addRule(document, at, rule);
  return {
    kind: 'add',
    rule: at,
    sentence: additionInWords(rule, at < rules.length ? at + 1 : undefined),
    edits,
    text: applyEdits(document.text, edits),
    rules: after,
  };
}

function amendmentInWords(index: number, { add, replace, rename }: Amendment): string {
  const parts = [
    ...rename.map(({ key }) => `${key} gets the name that this form has for it`),
    ...replace.map(({ from, to }) => `“${from}” becomes “${to}”`),
    ...(add.origins ? [`the origin ${add.origins.join(', ')} is added`] : []),
    ...(add.methods ? [`the method ${add.methods.join(', ')} is added`] : []),
    ...(add.headers ? [`the page may send ${add.headers.join(', ')}`] : []),
    ...(add.exposed ? [`the page may read ${add.exposed.join(', ')}`] : []),
  ];
  return `In rule ${index + 1}, ${listed(parts)}.`;
}

function additionInWords(rule: CorsRule, before: number | undefined): string {
  const headers = rule.headers.length > 0 ? ` with ${rule.headers.join(', ')}` : '';
  const reads = rule.exposed.length > 0 ? ` and lets the page read ${rule.exposed.join(', ')}` : '';
  const place = before === undefined ? '' : `, before rule ${before}, which would hide the answer`;
  return `A new rule${place} allows ${rule.methods.join(', ')} from ${rule.origins.join(', ')}${headers}${reads}.`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
