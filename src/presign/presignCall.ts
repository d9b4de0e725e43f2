import type { Edit, Span, SyntaxNode } from './syntax.js';

/** What the presigned request does: `put`, `part` and `post` bring bytes to the store. */
export type Operation = 'put' | 'part' | 'post' | 'other' | 'unknown';

/** How long the signed request is accepted. */
export interface Lifetime {
  /** Undefined where the file doesn't tell. */
  readonly seconds: number | undefined;
  /** The expression written for it; undefined where the library's default holds. */
  readonly expression: SyntaxNode | undefined;
  /** What to underline: the expression, or the name of the call. */
  readonly span: Span;
  /** Edits that make the call ask for the lifetime that `expression` evaluates to; empty where there is no place for it. */
  write(expression: string): readonly Edit[];
}

/** Where a file asks for Signature Version 2, or leaves it to a library that still chooses it. */
export interface SignatureV2 {
  readonly span: Span;
  /** The words that ask for it, such as `signature_version='s3'`; undefined where it is the library's default. */
  readonly written: string | undefined;
  /** The region named in the code. */
  readonly region: string | undefined;
  /** Edits that ask for Signature Version 4 and name a region; empty where the file has no place for them. */
  readonly edits: readonly Edit[];
}

/** One call that presigns a request. */
export interface PresignCall {
  readonly sdk: string;
  readonly operation: Operation;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly lifetime: Lifetime;
  /** Is it certain that this call makes a Signature Version 2 request, which knows no longest lifetime? */
  readonly isSignatureV2: boolean;
}

/** What a pattern found in a file. */
export interface Found {
  readonly calls: readonly PresignCall[];
  readonly signatureV2: readonly SignatureV2[];
  /** Does the file already upload in parts? */
  readonly hasMultipart: boolean;
}
