import type { CanonicalLines } from '../sigv4/canonicalRequest.js';
import type { CredentialScope } from '../sigv4/stringToSign.js';
import type { Transformation } from '../sigv4/transformation.js';
import type { Pool } from './pool.js';

/** What may have been signed, with what must have happened since to make of it what arrived. */
export interface Hypothesis<Signed> {
  readonly transformations: readonly Transformation[];
  readonly signed: Signed;
}

/** Undoes kinds of change that exclude each other, since they concern one part of what is signed; `isBroad` asks for unlikely ones too. */
export type Undo<Signed> = (signed: Signed, pool: Pool, isBroad: boolean) => Iterable<Hypothesis<Signed>>;

/** What SigV4 signs. */
export interface Signed4 {
  readonly algorithm: string;
  /** Undefined where the paste has only its hash. */
  readonly lines: CanonicalLines | undefined;
  readonly hash: string;
  /** `YYYYMMDDTHHMMSSZ`. */
  readonly date: string;
  readonly scope: CredentialScope;
}

/** What signs a POST form: the base64 text of its policy. */
export interface SignedPolicy {
  readonly policy: string;
  /** Null in SigV2, which signs with the secret itself. */
  readonly scope: CredentialScope | null;
}

/** The same request with other lines. */
export function withLines(signed: Signed4, lines: CanonicalLines): Signed4 {
  return { ...signed, lines, hash: '' };
}
