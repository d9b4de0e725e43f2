import type { Span } from '../diagnosis.js';

/** How a text writes lists and entries, which decides what an insertion looks like. */
export type Syntax = 'json' | 'javascript' | 'python' | 'hcl' | 'yaml' | 'xml' | 'list';

/** A value in a file of any form, with its place. */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly text: string;
  readonly span: Span;
  /** Without quotes. */
  readonly inner: Span;
  readonly isQuoted: boolean;
  /** A name, a call, a reference or a text with a placeholder: its value isn't in the file. */
  readonly isExpression: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  /** Written in brackets; otherwise one item to a line, as YAML does. */
  readonly isFlow: boolean;
  readonly isClosed: boolean;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly Entry[];
  readonly isFlow: boolean;
  readonly isClosed: boolean;
  /** What is called with these as its arguments, as in `s3.CorsRule(…)`; empty elsewhere. */
  readonly callee: string;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  readonly value: Node;
}

/** The entry of a key; keys are compared as they are. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}
