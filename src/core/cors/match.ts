/** Compares names with the patterns of a rule, as S3 does: at most one `*`, which stands for any run of characters. */

export const s3Methods: readonly string[] = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];

/** Origins are compared by letter, case included. */
export function originMatches(pattern: string, origin: string): boolean {
  return matches(pattern, origin);
}

/** Header names are compared without regard to case. */
export function headerMatches(pattern: string, name: string): boolean {
  return matches(pattern.toLowerCase(), name.toLowerCase());
}

function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  // S3 takes no rule with a second one.
  if (pattern.includes('*', star + 1)) return false;
  return (
    text.length >= pattern.length - 1 &&
    text.startsWith(pattern.slice(0, star)) &&
    text.endsWith(pattern.slice(star + 1))
  );
}

/** What keeps a value from ever matching an origin, and the value it was meant to be. */
export interface OriginFault {
  readonly id:
    | 'origin-with-path'
    | 'origin-with-slash'
    | 'origin-with-default-port'
    | 'origin-in-upper-case'
    | 'origin-without-scheme'
    | 'origin-with-two-wildcards'
    | 'origin-with-space';
  readonly meant: string | null;
  readonly because: string;
}

const shape =
  /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30}|http\*|\*):\/\/(?<host>[^/?#]{0,300})(?<path>[/?#].{0,1000})?$/su;

/** Why no browser sends such an origin; undefined for one that a browser may send. */
export function faultOf(pattern: string): OriginFault | undefined {
  if (pattern === '*' || pattern === 'null') return undefined;
  const trimmed = pattern.trim();
  if (trimmed !== pattern)
    return {
      id: 'origin-with-space',
      meant: trimmed,
      because: 'it has white space around it, which no origin has',
    };
  if (pattern.split('*').length > 2)
    return {
      id: 'origin-with-two-wildcards',
      meant: null,
      because: 'it has more than one *, which S3 refuses',
    };
  const parts = shape.exec(pattern)?.groups;
  if (!parts) {
    return pattern.includes('*') || pattern.includes('/') || !/^[\w.-]{1,253}(?::\d{1,5})?$/.test(pattern)
      ? undefined
      : {
          id: 'origin-without-scheme',
          meant: `${/^(?:localhost|127\.|\[)/.test(pattern) ? 'http' : 'https'}://${pattern}`,
          because: 'it has no scheme, and an origin begins with http:// or https://',
        };
  }
  const { scheme = '', host = '', path } = parts;
  const bare = `${scheme}://${host}`;
  const tidy = tidied(scheme, host);
  if (path === '/')
    return { id: 'origin-with-slash', meant: tidy, because: 'it ends in a slash, which no origin does' };
  if (path !== undefined && !path.includes('*'))
    return {
      id: 'origin-with-path',
      meant: tidy,
      because: 'it has a path, and an origin ends with host and port',
    };
  if (path !== undefined)
    return path === '/*'
      ? {
          id: 'origin-with-path',
          meant: tidy,
          because: 'it has a path, and an origin ends with host and port',
        }
      : undefined;
  if (tidy.toLowerCase() !== bare.toLowerCase())
    return {
      id: 'origin-with-default-port',
      meant: tidy,
      because: `browsers leave the default port of ${scheme.toLowerCase()} out of the origin`,
    };
  if (tidy !== bare)
    return {
      id: 'origin-in-upper-case',
      meant: tidy,
      because: 'browsers send the origin in lower case, and S3 compares by letter',
    };
  return undefined;
}

function tidied(scheme: string, host: string): string {
  const lowerScheme = scheme.toLowerCase();
  const port = lowerScheme === 'https' ? ':443' : lowerScheme === 'http' ? ':80' : undefined;
  const lowerHost = host.toLowerCase();
  return `${lowerScheme}://${port !== undefined && lowerHost.endsWith(port) ? lowerHost.slice(0, -port.length) : lowerHost}`;
}

/** In what way the closest of the patterns misses the origin: words that end a sentence, and which pattern it is. */
export function nearestOrigin(
  patterns: readonly string[],
  origin: string,
): { readonly index: number; readonly how: string } | undefined {
  const ways: readonly ((pattern: string) => string | undefined)[] = [
    (pattern) => {
      const fault = faultOf(pattern);
      return fault?.meant && originMatches(fault.meant, origin) ? fault.because : undefined;
    },
    (pattern) =>
      pattern.toLowerCase() === origin.toLowerCase()
        ? 'the letters differ in case, which S3 minds'
        : undefined,
    (pattern) =>
      withoutScheme(pattern) === withoutScheme(origin)
        ? `the scheme differs: the page is on ${origin.split('://')[0] ?? ''}`
        : undefined,
    (pattern) =>
      hostOf(pattern) === hostOf(origin) && hostOf(pattern) !== '' ? 'the port differs' : undefined,
    (pattern) =>
      hostOf(pattern).replace(/^www\./, '') === hostOf(origin).replace(/^www\./, '') && hostOf(pattern) !== ''
        ? 'one has www. in front'
        : undefined,
    (pattern) =>
      /^https?:\/\/\*\./.test(pattern) && origin === pattern.replace('*.', '')
        ? 'the wildcard stands for names below the domain, not for the domain itself'
        : undefined,
    (pattern) => (pattern.split('*').length > 2 ? 'it has more than one *, which S3 refuses' : undefined),
  ];
  for (const way of ways) {
    for (const [index, pattern] of patterns.entries()) {
      const how = way(pattern);
      if (how !== undefined) return { index, how };
    }
  }
  return undefined;
}

function withoutScheme(origin: string): string {
  return origin.replace(/^[^:]{0,10}:\/\//, '');
}

function hostOf(origin: string): string {
  return withoutScheme(origin).replace(/:\d{1,5}$/, '');
}
