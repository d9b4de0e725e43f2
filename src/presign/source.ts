import type { Origin } from './bindings.js';
import type { SyntaxNode } from './syntax.js';

/** One named value: a property of an object, an item of a dictionary, a keyword argument. */
export interface Entry {
  readonly key: string;
  /** The whole entry. Equal to `value` where the name stands for itself, as in `{ expiresIn }`. */
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
}

/** Named values written in one place. */
export interface Entries {
  readonly container: SyntaxNode;
  readonly list: readonly Entry[];
  /** Some come from elsewhere (`...rest`, `**kwargs`), so that a missing name means nothing. */
  readonly isOpen: boolean;
}

/** A call, or in JavaScript also a `new`. */
export interface Call {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  /** The last name of the callee. */
  readonly name: string;
  readonly nameNode: SyntaxNode;
  /** What the method is called on. */
  readonly receiver: SyntaxNode | undefined;
  readonly isConstruction: boolean;
  readonly argumentList: SyntaxNode;
  readonly positional: readonly SyntaxNode[];
  readonly keywords: Entries;
}

/** A number in the file under a name that may say what it limits. */
export interface NamedNumber {
  readonly name: string;
  readonly node: SyntaxNode;
  /** Said by a comparison such as `file.size > limit`, not by a declaration. */
  readonly isCompared: boolean;
}

/** One source file as the patterns see it: the same questions in every language. */
export interface Source {
  readonly text: string;
  readonly languageId: string;
  readonly calls: readonly Call[];
  readonly comments: readonly SyntaxNode[];
  readonly imports: readonly SyntaxNode[];
  /** Follows names, parentheses, `await` and casts to the expression that stands behind them, as far as the file tells. */
  follow(node: SyntaxNode): SyntaxNode;
  /** The call that an expression is, after `follow`. */
  callOf(node: SyntaxNode): Call | undefined;
  /** The named values of an object or dictionary, after `follow`. */
  entriesOf(node: SyntaxNode): Entries | undefined;
  /** The value of a number or of simple arithmetic over numbers. */
  numberOf(node: SyntaxNode): number | undefined;
  stringOf(node: SyntaxNode): string | undefined;
  /** The module that an expression takes its value from. */
  originOf(node: SyntaxNode): Origin | undefined;
  /** What is multiplied in `15 * 60 * 1000`; one factor for anything else. */
  factorsOf(node: SyntaxNode): readonly SyntaxNode[];
  /** The name under which something was imported, if it holds at `at`. */
  importedAs(isWanted: (origin: Origin) => boolean, at: number): string | undefined;
  isDeclared(name: string, at: number): boolean;
  /** Numbers and size texts with the names they carry. Reads the tree once more, so only who needs it asks. */
  namedNumbers(): readonly NamedNumber[];
}

export function entryNamed(entries: Entries | undefined, key: string): Entry | undefined {
  return entries?.list.find((entry) => entry.key === key);
}

/** `module.path.to.name`, the way Python writes it. */
export function qualifiedName(origin: Origin | undefined): string | undefined {
  return origin && [origin.module, ...origin.path].join('.');
}
