import { Bindings, type Names, type Origin } from './bindings.js';
import type { Language } from './languages/language.js';
import type { Call, Entries, NamedNumber, Source } from './source.js';
import { partsOf, textOf, type SyntaxNode } from './syntax.js';

/** A name that stands for a name that stands for a name: nobody writes more than this. */
const maximumSteps = 16;

const none: Entries['list'] = [];

/** Reads a syntax tree once and answers the patterns' questions about it. */
export function readSource(root: SyntaxNode, text: string, languageId: string, language: Language): Source {
  const bindings = new Bindings({ start: 0, end: text.length + 1 });
  const comments: SyntaxNode[] = [];
  const imports: SyntaxNode[] = [];
  const calls = new Map<number, Call>();
  const nodes = root.descendantsOfType(['comment', ...language.visitedTypes]);
  for (const node of nodes) {
    if (node.type === 'comment') comments.push(node);
    if (node.type.startsWith('import_')) imports.push(node);
    const call = readCall(node, text, language);
    if (call) calls.set(callKey(node), call);
    language.visit(node, text, bindings);
  }
  return new TreeSource({
    root,
    text,
    languageId,
    language,
    names: bindings.finish(),
    calls,
    comments,
    imports,
  });
}

interface Reading {
  readonly root: SyntaxNode;
  readonly text: string;
  readonly languageId: string;
  readonly language: Language;
  readonly names: Names;
  readonly calls: ReadonlyMap<number, Call>;
  readonly comments: readonly SyntaxNode[];
  readonly imports: readonly SyntaxNode[];
}

class TreeSource implements Source {
  readonly text: string;
  readonly languageId: string;
  readonly calls: readonly Call[];
  readonly comments: readonly SyntaxNode[];
  readonly imports: readonly SyntaxNode[];
  readonly #root: SyntaxNode;
  readonly #language: Language;
  readonly #names: Names;
  readonly #callsByEnd: ReadonlyMap<number, Call>;

  constructor(reading: Reading) {
    this.text = reading.text;
    this.languageId = reading.languageId;
    this.calls = [...reading.calls.values()];
    this.comments = reading.comments;
    this.imports = reading.imports;
    this.#root = reading.root;
    this.#language = reading.language;
    this.#names = reading.names;
    this.#callsByEnd = reading.calls;
  }

  follow(node: SyntaxNode): SyntaxNode {
    return this.#follow(node, maximumSteps);
  }

  callOf(node: SyntaxNode): Call | undefined {
    const target = this.follow(node);
    const call = this.#callsByEnd.get(callKey(target));
    return call?.node.type === target.type ? call : undefined;
  }

  entriesOf(node: SyntaxNode): Entries | undefined {
    return this.#language.entriesOf(this.follow(node), this.text);
  }

  numberOf(node: SyntaxNode): number | undefined {
    const value = this.#numberOf(node, maximumSteps);
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  }

  stringOf(node: SyntaxNode): string | undefined {
    return this.#language.stringOf(this.follow(node), this.text);
  }

  originOf(node: SyntaxNode): Origin | undefined {
    return this.#originOf(node, maximumSteps);
  }

  factorsOf(node: SyntaxNode): readonly SyntaxNode[] {
    const factors: SyntaxNode[] = [];
    const pending = [node];
    for (let next = pending.pop(); next && factors.length < maximumSteps; next = pending.pop()) {
      const factor = this.#unwrap(next);
      const isProduct =
        factor.type === this.#language.binaryType && factor.childForFieldName('operator')?.type === '*';
      const left = isProduct ? factor.childForFieldName('left') : null;
      const right = isProduct ? factor.childForFieldName('right') : null;
      if (left && right) pending.push(right, left);
      else factors.push(factor);
    }
    return factors;
  }

  importedAs(isWanted: (origin: Origin) => boolean, at: number): string | undefined {
    return this.#names.imported.find((name) => {
      const meaning = this.#names.lookUp(name, at);
      return meaning?.kind === 'import' && isWanted(meaning.origin);
    });
  }

  isDeclared(name: string, at: number): boolean {
    return this.#names.lookUp(name, at) !== undefined;
  }

  namedNumbers(): readonly NamedNumber[] {
    return this.#root
      .descendantsOfType([...this.#language.namedNumberTypes])
      .map((node) => this.#language.namedNumberOf(node, this.text))
      .filter((number) => number !== undefined);
  }

  #unwrap(node: SyntaxNode): SyntaxNode {
    let inner = node;
    for (let step = 0; step < maximumSteps && this.#language.wrapperTypes.includes(inner.type); step++) {
      inner = partsOf(inner)[0] ?? inner;
    }
    return inner;
  }

  #follow(node: SyntaxNode, steps: number): SyntaxNode {
    let current = this.#unwrap(node);
    for (let step = 0; step < steps; step++) {
      const next = this.#behind(current, steps - step - 1);
      if (!next) break;
      current = this.#unwrap(next);
    }
    return current;
  }

  /** The expression that a name or a member of an object in this file stands for. */
  #behind(node: SyntaxNode, steps: number): SyntaxNode | undefined {
    if (this.#language.nameTypes.includes(node.type)) return this.#valueNamed(textOf(node, this.text), node);
    const member = this.#language.memberOf(node);
    if (!member || steps <= 0) return undefined;
    if (this.#language.selfNames.includes(textOf(member.object, this.text))) {
      return this.#valueNamed(textOf(node, this.text), node);
    }
    const entries = this.#language.entriesOf(this.#follow(member.object, steps - 1), this.text);
    const property = textOf(member.property, this.text);
    return entries?.list.find((entry) => entry.key === property)?.value;
  }

  #valueNamed(name: string, node: SyntaxNode): SyntaxNode | undefined {
    const meaning = this.#names.lookUp(name, node.startIndex);
    // `const ttl = ttl` would lead round in a circle; the steps end it, but it says nothing either.
    return meaning?.kind === 'value' && meaning.node !== node ? meaning.node : undefined;
  }

  #numberOf(node: SyntaxNode, steps: number): number | undefined {
    if (steps <= 0) return undefined;
    const target = this.#follow(node, steps);
    if (this.#language.numberType.includes(target.type)) {
      const value = Number(textOf(target, this.text).replaceAll('_', ''));
      return Number.isNaN(value) ? undefined : value;
    }
    if (target.type === this.#language.unaryType) {
      const value = this.#numberOf(target.childForFieldName('argument') ?? target, steps - 1);
      const operator = target.childForFieldName('operator')?.type;
      if (value === undefined) return undefined;
      return operator === '-' ? -value : operator === '+' ? value : undefined;
    }
    if (target.type !== this.#language.binaryType) return undefined;
    const left = target.childForFieldName('left');
    const right = target.childForFieldName('right');
    const operator = target.childForFieldName('operator')?.type;
    if (!left || !right || operator === undefined) return undefined;
    const leftValue = this.#numberOf(left, steps - 1);
    if (leftValue === undefined) return undefined;
    const rightValue = this.#numberOf(right, steps - 1);
    return rightValue === undefined ? undefined : calculate(leftValue, operator, rightValue);
  }

  #originOf(node: SyntaxNode, steps: number): Origin | undefined {
    if (steps <= 0) return undefined;
    const target = this.#unwrap(node);
    if (this.#language.nameTypes.includes(target.type)) {
      const meaning = this.#names.lookUp(textOf(target, this.text), target.startIndex);
      if (meaning?.kind === 'import') return meaning.origin;
      return meaning?.kind === 'value' ? this.#originOf(meaning.node, steps - 1) : undefined;
    }
    const member = this.#language.memberOf(target);
    const object = member && this.#originOf(member.object, steps - 1);
    return object && { module: object.module, path: [...object.path, textOf(member.property, this.text)] };
  }
}

/** Calls of one chain start together and end apart. */
function callKey(node: SyntaxNode): number {
  return node.endIndex;
}

function readCall(node: SyntaxNode, text: string, language: Language): Call | undefined {
  const parts = language.callOf(node);
  if (!parts) return undefined;
  const { callee, argumentList, isConstruction } = parts;
  const member = language.memberOf(callee);
  const nameNode = member?.property ?? callee;
  const keywords = language.entriesOf(argumentList, text);
  const children = partsOf(argumentList);
  const isOpen = children.some((child) => language.isSpread(child));
  return {
    node,
    callee,
    name: textOf(nameNode, text),
    nameNode,
    receiver: member?.object,
    isConstruction,
    argumentList,
    positional: children.filter((child) => child.type !== 'keyword_argument' && !language.isSpread(child)),
    keywords: { container: argumentList, list: keywords?.list ?? none, isOpen },
  };
}

function calculate(left: number, operator: string, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '//':
      return Math.floor(left / right);
    case '**':
      return left ** right;
    default:
      return undefined;
  }
}
