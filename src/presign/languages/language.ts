import type { Bindings } from '../bindings.js';
import type { Entries, NamedNumber } from '../source.js';
import type { SyntaxNode } from '../syntax.js';

/** How a grammar writes the things that patterns ask about. */
export interface Language {
  readonly numberType: readonly string[];
  /** Arithmetic with the fields `left`, `operator` and `right`. */
  readonly binaryType: string;
  readonly unaryType: string;
  /** Nodes that stand for the expression in them. */
  readonly wrapperTypes: readonly string[];
  readonly nameTypes: readonly string[];
  /** What a class calls itself in its methods. */
  readonly selfNames: readonly string[];
  /** Types of the nodes that `visit` wants to see. */
  readonly visitedTypes: readonly string[];
  /** Tells the bindings what a node declares; nodes come in the order of the text. */
  visit(node: SyntaxNode, text: string, bindings: Bindings): void;
  /** The object and the name of `object.name`. */
  memberOf(node: SyntaxNode): { object: SyntaxNode; property: SyntaxNode } | undefined;
  /** The parts of a call; undefined for what is no call, or one without an argument list. */
  callOf(
    node: SyntaxNode,
  ): { callee: SyntaxNode; argumentList: SyntaxNode; isConstruction: boolean } | undefined;
  /** Named values of an object, a dictionary or an argument list. */
  entriesOf(node: SyntaxNode, text: string): Entries | undefined;
  /** Does an argument bring an unknown number of others, as `...rest` does? */
  isSpread(node: SyntaxNode): boolean;
  stringOf(node: SyntaxNode, text: string): string | undefined;
  readonly namedNumberTypes: readonly string[];
  namedNumberOf(node: SyntaxNode, text: string): NamedNumber | undefined;
}
