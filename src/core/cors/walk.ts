import { looksLikeRule, placedRule } from './rule.js';
import type { CorsDocument, CorsForm, CorsProblem } from './document.js';
import type { ListNode, MapNode, Node, Syntax } from './tree.js';

/** Rules found in a tree: the list or repeated blocks that hold them, and the keys that lead there. */
export interface Found {
  readonly key: string;
  readonly path: readonly string[];
  readonly rules: readonly MapNode[];
  readonly holder: Node;
  readonly owner: MapNode | undefined;
}

/** Ten times what S3 takes: beyond it nothing is worth knowing but that it is too much. */
const maximumRules = 1_000;
const ruleKeys = /^(?:cors_?rules?|cors|rules|CORSRules)$/i;

/** Every list or run of blocks in the tree that holds CORS rules, in the order of the text. */
export function findRules(root: Node): Found[] {
  const found: Found[] = [];
  const waiting: { node: Node; path: readonly string[]; owner: MapNode | undefined }[] = [
    { node: root, path: [], owner: undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, path, owner } = next;
    if (node.kind === 'scalar') continue;
    if (node.kind === 'list') {
      const key = path.at(-1) ?? '';
      if (isRuleList(node, key)) {
        found.push({ key, path, rules: node.items.filter(isMap), holder: node, owner });
        continue;
      }
      for (const item of [...node.items].reverse()) waiting.push({ node: item, path, owner });
      continue;
    }
    const blocks = node.entries.filter(
      (entry) => /^cors(?:_rule)?$/.test(entry.key) && looksLikeRule(entry.value),
    );
    const [block] = blocks;
    if (block)
      found.push({
        key: block.key,
        path: [...path, block.key],
        // A block begins with its name.
        rules: blocks.flatMap(({ value, span }) => (value.kind === 'map' ? [{ ...value, span }] : [])),
        holder: node,
        owner: node,
      });
    for (const entry of [...node.entries].reverse()) {
      if (blocks.includes(entry)) continue;
      // HCL's and YAML's names lead to the name of the resource; deep files stay cheap.
      if (path.length < 40) waiting.push({ node: entry.value, path: [...path, entry.key], owner: node });
    }
  }
  return found;
}

function isRuleList(node: ListNode, key: string): boolean {
  const { items } = node;
  if (items.length === 0) return /^(?:CORSRules|CorsRules)$/.test(key);
  return items.some(looksLikeRule) && (key === '' || ruleKeys.test(key));
}

function isMap(node: Node): node is MapNode {
  return node.kind === 'map';
}

export interface DocumentParts {
  readonly text: string;
  readonly form: CorsForm;
  readonly syntax: Syntax;
  readonly found: Found;
  readonly name: string | null;
  readonly problems?: readonly CorsProblem[];
}

export function documentOf({ text, form, syntax, found, name, problems = [] }: DocumentParts): CorsDocument {
  const notRules: CorsProblem[] =
    found.holder.kind === 'list'
      ? found.holder.items
          .filter((item) => item.kind !== 'map' && !(item.kind === 'scalar' && item.isExpression))
          .map((item) => ({
            id: 'rule-not-an-object',
            severity: 'error',
            message: 'A rule is an object with lists of origins and methods, and this is none.',
            span: item.span,
          }))
      : [];
  return {
    form,
    syntax,
    span: found.holder.span,
    rules: found.rules.slice(0, maximumRules).map((rule) => placedRule(rule, form, syntax)),
    holder: found.holder,
    name,
    problems: [...problems, ...notRules],
    text,
  };
}
