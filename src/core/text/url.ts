/** The pieces of a URL that matter to a signature, kept as they were written: nothing is normalised. */
export interface UrlPieces {
  readonly protocol: string;
  /** With port, lower case, without user information. */
  readonly host: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly fragment: string | undefined;
  /** Offset of the query in the URL. */
  readonly queryStart: number;
}

export function splitUrl(url: string): UrlPieces {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,15}):\/\//.exec(url);
  const afterScheme = scheme ? scheme[0].length : 0;
  const isRelative = scheme === null && url.startsWith('/');
  const rest = url.slice(afterScheme);
  const authorityEnd = isRelative ? 0 : indexOfAny(rest, '/?#');
  const authority = rest.slice(0, authorityEnd);
  const fragmentAt = rest.indexOf('#', authorityEnd);
  const queryAt = rest.indexOf('?', authorityEnd);
  const hasQuery = queryAt >= 0 && (fragmentAt < 0 || queryAt < fragmentAt);
  const pathEnd = hasQuery ? queryAt : fragmentAt >= 0 ? fragmentAt : rest.length;
  return {
    protocol: scheme?.[1]?.toLowerCase() ?? '',
    host: authority.slice(authority.lastIndexOf('@') + 1).toLowerCase(),
    path: rest.slice(authorityEnd, pathEnd),
    query: hasQuery ? rest.slice(queryAt + 1, fragmentAt < 0 ? rest.length : fragmentAt) : '',
    fragment: fragmentAt < 0 ? undefined : rest.slice(fragmentAt + 1),
    queryStart: afterScheme + (hasQuery ? queryAt + 1 : pathEnd),
  };
}

/**
 * A request line or a signing log doesn't say whether it went through TLS. A host with a port of its own, an address, or a
 * name without a dot is a store of one's own, which begins without.
 */
export function likelyProtocol(host: string): 'http' | 'https' {
  const port = /:(\d{1,5})$/.exec(host)?.[1];
  if (port !== undefined) return port === '443' || port === '8443' ? 'https' : 'http';
  return /^[\d.]+$/.test(host) || !host.includes('.') ? 'http' : 'https';
}

/** Percent-decodes what can be decoded and leaves the rest as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%[0-9a-fA-F]{2}/g, (escape) => {
      try {
        return decodeURIComponent(escape);
      } catch {
        return escape;
      }
    });
  }
}

function indexOfAny(text: string, characters: string): number {
  for (let index = 0; index < text.length; index++) if (characters.includes(text.charAt(index))) return index;
  return text.length;
}
