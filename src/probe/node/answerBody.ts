import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { HeaderLine } from '../check.js';

const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** The body as text. An encoding that nobody asked for is undone where it is what it says. */
export function decodeBody(
  body: Buffer,
  headers: readonly HeaderLine[],
  mostBytes: number,
): { readonly text: string; readonly notes: readonly string[] } {
  const encoding = headers
    .find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
    .trim()
    .toLowerCase();
  if (encoding === undefined || encoding === 'identity' || body.length === 0)
    return { text: textOf(body), notes: [] };
  const decode = decoders[encoding];
  if (!decode) return { text: '', notes: [`The answer is encoded as ${encoding}, which was not asked for.`] };
  try {
    return { text: textOf(decode(body, { maxOutputLength: mostBytes })), notes: [] };
  } catch {
    return {
      text: textOf(body),
      notes: [`The answer says that it is ${encoding}, and is not, or is longer than it may be.`],
    };
  }
}

/** What is odd about an answer for an S3 store. */
export function oddities(headers: readonly HeaderLine[], body: string): string[] {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isHtml = /^\s*(?:<!doctype html|<html)/i.test(body) || (/text\/html/i.test(type) && body !== '');
  return isHtml
    ? ['The answer is an HTML page, which S3 does not send: a proxy, a CDN or another web server answered.']
    : [];
}

/** Controls could move a terminal's cursor or hide text. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
}
