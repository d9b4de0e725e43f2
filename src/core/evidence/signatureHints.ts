import type { CanonicalLines } from '../sigv4/canonicalRequest.js';
import { parseStringToSign } from '../sigv4/stringToSign.js';
import type { Case } from './case.js';
import type { SignedUrl } from './evidence.js';
import { parameterOf } from './readers/presignedUrl.js';
import { codedMethod, methodHint, methodOfUse } from './signatureMethod.js';
import { linesOf, type SignatureCause, type SignatureView } from './signatureView.js';

/** Both sides agree on what was sent, so it was signed differently: what looks like the piece that changed before sending? */
export function hintOfEqual(c: Case): SignatureView | undefined {
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
  const method = methodOfUse(c);
  if (method) return method;
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

/** Signs that need only one side. */
export function fromKnownSigns(c: Case): SignatureView | undefined {
  const url = c.url;
  const method = linesOf(c, 'server')?.method ?? c.method;
  const byOperation = methodHint(c);
  if (byOperation) return byOperation;
  const appended = appendedParameter(url);
  if (appended)
    return {
      cause: 'url',
      basis: 'hinted',
      text: `the parameter ${appended.name} stands behind the signature, where nothing that was signed stands in a URL of this order`,
      facts: [c.fact(`${appended.name} stands behind the signature`, appended)],
      differences: [],
    };
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
  const use = methodOfUse(c) ?? codedMethod(c);
  if (use) return use;
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
      // A store that got the signature so would have missed it: then only the paste was escaped.
      ...(/&amp;(?:amp;)?(?:X-Amz-)?Signature=/i.test(c.text) ? [] : ['html-escaped']),
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
  const checksum =
    c.exchange === undefined
      ? c.find(
          /X-Amz-SignedHeaders=[a-z0-9;%-]{0,200}?(?<name>x-amz-(?:checksum|sdk-checksum)-[a-z0-9-]{1,20})/i,
        )
      : undefined;
  if (checksum && url?.scheme !== 'v4')
    return {
      cause: 'header',
      basis: 'hinted',
      text: `the URL signs the header ${checksum.groups['name'] ?? ''}, which the upload has to send with the same value`,
      facts: [c.fact('A checksum is among the signed headers', checksum)],
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
    // A log keeps a few of the headers and says nothing of the others.
    exchange.origin !== 'log' &&
    exchange.origin !== 'cloudtrail' &&
    (exchange.origin === 'curl' || exchange.origin === 'har' || exchange.request.headers.length >= 3);
  const signed =
    url && url.signedHeaders.length > 0
      ? url.signedHeaders
      : (/SignedHeaders=([a-z0-9;-]{1,2000})/
          .exec(c.requestHeader('authorization')?.value ?? '')?.[1]
          ?.split(';') ?? []);
  const missing = isWhole
    ? signed.find(
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
          `${missing} is among the signed headers and not among those sent`,
          parameterOf(url, 'x-amz-signedheaders') ?? c.requestHeader('authorization'),
        ),
      ],
      differences: [],
    };
  const unsigned =
    signed.length > 0
      ? exchange?.request.headers.find(
          ({ name }) => /^x-amz-(?!content-sha256$|date$|user-agent$)/.test(name) && !signed.includes(name),
        )
      : undefined;
  if (unsigned)
    return {
      cause: 'header',
      basis: 'hinted',
      text: `${unsigned.name} was sent and is not signed, and stores want every x-amz- header signed`,
      facts: [c.fact(`${unsigned.name} is not among the signed headers`, unsigned)],
      differences: [],
    };
  return undefined;
}

/** The code beside the answer gives another Content-Type at signing than the one that arrived. */
export function codedType(c: Case, server: CanonicalLines | undefined): SignatureView | undefined {
  const seen =
    server?.headers.find(({ name }) => name === 'content-type')?.value ??
    c.requestHeader('content-type')?.value;
  const coded = c.find(
    /\b(?:ContentType|content_type|contentType)["']?\s{0,4}(?:=>|[:=(])\s{0,4}["'](?<type>[a-z]+\/[a-zA-Z0-9.+-]{1,80})["']/,
  );
  const type = coded?.groups['type'];
  if (seen === undefined || seen === '' || type === undefined || seen.startsWith(type)) return undefined;
  return {
    cause: 'header',
    basis: 'hinted',
    text: `the code gives the Content-Type ${type} at signing, and the store saw ${seen.slice(0, 80)}`,
    facts: [c.fact(`Content-Type in the code: ${type}`, coded)],
    differences: [],
  };
}

const cacheBusters =
  /^(?:_|t|ts|v|r|nocache|cb|cachebust\w*|utm_\w+|fbclid|gclid|download|timestamp|rand\w*)$/i;

/** Where the signature comes right behind the signed headers, as botocore writes it, it is the last parameter. */
function appendedParameter(url: SignedUrl | undefined): SignedUrl['parameters'][number] | undefined {
  if (url?.scheme !== 'v4') return undefined;
  const names = url.parameters.map(({ name }) => name.toLowerCase());
  const at = names.indexOf('x-amz-signature');
  return at > 0 && names[at - 1] === 'x-amz-signedheaders'
    ? url.parameters.slice(at + 1).find(({ name }) => !/^x-(?:amz-|id$)/i.test(name))
    : undefined;
}

function addedAfterSigning(url: SignedUrl | undefined): SignedUrl['parameters'][number] | undefined {
  if (url?.scheme !== 'v4') return undefined;
  return url.parameters.find((parameter) => cacheBusters.test(parameter.name));
}

/** SigV2 signs Content-Type always: the store's string shows the one that arrived. */
export function signedWithVersion2(c: Case): SignatureView | undefined {
  const text = c.signingTexts.find(
    (candidate) => candidate.side === 'server' && candidate.kind === 'string-to-sign',
  );
  const parsed = text ? parseStringToSign(text.text) : undefined;
  if (!parsed || 'hash' in parsed) return undefined;
  // Only a URL has seconds where a header has a date.
  const doubled = /^\/([^/]{3,63})\/\1\//.exec(parsed.resource)?.[1];
  if (doubled !== undefined)
    return {
      cause: 'url',
      basis: 'hinted',
      text: `the path names the bucket ${doubled} twice in what the store was asked for`,
      facts: [c.fact(`Resource in the store’s StringToSign: ${parsed.resource.slice(0, 160)}`, text)],
      differences: [],
    };
  const isQuery =
    c.url?.scheme === 'v2' ||
    c.url?.scheme === 'goog2' ||
    c.url?.scheme === 'oss1' ||
    /^\d{9,11}$/.test(parsed.dateOrExpires);
  if (parsed.contentType !== '' && isQuery) {
    return {
      cause: 'header',
      basis: 'hinted',
      text: `signature version 2 signs Content-Type, and the store saw “${parsed.contentType}”: the URL was most likely signed with another one, or with none`,
      facts: [c.fact(`Content-Type ${parsed.contentType} in the store’s StringToSign`, text)],
      differences: [],
    };
  }
  return undefined;
}

export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
