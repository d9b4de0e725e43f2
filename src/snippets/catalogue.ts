import type { TemplateEntry, Verified } from './snippet.js';
import { verified } from './verified.js';

const shown: Verified = { status: 'shown', on: [] };

/** Every template, in the order they are offered. Generated from the folder by `npm run unit -- -u`. */
export const templates: readonly TemplateEntry[] = (
  [
    {
      task: 'presign-put',
      language: 'typescript',
      variant: null,
      label: 'AWS SDK v3',
      file: 'presign-put/aws-sdk-v3.ts',
    },
    {
      task: 'presign-put',
      language: 'javascript',
      variant: null,
      label: 'AWS SDK v3',
      file: 'presign-put/aws-sdk-v3.js',
    },
    { task: 'presign-put', language: 'python', variant: null, label: 'boto3', file: 'presign-put/boto3.py' },
    {
      task: 'presign-post',
      language: 'typescript',
      variant: null,
      label: 'AWS SDK v3',
      file: 'presign-post/aws-sdk-v3.ts',
    },
    {
      task: 'presign-post',
      language: 'javascript',
      variant: null,
      label: 'AWS SDK v3',
      file: 'presign-post/aws-sdk-v3.js',
    },
    {
      task: 'presign-post',
      language: 'python',
      variant: null,
      label: 'boto3',
      file: 'presign-post/boto3.py',
    },
    {
      task: 'browser-put',
      language: 'typescript',
      variant: 'fetch',
      label: 'fetch',
      file: 'browser-put/fetch.ts',
    },
    {
      task: 'browser-put',
      language: 'typescript',
      variant: 'xhr',
      label: 'XMLHttpRequest, with progress',
      file: 'browser-put/xhr.ts',
    },
    {
      task: 'browser-put',
      language: 'javascript',
      variant: 'fetch',
      label: 'fetch',
      file: 'browser-put/fetch.js',
    },
    {
      task: 'browser-put',
      language: 'javascript',
      variant: 'xhr',
      label: 'XMLHttpRequest, with progress',
      file: 'browser-put/xhr.js',
    },
    {
      task: 'browser-post',
      language: 'typescript',
      variant: null,
      label: 'fetch',
      file: 'browser-post/fetch.ts',
    },
    {
      task: 'browser-post',
      language: 'javascript',
      variant: null,
      label: 'fetch',
      file: 'browser-post/fetch.js',
    },
    {
      task: 'multipart',
      language: 'typescript',
      variant: null,
      label: 'AWS SDK v3',
      file: 'multipart/aws-sdk-v3.ts',
    },
    {
      task: 'multipart',
      language: 'javascript',
      variant: null,
      label: 'AWS SDK v3',
      file: 'multipart/aws-sdk-v3.js',
    },
    { task: 'multipart', language: 'python', variant: null, label: 'boto3', file: 'multipart/boto3.py' },
    {
      task: 'cors-rules',
      language: 'json',
      variant: 'cli',
      label: 'AWS CLI and SDKs',
      file: 'cors-rules/cli.jsonc',
    },
    {
      task: 'cors-rules',
      language: 'json',
      variant: 'console',
      label: 'S3 console',
      file: 'cors-rules/console.jsonc',
    },
    { task: 'cors-rules', language: 'xml', variant: null, label: 'REST API', file: 'cors-rules/rest.xml' },
  ] satisfies Omit<TemplateEntry, 'verified'>[]
).map((entry) => ({ ...entry, verified: verified[entry.file] ?? shown }));
