import type { Fact } from '../diagnosis.js';
import {
  impliedCanonicalRequest,
  parseCanonicalRequest,
  type CanonicalLines,
} from '../sigv4/canonicalRequest.js';
import { compareCanonical, type Difference } from '../sigv4/compare.js';
import { explainHash } from '../sigv4/explain.js';
import { parseStringToSign } from '../sigv4/stringToSign.js';
import type { Case } from './case.js';
import type { SignedUrl } from './evidence.js';
import { parameterOf } from './readers/presignedUrl.js';

export type SignatureCause = 'method' | 'host' | 'url' | 'header' | 'secret' | 'unknown';

/** What the two sides of a refused signature tell, without any secret. */
export interface SignatureView {
  readonly cause: SignatureCause;
  /** `compared`: both sides are there. `proven`: a hash agrees. `hinted`: one side and a sign. */
  readonly basis: 'compared' | 'proven' | 'hinted';
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly differences: readonly Difference[];
}

/** Whether the store refused the signature itself. */
export function isSignatureRefused(c: Case): boolean {
  return (
    c.code === 'SignatureDoesNotMatch' ||
    c.says(
      'request signature we calculated does not match',
      'SignatureDoesNotMatch',
      'Forbidden: Invalid signature',
      'signature does not match',
      'key and signing method',
      'StringToSignBytes',
    ) !== undefined
  );
}

/** Reads a refused signature as far as the paste allows; undefined where the signature was not refused. */
export function viewSignature(c: Case): SignatureView | undefined {
  if (!isSignatureRefused(c)) return undefined;
  const server = linesOf(c, 'server');
  const logged = linesOf(c, 'client');
  const implied = impliedLines(c);
  const fromUrls = compareUrls(c);
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
  if (known) return known;
  const version2 = signedWithVersion2(c);
  if (version2) return version2;
  const hash = serverHash(c);
  if (hash !== undefined && implied && !server) {
    const explained = explainHash(implied.lines, hash, c.urls.map((url) => url.host).filter(Boolean));
    if (explained && explained.transformations.length > 0) {
      const view = fromTransformations(c, explained.transformations);
      if (view) return view;
    }
    if (explained) return equalView(c);
  }
  const signedHeaders = server?.signedHeaders ?? c.url?.signedHeaders ?? [];
  const contentType = signedHeaders.includes('content-type');
  if (server && implied?.missing.length === 0 && !(contentType && c.exchange?.origin === 'har'))
    return equalView(c);
  if (server && contentType && c.url?.scheme === 'v4') {
    const value = server.headers.find((header) => header.name === 'content-type')?.value ?? '';
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
  const url = c.url;
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

function linesOf(c: Case, side: 'client' | 'server'): CanonicalLines | undefined {
  for (const text of c.signingTexts) {
    if (text.side !== side || text.kind !== 'canonical-request') continue;
    const lines = parseCanonicalRequest(text.text);
    if (lines) return lines;
  }
  return undefined;
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
  if (differences.length === 0) return undefined;
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

function fromTransformations(c: Case, transformations: readonly string[]): SignatureView | undefined {
  const has = (...ids: readonly string[]): boolean => transformations.some((id) => ids.includes(id));
  const words = transformations.join(', ').replaceAll('-', ' ');
  const facts = [c.fact(`The hash in the store’s StringToSign agrees once this is assumed: ${words}`)];
  const cause: SignatureCause | undefined = has('method-changed')
    ? 'method'
    : has('host-changed', 'port-dropped')
      ? 'host'
      : has(
            'path-encoded-again',
            'path-decoded',
            'path-prefix-changed',
            'percent-case',
            'plus-for-space',
            'unicode-normalised',
            'html-escaped',
            'parameter-added',
            'parameter-dropped',
            'parameter-changed',
            'path-normalised',
          )
        ? 'url'
        : has('header-dropped', 'header-added', 'header-changed', 'header-whitespace', 'payload-hash-changed')
          ? 'header'
          : undefined;
  return cause === undefined
    ? undefined
    : {
        cause,
        basis: 'proven',
        text: `between client and store this happened: ${words}`,
        facts,
        differences: [],
      };
}

function equalView(c: Case): SignatureView {
  const hint = hintOfEqual(c);
  if (hint) return hint;
  return {
    cause: 'unknown',
    basis: 'hinted',
    text: 'the store built the canonical request that this URL implies, so the secret key differs, or the URL was altered before it was pasted',
    facts: [c.fact('The store’s canonical request is the one this URL implies', canonicalSpan(c))],
    differences: [],
  };
}

/** Both sides agree on what was sent, so it was signed differently: what looks like the piece that changed before sending? */
function hintOfEqual(c: Case): SignatureView | undefined {
  const url = c.url;
  const contentType = c.requestHeader('content-type');
  const authorization = c.requestHeader('authorization')?.value ?? '';
  const signedHeaders =
    url && url.signedHeaders.length > 0
      ? url.signedHeaders
      : (/SignedHeaders=([a-z0-9;-]{1,2000})/.exec(authorization)?.[1]?.split(';') ?? []);
  const hint = (
    cause: SignatureCause,
    text: string,
    at?: { readonly span: SignedUrl['span'] | null },
  ): SignatureView => ({ cause, basis: 'hinted', text, facts: [c.fact(text, at)], differences: [] });
  if (
    url &&
    c.method === 'POST' &&
    /multipart\/form-data/i.test(contentType?.value ?? '') &&
    !url.parameters.some((parameter) => /^upload/i.test(parameter.name))
  )
    return hint('method', 'a form was posted to a URL that was made for PUT', contentType);
  if (
    url &&
    c.method === 'PUT' &&
    url.parameters.some((parameter) => parameter.name === 'uploadId') &&
    !url.parameters.some((parameter) => parameter.name === 'partNumber')
  )
    return hint('method', 'a completion is a POST, and this request was sent with PUT');
  if (url?.signature !== undefined && /^[0-9A-F]{64}$/.test(url.signature) && /[A-F]/.test(url.signature))
    return hint(
      'url',
      'the signature is in upper case, and S3 writes it in lower case',
      parameterOf(url, 'x-amz-signature'),
    );
  const names = url?.parameters.map((parameter) => parameter.name.toLowerCase()) ?? [];
  const appended = url?.parameters.find(
    (parameter, index) =>
      /^(?:partNumber|uploadId)$/.test(parameter.name) &&
      index > names.indexOf('x-amz-signature') &&
      names.includes('x-id') &&
      index > names.indexOf('x-id'),
  );
  if (appended) return hint('url', `${appended.name} was appended after signing`, appended);
  if (url && (/%(?![0-9A-Fa-f]{2})/.test(url.path) || url.path.includes('+')))
    return hint('url', 'the key has a raw + or an unescaped % in the path', url);
  if (
    signedHeaders.includes('content-type') &&
    contentType &&
    /;\s?(?:charset|boundary)=|multipart\/form-data|x-www-form-urlencoded/i.test(contentType.value)
  )
    return hint(
      'header',
      `content-type is signed, and the client sent “${contentType.value.slice(0, 80)}”, which it often makes by itself`,
      contentType,
    );
  const unsteady = signedHeaders.find((name) =>
    /^(?:accept-encoding|user-agent|connection|accept|cache-control|transfer-encoding|via|x-forwarded-[a-z]+)$/.test(
      name,
    ),
  );
  if (unsteady) return hint('header', `${unsteady} is signed, and clients and proxies change it on the way`);
  return undefined;
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
  if (signed.path !== used.path && signed.host === used.host)
    return {
      cause: 'url',
      basis: 'compared',
      text: `the path changed after signing: ${signed.path} and ${used.path}`,
      facts: [c.fact('One path', signed), c.fact('The other', used)],
      differences: [],
    };
  return undefined;
}

/** Signs that need only one side. */
function fromKnownSigns(c: Case): SignatureView | undefined {
  const url = c.url;
  const method = linesOf(c, 'server')?.method ?? c.method;
  const byOperation = methodHint(c);
  if (byOperation) return byOperation;
  const response = url?.parameters.find((parameter) =>
    /^response-(?:content|cache|expires)/i.test(parameter.name),
  );
  if (response && (method === 'PUT' || method === 'POST')) {
    return {
      cause: 'method',
      basis: 'hinted',
      text: `${response.name} belongs to a download: the URL was made for GET and used with ${method}`,
      facts: [c.fact(`${response.name} is a parameter of GET`, response)],
      differences: [],
    };
  }
  const announced = c.find(/"method"\s{0,4}:\s{0,4}"(?<method>GET|PUT|POST|HEAD)"/);
  if (
    announced &&
    url &&
    url.scheme !== 'none' &&
    method !== undefined &&
    announced.groups['method'] !== method
  ) {
    return {
      cause: 'method',
      basis: 'compared',
      text: `the URL was signed for ${announced.groups['method'] ?? ''} and used with ${method}`,
      facts: [c.fact(`Signed for ${announced.groups['method'] ?? ''}`, announced)],
      differences: [],
    };
  }
  const damage = url?.damages.find((candidate) =>
    [
      'html-escaped',
      'encoded-twice',
      'unicode-escape',
      'fragment',
      'doubled-question-mark',
      'space-in-token',
      'duplicate-parameter',
      'signature-cut',
    ].includes(candidate.kind),
  );
  if (damage)
    return {
      cause: 'url',
      basis: 'compared',
      text: lowerFirst(damage.text),
      facts: [c.fact(damage.text, damage)],
      differences: [],
    };
  const added = addedAfterSigning(url);
  if (added)
    return {
      cause: 'url',
      basis: 'hinted',
      text: `the parameter ${added.name} was added after signing`,
      facts: [c.fact(`${added.name} stands behind the signature`, added)],
      differences: [],
    };
  if (url && /%25[0-9A-F]{2}/i.test(url.path))
    return {
      cause: 'url',
      basis: 'hinted',
      text: 'the key is percent-encoded twice (%25…)',
      facts: [c.fact('%25 in the path', url)],
      differences: [],
    };
  const exchange = c.exchange;
  const isWhole =
    exchange !== undefined &&
    (exchange.origin === 'curl' || exchange.origin === 'har' || exchange.request.headers.length >= 3);
  const missing = isWhole
    ? url?.signedHeaders.find(
        (name) => name !== 'host' && name !== 'content-length' && c.requestHeader(name) === undefined,
      )
    : undefined;
  if (missing)
    return {
      cause: 'header',
      basis: 'compared',
      text: `the signed header ${missing} was not sent`,
      facts: [
        c.fact(
          `${missing} is among X-Amz-SignedHeaders and not among the headers sent`,
          parameterOf(url, 'x-amz-signedheaders'),
        ),
      ],
      differences: [],
    };
  return undefined;
}

const cacheBusters =
  /^(?:_|t|ts|v|r|nocache|cb|cachebust\w*|utm_\w+|fbclid|gclid|download|timestamp|rand\w*)$/i;

function addedAfterSigning(url: SignedUrl | undefined): SignedUrl['parameters'][number] | undefined {
  if (url?.scheme !== 'v4') return undefined;
  return url.parameters.find((parameter) => cacheBusters.test(parameter.name));
}

/** SigV2 signs Content-Type always: the store's string shows the one that arrived. */
function signedWithVersion2(c: Case): SignatureView | undefined {
  const text = c.signingTexts.find(
    (candidate) => candidate.side === 'server' && candidate.kind === 'string-to-sign',
  );
  const parsed = text ? parseStringToSign(text.text) : undefined;
  if (!parsed || 'hash' in parsed) return undefined;
  const isQuery = c.url?.scheme === 'v2' || c.url?.scheme === 'goog2' || c.url?.scheme === 'oss1';
  if (parsed.contentType !== '' && isQuery) {
    return {
      cause: 'header',
      basis: 'hinted',
      text: `signature version 2 signs Content-Type, and the store saw “${parsed.contentType}”, with which the URL was not signed`,
      facts: [c.fact(`Content-Type ${parsed.contentType} in the store’s StringToSign`, text)],
      differences: [],
    };
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The operation that the SDK wrote into the URL (`x-id`) against the method that was used. */
export function methodHint(c: Case): SignatureView | undefined {
  const url = c.url;
  const operation = parameterOf(url, 'x-id')?.value;
  const verbs: Readonly<Record<string, string>> = {
    GetObject: 'GET',
    PutObject: 'PUT',
    UploadPart: 'PUT',
    HeadObject: 'HEAD',
    DeleteObject: 'DELETE',
  };
  const signedMethod = operation === undefined ? undefined : verbs[operation];
  const method = linesOf(c, 'server')?.method ?? c.method;
  if (
    url &&
    signedMethod !== undefined &&
    method !== undefined &&
    signedMethod !== method &&
    method !== 'OPTIONS'
  ) {
    return {
      cause: 'method',
      basis: 'compared',
      text: `the URL was made for ${operation} (${signedMethod}) and used with ${method}`,
      facts: [
        c.fact(`x-id=${operation}: signed for ${signedMethod}`, parameterOf(url, 'x-id')),
        c.fact(`Used with ${method}`),
      ],
      differences: [],
    };
  }
  return undefined;
}
