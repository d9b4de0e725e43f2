import type { Span, SyntaxNode } from './syntax.js';

/** Where a name comes from: a path of names inside a module, empty for the module itself. */
export interface Origin {
  readonly module: string;
  readonly path: readonly string[];
}

/**
 * What a name stands for.
 * - `import`: something of another module.
 * - `value`: the expression that it was given where it was declared.
 * - `opaque`: a parameter, a loop variable, a function: nothing that this file tells.
 */
export type Meaning =
  | { readonly kind: 'import'; readonly origin: Origin }
  | { readonly kind: 'value'; readonly node: SyntaxNode }
  | { readonly kind: 'opaque' };

/** What the names of a file stand for. */
export interface Names {
  /** What a name means at a place, as far as the file says so without doubt. */
  lookUp(name: string, at: number): Meaning | undefined;
  /** The names that imports gave, in the order of the text. */
  readonly imported: readonly string[];
}

interface Declaration {
  /** Undefined once a second declaration or assignment was seen: then the value depends on the run. */
  meaning: Meaning | undefined;
}

interface Scope extends Span {
  readonly isClass: boolean;
  readonly parent: Scope | undefined;
}

/**
 * Collects declarations while a tree is read in the order of its text.
 *
 * Members of a class are declared under their own spelling, such as `self.s3`, in the class that surrounds them.
 */
export class Bindings {
  /** In the order of their starts. */
  readonly #scopes: Scope[];
  #current: Scope;
  readonly #declarations = new Map<string, Map<Scope, Declaration>>();
  readonly #imported = new Set<string>();
  readonly #assignments: { name: string; at: number }[] = [];

  constructor(file: Span) {
    this.#current = { start: file.start, end: file.end, isClass: false, parent: undefined };
    this.#scopes = [this.#current];
  }

  enterScope(node: SyntaxNode, isClass = false): void {
    this.#leaveScopesBefore(node.startIndex);
    this.#current = { start: node.startIndex, end: node.endIndex, isClass, parent: this.#current };
    this.#scopes.push(this.#current);
  }

  declare(name: string, at: number, meaning: Meaning): void {
    this.#leaveScopesBefore(at);
    this.#add(name, this.#current, meaning);
  }

  declareMember(name: string, at: number, meaning: Meaning): void {
    this.#leaveScopesBefore(at);
    let scope: Scope | undefined = this.#current;
    while (scope && !scope.isClass) scope = scope.parent;
    if (scope) this.#add(name, scope, meaning);
  }

  isInClassBody(at: number): boolean {
    this.#leaveScopesBefore(at);
    return this.#current.isClass;
  }

  /** Says that a name declared somewhere gets another value. */
  assign(name: string, at: number): void {
    this.#assignments.push({ name, at });
  }

  finish(): Names {
    for (const { name, at } of this.#assignments) {
      const declaration = this.#find(name, at);
      if (declaration) declaration.meaning = undefined;
    }
    return { lookUp: (name, at) => this.#find(name, at)?.meaning, imported: [...this.#imported] };
  }

  #add(name: string, scope: Scope, meaning: Meaning): void {
    if (meaning.kind === 'import') this.#imported.add(name);
    const declarations = this.#declarations.get(name) ?? new Map<Scope, Declaration>();
    const earlier = declarations.get(scope);
    // `import a.b` and `import a.c` both bind `a`, to the same thing.
    if (earlier && sameImport(earlier.meaning, meaning)) return;
    if (earlier) earlier.meaning = undefined;
    else declarations.set(scope, { meaning });
    this.#declarations.set(name, declarations);
  }

  /** The declaration of the innermost scope around `at` that has one. */
  #find(name: string, at: number): Declaration | undefined {
    const declarations = this.#declarations.get(name);
    if (!declarations) return undefined;
    let scope = this.#scopeAt(at);
    while (scope && !declarations.has(scope)) scope = scope.parent;
    return scope && declarations.get(scope);
  }

  /** The innermost scope around `at`: the last that starts before it, or one of those around that. */
  #scopeAt(at: number): Scope | undefined {
    let low = 0;
    let high = this.#scopes.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#scopes[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    let scope = this.#scopes[low];
    while (scope && scope.end <= at) scope = scope.parent;
    return scope;
  }

  #leaveScopesBefore(at: number): void {
    while (this.#current.parent && this.#current.end <= at) this.#current = this.#current.parent;
  }
}

function sameImport(one: Meaning | undefined, other: Meaning): boolean {
  if (one?.kind !== 'import' || other.kind !== 'import') return false;
  return (
    one.origin.module === other.origin.module && one.origin.path.join('.') === other.origin.path.join('.')
  );
}
