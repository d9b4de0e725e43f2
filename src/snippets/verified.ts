import type { Verified } from './snippet.js';

/** What the snippet tests did with each template; written by them. */
export const verified: Readonly<Record<string, Verified>> = {
  'presign-put/aws-sdk-v3.ts': { status: 'ran', on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'] },
  'presign-put/aws-sdk-v3.js': { status: 'ran', on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'] },
  'presign-put/boto3.py': { status: 'ran', on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'] },
  'presign-post/aws-sdk-v3.ts': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'presign-post/aws-sdk-v3.js': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'presign-post/boto3.py': { status: 'ran', on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'] },
  'browser-put/fetch.ts': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'browser-put/xhr.ts': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'browser-put/fetch.js': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'browser-put/xhr.js': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'browser-post/fetch.ts': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'browser-post/fetch.js': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'multipart/aws-sdk-v3.ts': { status: 'ran', on: ['MinIO 2026-02-12', 'versitygw 1.8.0'] },
  'multipart/aws-sdk-v3.js': { status: 'ran', on: ['MinIO 2026-02-12', 'versitygw 1.8.0'] },
  'multipart/boto3.py': { status: 'ran', on: ['MinIO 2026-02-12', 'versitygw 1.8.0'] },
  'browser-multipart/xhr.ts': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'browser-multipart/xhr.js': { status: 'ran', on: ['Chromium', 'versitygw 1.8.0'] },
  'transfer-manager/lib-storage.ts': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'transfer-manager/lib-storage.js': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'transfer-manager/boto3.py': { status: 'ran', on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'] },
  'sigv4-client/aws-sdk-v3.ts': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'sigv4-client/aws-sdk-v3.js': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'sigv4-client/boto3.py': { status: 'ran', on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'] },
  'no-default-checksums/aws-sdk-v3.ts': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'no-default-checksums/aws-sdk-v3.js': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'no-default-checksums/boto3.py': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'no-default-checksums/environment.sh': {
    status: 'ran',
    on: ['MinIO 2026-02-12', 's3rver 4.0.4', 'versitygw 1.8.0'],
  },
  'cors-rules/cli.jsonc': { status: 'ran', on: ['versitygw 1.8.0'] },
  'cors-rules/console.jsonc': { status: 'ran', on: ['versitygw 1.8.0'] },
  'cors-rules/rest.xml': { status: 'ran', on: ['versitygw 1.8.0'] },
  'abort-lifecycle/cli.jsonc': { status: 'parsed', on: [] },
  'abort-lifecycle/rest.xml': { status: 'parsed', on: [] },
  'least-privilege/iam.jsonc': { status: 'ran', on: ['versitygw 1.8.0'] },
  'clock/containers.sh': { status: 'parsed', on: [] },
  'clock/linux.sh': { status: 'parsed', on: [] },
  'clock/macos.sh': { status: 'parsed', on: [] },
  'clock/windows.ps1': { status: 'shown', on: [] },
};
