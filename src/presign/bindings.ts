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
}

/**
 * Collects declarations while a tree is read in the order of its text.
 *
 * Members of a class are declared under their own spelling, such as `self.s3`, in the class that surrounds them.
 */
export class Bindings {
  readonly #open: Scope[];
  readonly #declarations = new Map<string, Map<Scope, Declaration>>();
  readonly #imported = new Set<string>();
  readonly #assignments: { name: string; at: number }[] = [];

  constructor(file: Span) {
    this.#open = [{ start: file.start, end: file.end, isClass: false }];
  }

  enterScope(node: SyntaxNode, isClass = false): void {
    this.#leaveScopesBefore(node.startIndex);
    this.#open.push({ start: node.startIndex, end: node.endIndex, isClass });
  }

  declare(name: string, at: number, meaning: Meaning): void {
    this.#leaveScopesBefore(at);
    const scope = this.#open.at(-1);
    if (scope) this.#add(name, scope, meaning);
  }

  declareMember(name: string, at: number, meaning: Meaning): void {
    this.#leaveScopesBefore(at);
    const scope = [...this.#open].reverse().find((candidate) => candidate.isClass);
    if (scope) this.#add(name, scope, meaning);
  }

  isInClassBody(at: number): boolean {
    this.#leaveScopesBefore(at);
    return this.#open.at(-1)?.isClass === true;
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

  /** The declaration of the innermost scope around `at`: scopes nest, so it is the one that starts last. */
  #find(name: string, at: number): Declaration | undefined {
    let innermost: Scope | undefined;
    let found: Declaration | undefined;
    for (const [scope, declaration] of this.#declarations.get(name) ?? []) {
      if (scope.start <= at && at < scope.end && (!innermost || scope.start >= innermost.start)) {
        innermost = scope;
        found = declaration;
      }
    }
    return found;
  }

  #leaveScopesBefore(at: number): void {
    while (this.#open.length > 1 && (this.#open.at(-1)?.end ?? 0) <= at) this.#open.pop();
  }
}

function sameImport(one: Meaning | undefined, other: Meaning): boolean {
  if (one?.kind !== 'import' || other.kind !== 'import') return false;
  return (
    one.origin.module === other.origin.module && one.origin.path.join('.') === other.origin.path.join('.')
  );
}
