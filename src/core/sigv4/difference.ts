import type { Transformation } from './transformation.js';

const longestQuote = 120;

/** One thing that was signed in one way and received in another. */
export interface Difference {
  readonly part: 'method' | 'path' | 'query' | 'header' | 'signed-headers' | 'payload';
  /** The header's or parameter's name, where it is about one. */
  readonly name: string | null;
  /** What was signed; null where it was not there, is not known, or is a secret. */
  readonly client: string | null;
  /** What the server received; null likewise. */
  readonly server: string | null;
  /** Null where it fits no known kind of damage. */
  readonly transformation: Transformation | null;
  /** One sentence for people, without secrets. */
  readonly text: string;
}

/** The fields of a difference that say where it is. */
export function sides(
  part: Difference['part'],
  name: string | null,
  client: string | null,
  server: string | null,
): Pick<Difference, 'part' | 'name' | 'client' | 'server'> {
  return { part, name, client, server };
}

/** A value in a sentence, cut where it is long. */
export function quoted(text: string): string {
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`;
}
