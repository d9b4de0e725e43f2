import type { Language } from './languages.js';

export type { Language } from './languages.js';

/** What a reader may want code for, in the order they are offered. */
export const tasks = [
  'presign-put',
  'presign-post',
  'browser-put',
  'browser-post',
  'multipart',
  'browser-multipart',
  'transfer-manager',
  'sigv4-client',
  'no-default-checksums',
  'cors-rules',
  'abort-lifecycle',
  'least-privilege',
  'clock',
] as const;

export type Task = (typeof tasks)[number];

/** What each task is called in menus. */
export const taskTitles: Readonly<Record<Task, string>> = {
  'presign-put': 'Presign a PUT',
  'presign-post': 'Presign a POST form with a size limit',
  'browser-put': 'Upload to a presigned URL from the browser',
  'browser-post': 'Upload with a presigned form from the browser',
  multipart: 'Multipart upload: sign its parts',
  'browser-multipart': 'Multipart upload from the browser',
  'transfer-manager': "Upload with the SDK's transfer manager",
  'sigv4-client': 'A client with Signature Version 4, region and endpoint set',
  'no-default-checksums': 'A client without default checksums',
  'cors-rules': 'CORS rules of the bucket',
  'abort-lifecycle': 'Lifecycle rule that aborts unfinished uploads',
  'least-privilege': 'IAM policy for exactly this upload',
  clock: 'Check and repair the clock',
};

/** What a language can write as a literal. */
export type SlotValue = string | number | readonly string[];

/**
 * The values that a template's slots take. All have one, except those that are null: lines that only make sense with such
 * a value are left out then.
 */
export interface Slots {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** The address of a store other than AWS; null for AWS, whose address the SDKs know from the region. */
  readonly endpoint: string | null;
  /** An address of the store in any case, for tools that don't know one. */
  readonly endpointUrl: string;
  /** The page's origin as a CORS rule names it. */
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** The request headers that the page may send. */
  readonly headers: readonly string[];
  /** Those with the ones that the page may read, for a store that has one list for both. */
  readonly headersBothWays: readonly string[];
  /** The methods as Backblaze B2 names them. */
  readonly backblazeOperations: readonly string[];
  readonly contentType: string;
  /** The most that a form may upload. */
  readonly maxBytes: number;
  readonly partBytes: number;
  readonly ttlSeconds: number;
  readonly partTtlSeconds: number;
  /** How the bucket stands in the address: in its host or in its path. */
  readonly addressingStyle: 'virtual' | 'path';
  readonly bucketArn: string;
  /** The key's folder in an IAM policy. */
  readonly objectArn: string;
}

export type SlotName = keyof Slots;

/**
 * What the tests did with a template, in falling order: executed against servers or in a browser; checked by the
 * language's compiler; read by its parser; nothing.
 */
export type VerifiedStatus = 'ran' | 'compiled' | 'parsed' | 'shown';

export interface Verified {
  readonly status: VerifiedStatus;
  /** Where, for people: `versitygw 1.8.0`, `Chromium`. Empty unless it ran. */
  readonly on: readonly string[];
}

export interface TemplateEntry {
  readonly task: Task;
  readonly language: Language;
  /** Tells the templates of one task and language apart; null where there is one only. */
  readonly variant: string | null;
  /** What it is written for, for people: `AWS SDK v3`. */
  readonly label: string;
  /** Below `templates/`, and below `dist/snippets/` in what ships. */
  readonly file: string;
  readonly verified: Verified;
}
