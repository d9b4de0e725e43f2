import type { PresignCall } from './presignCall.js';
import type { RuleOptions } from './rules/rule.js';
import type { Edit, Span } from './syntax.js';

/** A change worth offering at a presign call that no rule objects to. */
export type Refactoring = { readonly span: Span; readonly title: string } & (
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  | { readonly kind: 'snippet'; readonly task: 'multipart' }
);

/** Long enough for a retry of one request; parts queue behind each other and get an hour. */
const lifetimeSeconds = { put: 900, post: 900, part: 3600 } as const;

export function refactoringsOf(call: PresignCall, options: RuleOptions): readonly Refactoring[] {
  const { operation, lifetime, span } = call;
  if (operation !== 'put' && operation !== 'part' && operation !== 'post') return [];
  const refactorings: Refactoring[] = [];
  const seconds = Math.max(lifetimeSeconds[operation], options.minimumUploadSeconds);
  const isWritten = lifetime.expression !== undefined;
  // A lifetime that only runs tell is left alone, and so is one that is long enough.
  if (!isWritten || (lifetime.seconds !== undefined && lifetime.seconds < seconds)) {
    const edits = lifetime.write(String(Math.max(seconds, isWritten ? 0 : (lifetime.seconds ?? 0))));
    if (edits.length > 0)
      refactorings.push({ span, title: 'Presign with a lifetime for uploads', kind: 'edit', edits });
  }
  if (operation === 'put') {
    refactorings.push({ span, title: 'Turn into a multipart upload', kind: 'snippet', task: 'multipart' });
  }
  return refactorings;
}
