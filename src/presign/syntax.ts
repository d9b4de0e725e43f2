/** Offsets into a source text in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces a span; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * What the linter asks of a syntax tree. Nodes of web-tree-sitter have this shape, so that nothing here loads a parser.
 *
 * Trees of hostile input are deep: `descendantsOfType` walks them without recursion, and nothing here asks for a parent,
 * which costs a walk from the root.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly namedChildren: readonly SyntaxNode[];
  childForFieldName(name: string): SyntaxNode | null;
  /** The node itself and what is below it, in the order of the text. */
  descendantsOfType(types: string[]): readonly SyntaxNode[];
}

export function spanOf(node: SyntaxNode): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.startIndex, node.endIndex);
}

/** The parts of a node that mean something to the program. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child) => child.type !== 'comment');
}
