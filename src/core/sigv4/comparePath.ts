import { quoted, sides, type Difference } from './difference.js';
import { normalisedPath, textTransformation, type Transformation } from './transformation.js';

/** How the path changed between signing and checking. */
export function pathDifference(client: string, server: string): Difference {
  const transformation = pathTransformation(client, server);
  return {
    ...sides('path', null, client, server),
    transformation: transformation ?? null,
    text: `${pathStory(transformation)}: signed as ${quoted(client)}, received as ${quoted(server)}.`,
  };
}

function pathTransformation(client: string, server: string): Transformation | undefined {
  const known = textTransformation(client, server);
  if (known !== undefined) return known;
  if (withoutSlash(normalisedPath(client)) === withoutSlash(normalisedPath(server))) return 'path-normalised';
  // Both begin with a slash, so the longer one has whole segments in front.
  const hasPrefix = server.endsWith(client) || client.endsWith(server);
  const isBucketAlone = [client, server].some((path) => /^\/[^/]+\/$/.test(path));
  const isRoot = client === '/' || server === '/';
  return (hasPrefix && !isRoot) || (isRoot && isBucketAlone) ? 'path-prefix-changed' : undefined;
}

function pathStory(transformation: Transformation | undefined): string {
  switch (transformation) {
    case 'path-encoded-again':
      return 'The path was percent-encoded a second time on the way';
    case 'path-decoded':
      return 'The path was percent-decoded on the way';
    case 'path-prefix-changed':
      return 'Segments at the start of the path were added or taken off on the way';
    case 'path-normalised':
      return 'Slashes or dot segments of the path were added or removed, which to S3 are part of the key';
    case 'percent-case':
      return 'The escapes of the path changed between upper and lower case';
    case 'plus-for-space':
      return 'A plus sign and a space of the path were taken for each other';
    case 'unicode-normalised':
      return 'Accented letters of the path changed between their composed and decomposed form';
    case 'html-escaped':
      return 'The path was escaped for HTML';
    default:
      return 'The path differs';
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
