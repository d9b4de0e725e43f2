import { impliedCanonicalRequest, type CanonicalLines } from '../sigv4/canonicalRequest.js';
import { compareCanonical, type Difference } from '../sigv4/compare.js';
import { explainHash, type Explanation } from '../sigv4/explain.js';
import { parseStringToSign } from '../sigv4/stringToSign.js';
import { isBesideAnswer } from './beside.js';
import type { Case } from './case.js';
import { isPreflightUnknown } from './page.js';
import type { SignedUrl } from './evidence.js';
import {
  changedEncoding,
  changedHost,
  forwardedHost,
  proxiedHost,
  strippedPrefix,
} from './rewritingHints.js';
import { parameterOf } from './readers/presignedUrl.js';
import { otherServiceSays } from './timing.js';
import { codedType, fromKnownSigns, hintOfEqual, lowerFirst, signedWithVersion2 } from './signatureHints.js';
import { impliedRequest } from './signatureTexts.js';
import { linesOf, type SignatureCause, type SignatureView } from './signatureView.js';

/** Whether the store refused the signature itself. */
export function isSignatureRefused(c: Case): boolean {
  if (otherServiceSays(c) || isPreflightUnknown(c)) return false;
  if (c.code === 'SignatureDoesNotMatch' || (c.code === '' && c.says('SignatureDoesNotMatch'))) return true;
  const said = c.says(
    'request signature we calculated does not match',
    'Forbidden: Invalid signature',
    'Bad request: Invalid payload signature',
    'signature does not match',
    'key and signing method',
    'Signature validation failed',
    'StringToSignBytes',
  );
  // Tokens of a sign-in have a signature, too.
  const isOfToken =
    /^signature validation/i.test(said?.value ?? '') &&
    c.find(/\bIDX\d{5}\b|\bJWTs?\b|\bSAML\b|\bid_token\b/i);
  return said !== undefined && !isOfToken && !isBesideAnswer(c, said);
}

/** Reads a refused signature as far as the paste allows; undefined where the signature was not refused. */
export function viewSignature(c: Case): SignatureView | undefined {
  if (!isSignatureRefused(c)) return undefined;
  const server = linesOf(c, 'server');
  const logged = linesOf(c, 'client');
  const implied = impliedLines(c);
  const fromUrls = compareUrls(c) ?? changedHost(c) ?? changedEncoding(c);
  if (fromUrls) return fromUrls;
  if (server && logged) {
    const view = fromDifferences(c, compareCanonical(logged, server), 'client');
    if (view) return view;
    return {
      cause: 'secret',
      basis: 'compared',
      text: 'the client’s own canonical request and the store’s agree byte for byte, so only the secret key can differ',
      facts: [c.fact('Both canonical requests are the same')],
      differences: [],
    };
  }
  const known = fromKnownSigns(c);
  if (known?.cause === 'method') return known;
  const emptyHeader = server?.headers.find((header) => header.value === '' && header.name !== 'host');
  if (server && implied) {
    const differences = compareCanonical(implied.lines, server).filter(
      (difference) => !isOnlyUnknown(difference, implied.missing),
    );
    const view = fromDifferences(c, differences, 'url');
    if (view) return view;
  }
  if (emptyHeader)
    return {
      cause: 'header',
      basis: 'compared',
      text: `the signed header ${emptyHeader.name} did not reach the store: it is empty in its canonical request`,
      facts: [
        c.fact(`${emptyHeader.name} is signed and empty in the store’s canonical request`, canonicalSpan(c)),
      ],
      differences: [],
    };
  if (known?.basis === 'compared') return known;
  const hash = server ? undefined : serverHash(c);
  const explained =
    hash !== undefined && implied
      ? explainHash(implied.lines, hash, c.urls.map((url) => url.host).filter(Boolean))
      : undefined;
  // A hash that agrees proves more than a sign.
  if (implied && explained && explained.transformations.length > 0) {
    const view = fromHash(c, implied.lines, explained);
    if (view) return view;
  }
  if (known) return known;
  const rewritten = strippedPrefix(c) ?? proxiedHost(c) ?? forwardedHost(c);
  if (rewritten && !server) return rewritten;
  const version2 = signedWithVersion2(c);
  if (version2) return version2;
  if (explained?.transformations.length === 0) return codedType(c, server) ?? equalView(c);
  const signedHeaders = server?.signedHeaders ?? c.url?.signedHeaders ?? [];
  const contentType = signedHeaders.includes('content-type');
  if (server && implied?.missing.length === 0 && !(contentType && c.exchange?.origin === 'har'))
    return codedType(c, server) ?? equalView(c);
  const coded = codedType(c, server);
  if (coded) return coded;
  const value = server?.headers.find((header) => header.name === 'content-type')?.value ?? '';
  // Without the URL only a type that clients make by themselves is a sign.
  const isClientsOwn = c.url === undefined && /;\s?charset=|form-data|urlencoded/i.test(value);
  if (server && contentType && (c.url?.scheme === 'v4' || isClientsOwn)) {
    return {
      cause: 'header',
      basis: 'hinted',
      text: `content-type is signed, and the store saw “${value}”: it must be the type that was given at signing`,
      facts: [c.fact(`content-type: ${value} in the store’s canonical request`, canonicalSpan(c))],
      differences: [],
    };
  }
  return undefined;
}

/** The canonical request that this case's URL, method and headers imply. */
export function impliedLines(c: Case): { lines: CanonicalLines; missing: readonly string[] } | undefined {
  const url = refusedUrl(c);
  if (!url || url.host === '' || /…|\.\.\.|<[a-z-]+>/.test(url.raw)) return undefined;
  const method = c.method ?? (parameterOf(url, 'x-id')?.value === 'GetObject' ? undefined : 'PUT') ?? 'PUT';
  const headers = (c.exchange?.request.headers ?? []).map((header) => ({
    name: header.name,
    value: header.value,
  }));
  const raw = url.raw.startsWith('http')
    ? url.raw
    : `${url.protocol || 'https'}://${url.host}${url.raw.slice(url.raw.indexOf('/'))}`;
  const request = impliedCanonicalRequest({ method, url: raw, headers });
  return request ? { lines: request.lines, missing: request.missingHeaders } : undefined;
}

/** The URL whose signature the store speaks of: a paste may hold an older one, or that of another request. */
function refusedUrl(c: Case): SignedUrl | undefined {
  const provided = c.element('SignatureProvided')?.value.toLowerCase() ?? '';
  const stamp = serverStamp(c);
  const isMeant = (url: SignedUrl): boolean => {
    const signature = url.signature?.toLowerCase() ?? '';
    const date = parameterOf(url, 'x-amz-date')?.value;
    if (provided !== '' && signature !== '' && provided === signature) return true;
    if (stamp !== undefined && date !== undefined) return stamp === date;
    return provided === '' || signature === '' || url.scheme === 'none';
  };
  return c.url && isMeant(c.url) ? c.url : c.urls.find((url) => url.scheme !== 'none' && isMeant(url));
}

/** The time in the store's string to sign, which is that of the request. */
function serverStamp(c: Case): string | undefined {
  const text = c.signingTexts.find(
    (candidate) => candidate.side === 'server' && candidate.kind === 'string-to-sign',
  );
  const parsed = text ? parseStringToSign(text.text) : undefined;
  return parsed?.version === 4 && parsed.date !== '' ? parsed.date : undefined;
}

function canonicalSpan(c: Case): { span: SignedUrl['span'] | null } {
  return {
    span:
      c.signingTexts.find((text) => text.side === 'server' && text.kind === 'canonical-request')?.span ??
      null,
  };
}

function serverHash(c: Case): string | undefined {
  const text = c.signingTexts.find(
    (candidate) => candidate.side === 'server' && candidate.kind === 'string-to-sign',
  );
  const parsed = text ? parseStringToSign(text.text) : undefined;
  return parsed && 'hash' in parsed ? parsed.hash : undefined;
}

/** A header whose client value the paste does not show cannot be called different. */
function isOnlyUnknown(difference: Difference, missing: readonly string[]): boolean {
  return (
    difference.part === 'header' &&
    difference.name !== null &&
    missing.includes(difference.name.toLowerCase()) &&
    difference.server !== null &&
    difference.server !== ''
  );
}

function fromDifferences(
  c: Case,
  differences: readonly Difference[],
  side: 'client' | 'url',
): SignatureView | undefined {
  if (differences.length === 0 || areOfAnotherRequest(differences)) return undefined;
  const cause = causeOfDifferences(differences);
  const first = differences.find((difference) => causeOfDifference(difference) === cause) ?? differences[0];
  const others = differences.length > 1 ? ` (${differences.length} differences in all)` : '';
  return {
    cause,
    basis: 'compared',
    text: `${lowerFirst(first?.text ?? 'the canonical requests differ').replace(/\.$/, '')}${others}`,
    facts: differences
      .slice(0, 6)
      .map((difference) =>
        c.fact(
          `${side === 'client' ? 'Client’s log against the store' : 'URL against the store'}: ${difference.text}`,
          canonicalSpan(c),
        ),
      ),
    differences,
  };
}

/** Where host, path, query and headers all differ, two requests were compared, or a paste that lost its lines. */
function areOfAnotherRequest(differences: readonly Difference[]): boolean {
  const kinds = new Set(differences.map((difference) => causeOfDifference(difference) + difference.part));
  return kinds.size >= 4 || differences.length > 7;
}

function causeOfDifferences(differences: readonly Difference[]): SignatureCause {
  const causes = differences.map(causeOfDifference);
  for (const cause of ['method', 'host', 'url', 'header'] as const) if (causes.includes(cause)) return cause;
  return 'unknown';
}

function causeOfDifference(difference: Difference): SignatureCause {
  if (difference.part === 'method') return 'method';
  if (difference.part === 'path' || difference.part === 'query') return 'url';
  return difference.name?.toLowerCase() === 'host' ? 'host' : 'header';
}

/** What must have happened for the store to get the hash that it shows. */
function fromHash(c: Case, implied: CanonicalLines, explained: Explanation): SignatureView | undefined {
  const differences = compareCanonical(implied, explained.lines);
  const view = fromDifferences(c, differences, 'url');
  if (!view) return undefined;
  const words = explained.transformations.join(', ').replaceAll('-', ' ');
  return {
    ...view,
    basis: 'proven',
    facts: [
      c.fact(`The hash in the store’s StringToSign agrees once this is assumed: ${words}`),
      ...differences.slice(0, 5).map(({ text }) => c.fact(text)),
    ],
  };
}

function equalView(c: Case): SignatureView {
  const hint = hintOfEqual(c);
  if (hint) return hint;
  return {
    cause: 'unknown',
    basis: 'hinted',
    text: 'the store built the canonical request that this URL implies, so it was signed otherwise: with another secret key, method, URL or value of a signed header than what the paste shows',
    facts: [c.fact('The store’s canonical request is the one this URL implies', canonicalSpan(c))],
    differences: [],
  };
}

/** The same signature on two addresses: one was signed, the other was used. */
function compareUrls(c: Case): SignatureView | undefined {
  const used = c.url;
  if (used?.signature === undefined || used.signature.length < 16) return undefined;
  const signed = c.urls.find(
    (url) =>
      url !== used &&
      url.signature === used.signature &&
      (url.host !== used.host || url.path !== used.path || url.raw.split('?')[1] !== used.raw.split('?')[1]),
  );
  if (!signed) return undefined;
  if (signed.host !== used.host && signed.host !== '' && used.host !== '') {
    const [earlier, later] = signed.span.start < used.span.start ? [signed, used] : [used, signed];
    return {
      cause: 'host',
      basis: 'compared',
      text: `the URL was signed for ${earlier.host} and sent to ${later.host}`,
      facts: [c.fact(`Signed for ${earlier.host}`, earlier), c.fact(`Sent to ${later.host}`, later)],
      differences: [],
    };
  }
  const before = impliedRequest(c, signed)?.lines;
  const after = impliedRequest(c, used)?.lines;
  const differences = before && after && signed.host === used.host ? compareCanonical(before, after) : [];
  const view = fromDifferences(c, differences, 'url');
  return (
    view && {
      ...view,
      facts: [
        c.fact('One address with this signature', signed),
        c.fact('The other', used),
        ...differences.slice(0, 4).map(({ text }) => c.fact(text)),
      ],
    }
  );
}
