import type { Certainty, Signer } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import type { SignedUrl } from '../evidence/evidence.js';
import { spokenMarks } from './spokenMarks.js';

/**
 * Which SDK signed, as far as that is honest to say; null where nothing tells.
 *
 * A presigned URL is seldom sorted anew, so the order and the set of its parameters tell who wrote it. Without one, what an
 * SDK says of itself tells: its User-Agent, its debug log, its exceptions.
 */
export function signerOf(c: Case): Signer | null {
  const { url } = c;
  const isPresigned = url !== undefined && url.scheme !== 'none';
  return (
    (isPresigned ? (fromLog(c) ?? fromUrl(url)) : undefined) ?? (isPresigned ? null : (fromWords(c) ?? null))
  );
}

/** What one SDK’s URLs look like. */
interface Shape {
  readonly sdk: string;
  readonly certainty: Exclude<Certainty, 'none'>;
  readonly fits: (url: UrlShape) => boolean;
  readonly because: string;
}

interface UrlShape {
  readonly scheme: SignedUrl['scheme'];
  /** Names in the order of the URL, as written. */
  readonly names: readonly string[];
  /** The authentication's own parameters in their order, without `X-Amz-`. */
  readonly order: string;
  readonly isSorted: boolean;
  readonly signedHeaders: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
}

const core = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

/** The first that fits; what is certain before what is a guess. */
const shapes: readonly Shape[] = [
  {
    sdk: 'aws-sdk-js-v3',
    certainty: 'inferred',
    fits: (url) =>
      isJavaScript3(url) &&
      url.value('x-amz-checksum-crc32') !== undefined &&
      url.has('x-amz-sdk-checksum-algorithm'),
    because:
      'all parameters are sorted, X-Amz-Content-Sha256 and x-id are among them, and there is the checksum that the AWS SDK for JavaScript adds since 3.729.0 (January 2025)',
  },
  {
    sdk: 'aws-sdk-js-v3',
    certainty: 'inferred',
    fits: (url) => isJavaScript3(url) && (url.has('x-amz-user-agent') || url.has('X-Amz-User-Agent')),
    because:
      'all parameters are sorted, X-Amz-Content-Sha256 and x-id are among them, and X-Amz-User-Agent too, as in early releases of version 3 of the AWS SDK for JavaScript',
  },
  {
    sdk: 'aws-sdk-js-v3',
    certainty: 'inferred',
    fits: isJavaScript3,
    because:
      'all parameters are sorted, so that X-Amz-Signature stands before X-Amz-SignedHeaders, and X-Amz-Content-Sha256 and x-id are among them; without a checksum it is a release before 3.729.0, or one told to send checksums only when required',
  },
  {
    sdk: 'aws-sdk-js-v2',
    certainty: 'inferred',
    fits: (url) => isJavaScript2(url) && url.has('Content-Type'),
    because:
      'all parameters are sorted, so that X-Amz-Signature stands before X-Amz-SignedHeaders, and Content-Type is a parameter, as version 2 of the AWS SDK for JavaScript writes it',
  },
  {
    sdk: 'aws-sdk-js-v2',
    certainty: 'suspected',
    fits: isJavaScript2,
    because:
      'all parameters are sorted, so that X-Amz-Signature stands before X-Amz-SignedHeaders, without X-Amz-Content-Sha256 and x-id, as in version 2 of the AWS SDK for JavaScript',
  },
  {
    sdk: 'boto3',
    certainty: 'suspected',
    fits: (url) =>
      url.order === core.join() && url.signedHeaders.some((name) => name !== 'host') && !url.has('x-id'),
    because:
      'the parameters stand in the order in which botocore (boto3, AWS CLI) and the AWS SDK for Ruby write them, and headers besides host are signed, as both do with what they are given',
  },
  {
    sdk: 'boto3',
    certainty: 'suspected',
    fits: (url) =>
      url.scheme === 'v4' &&
      url.order.replace('Security-Token,', '') === core.join() &&
      isTokenLate(url) &&
      !url.has('x-id'),
    because:
      'the parameters stand in the order in which botocore (boto3, AWS CLI) and MinIO’s clients write them, and the documentation too',
  },
  {
    sdk: 'aws-sdk-go-v2',
    certainty: 'suspected',
    fits: (url) => url.scheme === 'v4' && url.has('x-id') && !url.has('X-Amz-Content-Sha256'),
    because:
      'x-id is there without X-Amz-Content-Sha256, as the AWS SDKs for Go (version 2), Rust and Kotlin write it',
  },
  {
    sdk: 'aws-sdk-php',
    certainty: 'suspected',
    fits: (url) => url.order === 'Content-Sha256,Algorithm,Credential,Date,SignedHeaders,Expires,Signature',
    because:
      'X-Amz-Content-Sha256 comes first and X-Amz-Expires last before the signature, as the AWS SDK for PHP writes it',
  },
  {
    sdk: 'aws-sdk-java',
    certainty: 'suspected',
    fits: (url) =>
      /^(?:Security-Token,)?Algorithm,Date,SignedHeaders,(?:Expires,Credential|Credential,Expires),Signature$/.test(
        url.order,
      ),
    because: 'X-Amz-Date and X-Amz-SignedHeaders follow the algorithm, as the AWS SDKs for Java write it',
  },
  {
    sdk: 'aws-sdk-net',
    certainty: 'suspected',
    fits: (url) =>
      /^Expires,(?:Security-Token,)?Algorithm,Credential,Date,SignedHeaders,Signature$/.test(url.order),
    because: 'X-Amz-Expires comes first, as the AWS SDK for .NET writes it',
  },
  {
    sdk: 'boto3',
    certainty: 'inferred',
    fits: (url) => url.scheme === 'v2' && ordered(url, 'AWSAccessKeyId', 'Signature', 'Expires'),
    because:
      'the signature stands before Expires, as botocore (boto3) writes it where it signs with version 2, its default in old regions',
  },
  {
    sdk: 'aws-sdk-js-v2',
    certainty: 'suspected',
    fits: (url) => url.scheme === 'v2' && ordered(url, 'AWSAccessKeyId', 'Expires', 'Signature'),
    because:
      'Expires stands before the signature, as in version 2 of the AWS SDK for JavaScript, and in others',
  },
];

function fromUrl(url: SignedUrl): Signer | undefined {
  const shape = shapeOf(url);
  const found = shapes.find(({ fits }) => fits(shape));
  return found && { sdk: found.sdk, certainty: found.certainty, because: sentence(found.because) };
}

function shapeOf(url: SignedUrl): UrlShape {
  const names = url.parameters.map(({ name }) => name);
  return {
    scheme: url.scheme,
    names,
    order: names
      .filter((name) => name.startsWith('X-Amz-'))
      .map((name) => name.slice('X-Amz-'.length))
      .join(),
    isSorted: names.every((name, at) => at === 0 || (names[at - 1] ?? '') <= name),
    signedHeaders: url.signedHeaders,
    has: (name) => names.includes(name),
    value: (name) => url.parameters.find((parameter) => parameter.name === name)?.value,
  };
}

function isJavaScript3(url: UrlShape): boolean {
  return (
    url.scheme === 'v4' &&
    url.isSorted &&
    url.value('X-Amz-Content-Sha256') === 'UNSIGNED-PAYLOAD' &&
    url.has('x-id')
  );
}

function isJavaScript2(url: UrlShape): boolean {
  return (
    url.scheme === 'v4' &&
    url.isSorted &&
    url.names.indexOf('X-Amz-Signature') < url.names.indexOf('X-Amz-SignedHeaders') &&
    !url.has('X-Amz-Content-Sha256') &&
    !url.has('x-id')
  );
}

/** Botocore adds the token after the list of headers. */
function isTokenLate(url: UrlShape): boolean {
  return (
    !url.order.includes('Security-Token') || url.order.endsWith('SignedHeaders,Security-Token,Signature')
  );
}

function ordered(url: UrlShape, ...names: readonly string[]): boolean {
  const places = names.map((name) => url.names.indexOf(name));
  return places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] ?? 0)));
}

/** The debug log of a signer beside the URL is its own. */
function fromLog(c: Case): Signer | undefined {
  return fromMarks(c, 'log');
}

function fromWords(c: Case): Signer | undefined {
  return fromMarks(c, 'agent') ?? fromMarks(c, 'log') ?? fromMarks(c, 'exception');
}

function fromMarks(c: Case, kind: 'agent' | 'log' | 'exception'): Signer | undefined {
  for (const mark of spokenMarks) {
    if (mark.kind !== kind) continue;
    const found = c.find(mark.pattern);
    if (found)
      return {
        sdk: mark.sdk,
        certainty: kind === 'agent' ? 'stated' : 'inferred',
        because: sentence(`${mark.because}: “${found.value.trim().slice(0, 80)}”`),
      };
  }
  return undefined;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
