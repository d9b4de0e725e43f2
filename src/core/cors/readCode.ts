import { fieldMeant } from './dialects.js';
import type { CorsDocument, CorsForm } from './document.js';
import { readLiteral } from './literals.js';
import { looksLikeRule } from './rule.js';
import { tokenAt, type Token } from './tokens.js';
import type { ListNode, MapNode, Node } from './tree.js';
import { documentOf, type Found } from './walk.js';

const maximumDocuments = 200;

/**
 * Finds lists of CORS rules in a program: wherever a bracket opens on an object or a call whose first entry only a rule has. What
 * stands around them is skipped, so that a program need not be whole, nor its language known in full.
 */
export function readCode(text: string, syntax: 'javascript' | 'python' | 'json'): CorsDocument[] {
  if (!/cors/i.test(text) && !/allowed_?origins/i.test(text)) return [];
  const documents: CorsDocument[] = [];
  let before: Token | undefined;
  let named = '';
  let at = 0;
  while (at < text.length && documents.length < maximumDocuments) {
    const token = tokenAt(text, at, syntax);
    if (token.kind === 'end') break;
    at = token.span.end;
    if (token.kind === 'comment') continue;
    const isAdd = token.text === '(' && /(?:^|\.)(?:addCorsRule|add_cors_rule)$/.test(before?.text ?? '');
    if (token.text === '[' && opensRule(text, at, syntax)) {
      const { node, end } = readLiteral(text, token.span.start, syntax);
      const found = node?.kind === 'list' ? ofList(node, named) : undefined;
      if (found) {
        documents.push(documentOf({ text, form: formOf(text, found, syntax), syntax, found, name: null }));
        at = Math.max(end, at);
      }
    } else if (isAdd) {
      const from = tokenAt(text, at, syntax).text === '{' ? at : (before?.span.start ?? at);
      const { node, end } = readLiteral(text, from, syntax);
      if (looksLikeRule(node)) {
        const found: Found = { key: 'cors', path: [], rules: [node], holder: node, owner: undefined };
        const form = syntax === 'python' ? 'cdk-python' : 'cdk';
        documents.push(documentOf({ text, form, syntax, found, name: null }));
        at = Math.max(end, at);
      }
    }
    if (token.kind !== 'sign') named = token.text;
    before = token;
  }
  return documents;
}

/** Whether what follows a bracket is a rule: `{ allowedOrigins:`, `s3.CorsRule(allowed_methods=`. */
function opensRule(text: string, from: number, syntax: 'javascript' | 'python' | 'json'): boolean {
  let at = from;
  let isInside = false;
  for (let count = 0; count < 12; count++) {
    const token = tokenAt(text, at, syntax);
    at = token.span.end;
    if (token.kind === 'comment') continue;
    if (token.text === '{' || token.text === '(') isInside = true;
    else if (isInside) return fieldMeant(token.text) !== undefined;
    else if (token.kind !== 'word') return false;
  }
  return false;
}

function ofList(node: ListNode, key: string): Found | undefined {
  const rules = node.items.filter((item): item is MapNode => item.kind === 'map');
  return rules.some((rule: Node) => looksLikeRule(rule))
    ? { key, path: [], rules, holder: node, owner: undefined }
    : undefined;
}

function formOf(text: string, found: Found, syntax: 'javascript' | 'python' | 'json'): CorsForm {
  const keys = found.rules.flatMap((rule) => rule.entries.map((entry) => entry.key));
  const isCdk =
    keys.some((key) => /^(?:exposedHeaders|exposed_headers|maxAge|max_age)$/.test(key)) ||
    (!keys.some((key) => /^(?:exposeHeaders|expose_headers|maxAgeSeconds|max_age_seconds)$/.test(key)) &&
      (/aws[-_]cdk/.test(text) || text.includes('HttpMethods.')));
  if (syntax === 'json' && keys.some((key) => /^[A-Z]/.test(key)))
    return found.key === 'CORSRules' ? 'cli' : found.key === 'CorsRules' ? 'cloudformation-json' : 'console';
  if (keys.some((key) => /^[A-Z]/.test(key)))
    return found.key === 'CorsRules' || (keys.includes('ExposedHeaders') && found.key !== 'CORSRules')
      ? 'serverless'
      : 'sdk';
  if (keys.includes('origin')) return 'gcs';
  if (keys.includes('allowedOperations')) return 'b2';
  if (syntax === 'python') return isCdk ? 'cdk-python' : 'pulumi-python';
  return isCdk ? 'cdk' : 'pulumi';
}
