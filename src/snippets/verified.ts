import type { Verified } from './snippet.js';

const outcomes: readonly (Verified & { readonly files: readonly string[] })[] = [
  {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
    files: [
      'presign-put/aws-sdk-v3.ts',
      'presign-put/aws-sdk-v3.js',
      'presign-put/boto3.py',
      'presign-post/aws-sdk-v3.ts',
      'presign-post/aws-sdk-v3.js',
      'presign-post/boto3.py',
      'transfer-manager/lib-storage.ts',
      'transfer-manager/lib-storage.js',
      'transfer-manager/boto3.py',
      'sigv4-client/aws-sdk-v3.ts',
      'sigv4-client/aws-sdk-v3.js',
      'sigv4-client/boto3.py',
      'no-default-checksums/aws-sdk-v3.ts',
      'no-default-checksums/aws-sdk-v3.js',
      'no-default-checksums/boto3.py',
      'no-default-checksums/environment.sh',
    ],
  },
  {
    status: 'ran',
    on: ['Chromium', 'versitygw 1.8.0'],
    files: [
      'browser-put/fetch.ts',
      'browser-put/xhr.ts',
      'browser-put/fetch.js',
      'browser-put/xhr.js',
      'browser-post/fetch.ts',
      'browser-post/fetch.js',
      'browser-multipart/xhr.ts',
      'browser-multipart/xhr.js',
    ],
  },
  {
    status: 'ran',
    on: ['MinIO 2026-02-12', 'versitygw 1.8.0'],
    files: ['multipart/aws-sdk-v3.ts', 'multipart/aws-sdk-v3.js', 'multipart/boto3.py'],
  },
  {
    status: 'ran',
    on: ['versitygw 1.8.0'],
    files: [
      'cors-rules/cli.jsonc',
      'cors-rules/console.jsonc',
      'cors-rules/rest.xml',
      'least-privilege/iam.jsonc',
    ],
  },
  {
    status: 'parsed',
    on: [],
    files: [
      'abort-lifecycle/cli.jsonc',
      'abort-lifecycle/rest.xml',
      'clock/containers.sh',
      'clock/linux.sh',
      'clock/macos.sh',
    ],
  },
  { status: 'shown', on: [], files: ['clock/windows.ps1'] },
];

/** What the snippet tests did with each template; written by them. */
export const verified: Readonly<Record<string, Verified>> = Object.fromEntries(
  outcomes.flatMap(({ status, on, files }) => files.map((file) => [file, { status, on }] as const)),
);
