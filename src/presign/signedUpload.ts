/** What a page must do so that an upload goes through: its CORS rules have to allow it. */
export interface SignedUpload {
  /** Names of headers that presign calls sign, lower case. */
  readonly signedHeaders: readonly string[];
  /** Parts are uploaded, whose ETags the page reads. */
  readonly uploadsParts: boolean;
}

/** How far behind the start of a call its arguments are looked for. */
const argumentsLength = 1_500;
const maximumCalls = 200;

/**
 * Calls that sign the headers of their arguments. SDK v3 of JavaScript is not among them: it moves x-amz-* headers into the query and
 * signs Content-Type only where `signableHeaders` names it.
 *
 * @see https://github.com/aws/aws-sdk-js-v3/blob/main/packages/s3-request-presigner/README.md
 */
const signingCalls =
  /generate_presigned_url\(\s*(?:ClientMethod\s*=\s*)?['"](?:put_object|upload_part)['"]|getSignedUrl(?:Promise)?\(\s*['"](?:putObject|uploadPart)['"]/g;

const headersOfArguments: readonly (readonly [RegExp, string])[] = [
  [/["']?\bContentType["']?\s*[:=]/, 'content-type'],
  [/["']?\bContentMD5["']?\s*[:=]/, 'content-md5'],
  [/["']?\bContentDisposition["']?\s*[:=]/, 'content-disposition'],
  [/["']?\bContentEncoding["']?\s*[:=]/, 'content-encoding'],
  [/["']?\bCacheControl["']?\s*[:=]/, 'cache-control'],
];
/** botocore leaves these in headers; SDK v2 of JavaScript moves them into the query. */
const amazonHeaders: readonly (readonly [RegExp, string])[] = [
  [/["']ACL["']\s*:/, 'x-amz-acl'],
  [/["']ServerSideEncryption["']\s*:/, 'x-amz-server-side-encryption'],
  [/["']SSEKMSKeyId["']\s*:/, 'x-amz-server-side-encryption-aws-kms-key-id'],
  [/["']StorageClass["']\s*:/, 'x-amz-storage-class'],
  [/["']Tagging["']\s*:/, 'x-amz-tagging'],
];

/** Reads one source file. Linear; a text without such a call costs one search. */
export function signedUploadIn(text: string): SignedUpload {
  const headers = new Set<string>();
  let calls = 0;
  for (const match of text.matchAll(signingCalls)) {
    if (calls++ >= maximumCalls) break;
    const given = argumentsFrom(text, match.index);
    const isPython = match[0].startsWith('generate_presigned_url');
    for (const [pattern, header] of [...headersOfArguments, ...(isPython ? amazonHeaders : [])])
      if (pattern.test(given)) headers.add(header);
    if (isPython) for (const name of metadataIn(given)) headers.add(`x-amz-meta-${name.toLowerCase()}`);
  }
  if (/signableHeaders\s*:\s*new Set\(\s*\[\s*['"]content-type['"]/i.test(text)) headers.add('content-type');
  return {
    signedHeaders: [...headers].sort(),
    uploadsParts: /\bUploadPartCommand\(|['"](?:upload_part|uploadPart)['"]/.test(text),
  };
}

/** The text between the call's brackets; where they don't close within reach, what is there. */
function argumentsFrom(text: string, start: number): string {
  const reach = text.slice(start, start + argumentsLength);
  let depth = 0;
  for (const { 0: bracket, index } of reach.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth === 0) return reach.slice(0, index);
  }
  return reach;
}

function metadataIn(given: string): string[] {
  const block = /["']Metadata["']\s*:\s*\{([^{}]{0,600})\}/.exec(given)?.[1] ?? '';
  return Array.from(block.matchAll(/["']([A-Za-z0-9-]{1,60})["']\s*:/g), ([, name = '']) => name);
}
