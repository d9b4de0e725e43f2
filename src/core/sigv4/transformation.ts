import { decodeOnce as decode } from './encoding.js';

/** What happened to a request between its signing and its checking; ids that other programs may rely on. */
export type Transformation =
  | 'method-changed'
  | 'host-changed'
  | 'port-dropped'
  | 'path-encoded-again'
  | 'path-decoded'
  | 'path-prefix-changed'
  | 'path-normalised'
  | 'path-changed'
  | 'percent-case'
  | 'plus-for-space'
  | 'unicode-normalised'
  | 'html-escaped'
  | 'parameter-added'
  | 'parameter-dropped'
  | 'parameter-changed'
  | 'parameters-reordered'
  | 'header-dropped'
  | 'header-added'
  | 'header-changed'
  | 'header-whitespace'
  | 'content-type-by-client'
  | 'payload-hash-changed'
  | 'date-changed'
  | 'region-changed'
  | 'service-changed'
  | 'token-damaged'
  | 'signature-damaged'
  | 'secret-whitespace'
  | 'secret-truncated'
  | 'secret-url-encoded'
  | 'secret-quoted'
  | 'secret-base64'
  | 'secret-hashed'
  | 'secret-of-other-key';

/** How one form of a text became another on the way, where that is a known kind of damage. */
export function textTransformation(client: string, server: string): Transformation | undefined {
  if (upperCaseEscapes(client) === upperCaseEscapes(server)) return 'percent-case';
  const [signed, received] = [decode(client), decode(server)];
  if (received === client || upperCaseEscapes(received) === upperCaseEscapes(client))
    return 'path-encoded-again';
  // Both stand for the same characters, of which one side escaped more.
  if (signed === received) return server.length > client.length ? 'path-encoded-again' : 'path-decoded';
  if (signed === server || decode(signed) === received) return 'path-decoded';
  if (spacesForPlus(signed) === spacesForPlus(received)) return 'plus-for-space';
  if (signed.normalize('NFC') === received.normalize('NFC')) return 'unicode-normalised';
  if (withoutEntities(signed) === withoutEntities(received)) return 'html-escaped';
  return undefined;
}

/** Merges empty segments and resolves `.` and `..`, as clients and proxies do that do not know S3's keys. */
export function normalisedPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`;
}

function upperCaseEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

function spacesForPlus(text: string): string {
  return text.replaceAll('+', ' ');
}

function withoutEntities(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');
}
