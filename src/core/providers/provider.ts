/**
 * The contract of a store: how its hosts read, what gives it away in an answer, and where it departs from Amazon S3.
 * One file per store in this folder; `index.ts` is generated from them.
 */
import type { Header } from '../evidence/evidence.js';

/**
 * What a host is for.
 * - `virtual`, `path`: an S3 API host, with the bucket in the host or as first segment of the path.
 * - `access-point`, `multi-region`, `express`, `vpc-endpoint`, `accelerate`: S3 API hosts of Amazon's special kinds.
 * - `website`: static website hosting, which takes GET and HEAD only.
 * - `cdn`: a cache in front of a store.
 * - `other-api`: the store's own API or another product's, not the S3 one.
 */
export type HostStyle =
  | 'virtual'
  | 'path'
  | 'access-point'
  | 'multi-region'
  | 'express'
  | 'vpc-endpoint'
  | 'accelerate'
  | 'website'
  | 'cdn'
  | 'other-api';

/** Further properties of a host that matter to signing or routing. */
export type HostTrait = 'dualstack' | 'fips' | 'global' | 'legacy' | 'internal';

/** A host without its port, lower case, with the port apart. */
export interface HostName {
  readonly name: string;
  readonly labels: readonly string[];
  readonly port: number | undefined;
}

/** What a host says of itself. */
export interface HostPlace {
  /** Null where the bucket stands in the path or the host has none. */
  readonly bucket: string | null;
  readonly region: string | null;
  readonly style: HostStyle;
  readonly traits?: readonly HostTrait[];
  /** The host without the bucket, without port. */
  readonly endpoint: string;
  /** Part of the path that belongs to the endpoint, such as `/storage/v1/s3`. */
  readonly pathPrefix?: string;
}

/** How far a sign can be relied on, weakest first. */
export const strengths = ['hint', 'likely', 'certain'] as const;
export type Strength = (typeof strengths)[number];

/** What an answer or a paste shows of the store behind it. */
export interface Signs {
  /** Hosts the request went to, with port, lower case. */
  readonly hosts: readonly string[];
  /** Headers of the response, names in lower case. */
  readonly headers: readonly Pick<Header, 'name' | 'value'>[];
  /** Elements of the error document. */
  readonly elements: ReadonlyMap<string, string>;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  /** A sample of the paste, at most 64 KiB. */
  readonly text: string;
}

/** One thing that gives a store away. */
export interface Mark {
  readonly strength: Strength;
  /** What was seen, as a clause for people, or undefined. */
  see(signs: Signs): string | undefined;
}

/** A way in which a store departs from Amazon S3, with where it is documented. */
export interface Quirk {
  readonly id: string;
  readonly text: string;
  readonly source: string;
}

/** Facts that causes and fixes ask for. Null and `unknown` mean that no source was found. */
export interface Capabilities {
  /** Where CORS rules live. */
  readonly bucketCors: 'per-bucket' | 'server-wide' | 'none' | 'unknown';
  /** Whether browser POST forms with a policy are accepted. */
  readonly postForm: boolean | null;
  readonly maximumSinglePutBytes: number | null;
  readonly maximumObjectBytes: number | null;
  /** Code and text of the answer to an expired presigned URL. */
  readonly expiredRefusal: {
    readonly code: string;
    readonly message: string;
    readonly status: number;
  } | null;
  /** Whether a refused request still carries CORS headers where a rule matches. */
  readonly corsHeadersOnErrors: boolean | null;
  /** The region name to sign for where it is always the same. */
  readonly regionName: string | null;
  /** Whether signature version 2 is accepted. */
  readonly sigv2: boolean | null;
  /** What happens to the checksums that SDKs add by default since January 2025. */
  readonly defaultChecksums: 'accepted' | 'refused' | 'unknown';
  /** Whether all parts but the last must have the same size. */
  readonly equalParts: boolean | null;
  /** Whether a presigned URL dated in the future by more than some minutes is refused. */
  readonly refusesFutureDates: boolean | null;
}

/** A store. */
export interface Provider {
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** The software it runs or imitates: this store wins a tie with it. */
  readonly basedOn?: string;
  /** Reads a host of this store; undefined for any other host. */
  hosts(host: HostName, path: string): HostPlace | undefined;
  readonly marks: readonly Mark[];
  readonly quirks: readonly Quirk[];
  /** What is known; the rest is unknown. */
  readonly capabilities: Partial<Capabilities>;
  /** Pages that the capabilities were read from. */
  readonly sources: Readonly<Partial<Record<keyof Capabilities, string>>>;
}

/** Where the answers that a fact was read from are kept: real servers, recorded. */
export function recorded(server: string): string {
  return `https://github.com/s3-upload-doctor/s3-upload-doctor/blob/main/test/corpus/captures/${server}.jsonl`;
}

export function defineProvider<const P extends Provider>(provider: P): P {
  return provider;
}
