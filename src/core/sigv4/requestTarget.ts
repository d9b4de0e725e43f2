/** A URL cut at its joints; nothing is decoded or normalised, since every byte of it is signed. */
export interface RequestTarget {
  /** Lower case, without colon; empty for a bare path. */
  readonly scheme: string;
  /** Lower case, with its port unless that is the scheme's own; empty for a bare path. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Reads an absolute URL, or a path with its query as it stands in a request line. */
export function requestTarget(url: string): RequestTarget | undefined {
  const text = url.trim();
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,31}):\/\//.exec(text);
  if (scheme === null && !text.startsWith('/')) return undefined;
  const fragment = text.indexOf('#');
  const whole = fragment < 0 ? text : text.slice(0, fragment);
  const rest = whole.slice(scheme?.[0].length ?? 0);
  const schemeName = (scheme?.[1] ?? '').toLowerCase();
  const authorityEnd = scheme === null ? 0 : rest.search(/[/?]|$/);
  const authority = rest.slice(0, authorityEnd);
  if (scheme !== null && authority === '') return undefined;
  const question = rest.indexOf('?', authorityEnd);
  const pathEnd = question < 0 ? rest.length : question;
  return {
    scheme: schemeName,
    host: withoutDefaultPort(authority.slice(authority.lastIndexOf('@') + 1).toLowerCase(), schemeName),
    path: rest.slice(authorityEnd, pathEnd),
    query: rest.slice(pathEnd + 1),
  };
}

/** `host:443` of an https URL goes over the wire as `host`. */
export function withoutDefaultPort(host: string, scheme: string): string {
  const port = defaultPorts[scheme];
  return port !== undefined && host.endsWith(`:${port}`) ? host.slice(0, -port.length - 1) : host;
}
