import type { CanonicalLines, NameValue } from './canonicalRequest.js';
import { decodeOnce, splitQuery } from './encoding.js';
import { pathDifference } from './comparePath.js';
import { quoted, sides, type Difference } from './difference.js';
import { textTransformation, type Transformation } from './transformation.js';

export type { Difference } from './difference.js';

/** What differs between the canonical request the client signed and the one the server built; empty where they agree. */
export function compareCanonical(client: CanonicalLines, server: CanonicalLines): Difference[] {
  const differences: Difference[] = [];
  if (client.method !== server.method)
    differences.push({
      ...sides('method', null, client.method, server.method),
      transformation: 'method-changed',
      text: `The request was signed as ${client.method} and arrived as ${server.method}.`,
    });
  if (client.uri !== server.uri) differences.push(pathDifference(client.uri, server.uri));
  const inHeaders = headerDifferences(client, server);
  const isTold = inHeaders.length > 0 && listsItsHeaders(client) && listsItsHeaders(server);
  differences.push(
    // The list in the query changes along with the headers, and says no more than they.
    ...queryDifferences(client.query, server.query).filter(
      ({ name }) => !(isTold && isHeaderList(name ?? '')),
    ),
    ...inHeaders,
  );
  if (client.payloadHash !== server.payloadHash && client.payloadHash !== '' && server.payloadHash !== '')
    differences.push({
      ...sides('payload', null, client.payloadHash, server.payloadHash),
      transformation: 'payload-hash-changed',
      text: `The payload was signed as ${client.payloadHash} and arrived as ${server.payloadHash}.`,
    });
  return differences;
}

function queryDifferences(client: string, server: string): Difference[] {
  if (client === server) return [];
  const signed = byName(splitQuery(client));
  const received = byName(splitQuery(server));
  const differences: Difference[] = [];
  for (const [name, values] of signed) {
    const others = received.get(name);
    if (others === undefined) differences.push(missingParameter(name, values, received));
    else if (values.join('&') !== others.join('&'))
      differences.push(parameterDifference(name, values.join(', '), others.join(', ')));
  }
  for (const [name, values] of received) {
    if (signed.has(name) || isEscapedName(name)) continue;
    differences.push({
      ...sides('query', name, null, shown(name, values.join(', '))),
      transformation: 'parameter-added',
      text: `The parameter ${name} was added after signing; every query parameter is part of the signature.`,
    });
  }
  if (differences.length > 0) return differences;
  return [
    {
      ...sides('query', null, client, server),
      transformation: 'parameters-reordered',
      text: 'The query holds the same parameters in another order.',
    },
  ];
}

function missingParameter(
  name: string,
  values: readonly string[],
  received: ReadonlyMap<string, readonly string[]>,
): Difference {
  const escaped = `amp;${name}`;
  const isEscaped = received.has(escaped);
  return {
    ...sides('query', name, shown(name, values.join(', ')), isEscaped ? escaped : null),
    transformation: isEscaped ? 'html-escaped' : 'parameter-dropped',
    text: isEscaped
      ? `The parameter ${name} arrived as ${escaped}: the URL was copied from HTML or XML with its &amp; left as it is.`
      : `The parameter ${name} was signed and did not arrive.`,
  };
}

function parameterDifference(name: string, client: string, server: string): Difference {
  const lower = name.toLowerCase();
  const difference = sides('query', name, shown(name, client), shown(name, server));
  if (isSecret(name)) {
    const isSpaced = textTransformation(client, server) === 'plus-for-space';
    const how = isSpaced
      ? 'plus signs and spaces were taken for each other'
      : `${client.length} characters were signed, ${server.length} arrived`;
    return {
      ...difference,
      transformation: 'token-damaged',
      text: `The session token changed on the way: ${how}.`,
    };
  }
  return {
    ...difference,
    transformation:
      signingTransformation(lower, client, server) ??
      valueTransformation(client, server) ??
      'parameter-changed',
    text: `The parameter ${name} was signed as ${quoted(readable(client, server))} and arrived as ${quoted(readable(server, client))}.`,
  };
}

/** Decoded, unless the difference is in the encoding. */
function readable(text: string, other: string): string {
  return decodeOnce(text) === decodeOnce(other) ? text : decodeOnce(text);
}

/** Changes of date, region or service, which make another signing key. */
function signingTransformation(
  lowerName: string,
  client: string,
  server: string,
): Transformation | undefined {
  if (lowerName.endsWith('-date')) return 'date-changed';
  if (!lowerName.endsWith('-credential')) return undefined;
  const signed = decodeOnce(client).split('/').reverse();
  const received = decodeOnce(server).split('/').reverse();
  if (signed.length !== received.length) return undefined;
  const kinds: readonly (Transformation | undefined)[] = [
    undefined,
    'service-changed',
    'region-changed',
    'date-changed',
  ];
  return kinds.find((kind, at) => kind !== undefined && signed[at] !== received[at]);
}

function valueTransformation(client: string, server: string): Transformation | undefined {
  const known = textTransformation(client, server);
  // A parameter has no path to be encoded.
  return known === 'path-encoded-again' || known === 'path-decoded' ? undefined : known;
}

function headerDifferences(client: CanonicalLines, server: CanonicalLines): Difference[] {
  const signed = byName(client.headers);
  const received = byName(server.headers);
  const differences: Difference[] = [];
  for (const [name, values] of signed) {
    const difference = headerDifference(name, values.join(','), received.get(name)?.join(','));
    if (difference !== undefined) differences.push(difference);
  }
  for (const [name, values] of received)
    if (!signed.has(name))
      differences.push({
        ...sides('header', name, null, shown(name, values.join(','))),
        transformation: 'header-added',
        text: `The server counts the header ${name} among the signed ones, and it was not signed.`,
      });
  const told = new Set(differences.map(({ name }) => name));
  const listed = (lines: CanonicalLines): string =>
    lines.signedHeaders.filter((name) => !told.has(name)).join(';');
  if (listed(client) !== listed(server) && client.signedHeaders.length > 0 && server.signedHeaders.length > 0)
    differences.push({
      ...sides('signed-headers', null, client.signedHeaders.join(';'), server.signedHeaders.join(';')),
      transformation: null,
      text: `The list of signed headers was ${quoted(client.signedHeaders.join(';'))} and arrived as ${quoted(server.signedHeaders.join(';'))}.`,
    });
  return differences;
}

function headerDifference(name: string, client: string, server: string | undefined): Difference | undefined {
  if (client === server && client !== '') return undefined;
  const difference = sides(
    'header',
    name,
    client === '' ? null : shown(name, client),
    server === undefined ? null : shown(name, server),
  );
  // A server writes a signed header that is not there with an empty value, or leaves it out.
  if (server === undefined || server === '')
    return {
      ...difference,
      transformation: 'header-dropped',
      text: `The header ${name} is signed${saying(name, client)} and did not arrive.`,
    };
  if (client === '')
    return {
      ...difference,
      transformation: null,
      text: `The header ${name} is signed and arrived${saying(name, server)}; what was signed is not known.`,
    };
  const transformation = headerTransformation(name, client, server);
  return { ...difference, transformation, text: headerStory(name, client, server, transformation) };
}

function headerTransformation(name: string, client: string, server: string): Transformation {
  if (name === 'host')
    return isSameHost(client, server) && !hasPort(server) ? 'port-dropped' : 'host-changed';
  if (withoutSpaces(client) === withoutSpaces(server)) return 'header-whitespace';
  if (name === 'content-type' && isSetByClients(client, server)) return 'content-type-by-client';
  if (isSecret(name)) return 'token-damaged';
  if (name === 'x-amz-date' || name === 'date') return 'date-changed';
  return name === 'x-amz-content-sha256' ? 'payload-hash-changed' : 'header-changed';
}

function headerStory(name: string, client: string, server: string, transformation: Transformation): string {
  if (transformation === 'port-dropped')
    return `The host was signed as ${client}, and the server saw it without its port, as ${server}.`;
  if (transformation === 'token-damaged')
    return `The session token changed on the way: ${client.length} characters were signed, ${server.length} arrived.`;
  return `The ${name === 'host' ? 'host' : `header ${name}`} was signed as ${quoted(client)} and arrived as ${quoted(server)}.`;
}

/** Browsers and HTTP libraries add a charset or a boundary, or a form's type where none was given. */
function isSetByClients(client: string, server: string): boolean {
  const lower = server.toLowerCase();
  return (
    lower.startsWith(`${client.toLowerCase()};`) ||
    lower.startsWith('multipart/form-data') ||
    lower.startsWith('application/x-www-form-urlencoded')
  );
}

function byName(values: readonly NameValue[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { name, value } of values) {
    const key = decodeOnce(name);
    const before = map.get(key);
    if (before === undefined) map.set(key, [value]);
    else before.push(value);
  }
  return map;
}

/** Whether the query names exactly the headers that follow. */
function listsItsHeaders(lines: CanonicalLines): boolean {
  const list = splitQuery(lines.query).find(({ name }) => isHeaderList(name))?.value;
  return list !== undefined && decodeOnce(list) === lines.signedHeaders.join(';');
}

function isHeaderList(name: string): boolean {
  return name.toLowerCase().endsWith('-signedheaders');
}

function isEscapedName(name: string): boolean {
  return name.startsWith('amp;');
}

function isSecret(name: string): boolean {
  return name.toLowerCase().endsWith('-token');
}

function shown(name: string, value: string): string | null {
  return isSecret(name) ? null : value;
}

function saying(name: string, value: string): string {
  return value === '' || isSecret(name) ? '' : ` as ${quoted(value)}`;
}

function isSameHost(client: string, server: string): boolean {
  return withoutPort(client) === withoutPort(server);
}

function hasPort(host: string): boolean {
  return withoutPort(host) !== host;
}

function withoutPort(host: string): string {
  return host.replace(/:\d{1,5}$/, '');
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
