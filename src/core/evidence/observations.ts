import type { Fact } from '../diagnosis.js';
import { formatDuration } from '../text/units.js';
import type { Case } from './case.js';
import { parameterOf } from './readers/presignedUrl.js';

/**
 * What a careful reader would point out beside the cause: things that stand in the paste, that change the fix or that will be the
 * next failure. They carry no verdict.
 */
export function observe(c: Case): Fact[] {
  return [
    operation(c),
    store(c),
    accessControlList(c),
    emptyChecksum(c),
    lifetime(c),
    session(c),
    temporaryKey(c),
    address(c),
    damage(c),
  ].filter((fact) => fact !== undefined);
}

/** Multipart has five operations, and people read “upload” for all of them. */
function operation(c: Case): Fact | undefined {
  const name = c.operation ?? operationOf(c);
  return name === undefined || /^(?:PutObject|PostObject)$/.test(name)
    ? undefined
    : c.fact(`The call that failed: ${name}`, c.exchange?.request.url);
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
function operationOf(c: Case): string | undefined {
  const id = parameterOf(c.url, 'uploadid');
  if (parameterOf(c.url, 'partnumber') && id) return c.method === 'GET' ? undefined : 'UploadPart';
  if (id && c.method === 'POST') return 'CompleteMultipartUpload';
  if (id && c.method === 'DELETE') return 'AbortMultipartUpload';
  if (parameterOf(c.url, 'uploads') && c.method === 'POST') return 'CreateMultipartUpload';
  return undefined;
}

function store(c: Case): Fact | undefined {
  return !c.isProviderCertain || c.recognisedBy === '' || c.provider === 'aws' || c.provider === 'unknown'
    ? undefined
    : c.fact(`The store is ${c.providerName}: ${c.recognisedBy}`);
}

function accessControlList(c: Case): Fact | undefined {
  const at = parameterOf(c.url, 'x-amz-acl') ?? c.requestHeader('x-amz-acl');
  return at && at.value !== '' && at.value !== 'private' && at.value.length < 40
    ? c.fact(
        `The upload asks for the ACL ${at.value}: that needs s3:PutObjectAcl, and a bucket with ACLs turned on`,
        at,
      )
    : undefined;
}

const checksumsOfNoBytes = new Set([
  'AAAAAA==',
  'AAAAAAAAAAA=',
  '2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
  '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
]);

/** A checksum of no bytes that an SDK signed into the URL before there was a body. */
export function checksumOfNoBytes(c: Case): ReturnType<typeof parameterOf> {
  return c.url?.parameters.find(
    (parameter) => /^x-amz-checksum-/i.test(parameter.name) && checksumsOfNoBytes.has(parameter.value),
  );
}

function emptyChecksum(c: Case): Fact | undefined {
  const at = checksumOfNoBytes(c);
  return at
    ? c.fact(
        `${at.name}=${at.value}, the checksum of an empty body, is signed into the URL: where it is checked, every file fails`,
        at,
      )
    : undefined;
}

function lifetime(c: Case): Fact | undefined {
  return c.ttlSeconds !== undefined && c.ttlSeconds > 0 && c.ttlSeconds <= 120
    ? c.fact(
        `The URL is good for only ${formatDuration(c.ttlSeconds)}`,
        parameterOf(c.url, 'x-amz-expires') ?? c.element('X-Amz-Expires'),
      )
    : undefined;
}

/** A URL ends with the session that signed it, which lasts 12 hours for a role and 36 at most. */
function session(c: Case): Fact | undefined {
  return c.url?.hasToken === true && (c.ttlSeconds ?? 0) > 43_200
    ? c.fact(
        `A session token is in the URL: it ends with that session, before its ${formatDuration(c.ttlSeconds ?? 0)} are over`,
        parameterOf(c.url, 'x-amz-security-token'),
      )
    : undefined;
}

/** Amazon's temporary key ids begin with ASIA, and their signature counts only beside the session's token. */
function temporaryKey(c: Case): Fact | undefined {
  return c.url?.keyId?.startsWith('ASIA') === true &&
    !c.url.hasToken &&
    c.requestHeader('x-amz-security-token') === undefined
    ? c.fact(
        'The key id is a temporary one (ASIA…), and no session token is in the URL',
        parameterOf(c.url, 'x-amz-credential'),
      )
    : undefined;
}

function address(c: Case): Fact | undefined {
  if (c.place?.provider !== 'aws' || c.place.region !== null || c.says('CORS', 'preflight') === undefined)
    return undefined;
  return c.place.bucket === null
    ? c.fact(`No bucket stands in the address ${c.url?.host ?? ''}, so no bucket’s CORS rules apply`, c.url)
    : c.fact(
        'The address is the global endpoint: a bucket of another region answers it with a redirect, which looks the same in a browser',
        c.url,
      );
}

function damage(c: Case): Fact | undefined {
  const [first] = c.url?.damages ?? [];
  return first ? c.fact(first.text, first) : undefined;
}
