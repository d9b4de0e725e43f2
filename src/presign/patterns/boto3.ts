import { lifetimeGiven, lifetimeNamed, lifetimeUnknown } from '../lifetime.js';
import type { Pattern } from '../pattern.js';
import type { Lifetime, Operation, PresignCall, SignatureV2 } from '../presignCall.js';
import { entryNamed, type Call, type Source } from '../source.js';
import { spanOf, textOf, type SyntaxNode } from '../syntax.js';
import { signatureVersionsOf } from './boto3Clients.js';

/** Both methods sign for an hour when no `ExpiresIn` is given. */
const defaultSeconds = 3600;

const operations: Readonly<Record<string, Operation>> = { put_object: 'put', upload_part: 'part' };

/** Keywords that botocore's methods know and nobody else spells like this. */
const urlKeywords = ['ClientMethod', 'Params', 'ExpiresIn', 'HttpMethod'];
const postKeywords = ['Bucket', 'Key', 'Fields', 'Conditions', 'ExpiresIn'];

/** Where `ExpiresIn` stands when it is given without its name. */
const urlLifetimePosition = 2;
const postLifetimePosition = 4;

/**
 * `generate_presigned_url` and `generate_presigned_post` of boto3, botocore, aioboto3 and aiobotocore.
 *
 * The client may come from anywhere (a parameter, another notebook cell), so the methods are known by their arguments.
 *
 * @see https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/s3/client/generate_presigned_url.html
 */
export const boto3: Pattern = {
  sdk: 'boto3',
  languages: ['python'],
  keywords: ['generate_presigned_url', 'generate_presigned_post', 'signature_version'],
  find(source) {
    const versions = signatureVersionsOf(source);
    const defaults = new Set<SignatureV2>();
    const calls: PresignCall[] = [];
    for (const call of source.calls) {
      const client = call.receiver && clientBehind(call.receiver, source);
      const choice = client && versions.clients.get(client);
      const isCertain = choice !== undefined && (choice.written !== undefined || choice.region !== undefined);
      const presign = presignCall(call, isCertain, source);
      if (presign) calls.push(presign);
      // A client whose default nobody presigns with does no harm.
      if (presign && choice && choice.written === undefined) defaults.add(choice);
    }
    return {
      calls,
      signatureV2: [...versions.asked, ...defaults],
      hasMultipart: source.calls.some((call) =>
        ['create_multipart_upload', 'upload_part'].includes(call.name),
      ),
    };
  },
};

/** The call that made a client, also behind `resource.meta.client`. */
function clientBehind(receiver: SyntaxNode, source: Source): Call | undefined {
  const isOfResource = textOf(receiver, source.text).endsWith('.meta.client');
  const meta = isOfResource ? receiver.childForFieldName('object') : undefined;
  return source.callOf(meta?.childForFieldName('object') ?? receiver);
}

function presignCall(call: Call, isSignatureV2: boolean, source: Source): PresignCall | undefined {
  const isPost = call.name === 'generate_presigned_post';
  if (!isPost && call.name !== 'generate_presigned_url') return undefined;
  // A method of the project's own class by the same name has arguments of its own.
  if (!call.receiver || !looksLikeBotocore(call, isPost, source)) return undefined;
  const method = entryNamed(call.keywords, 'ClientMethod')?.value ?? call.positional[0];
  const methodName = method && source.stringOf(method);
  return {
    sdk: boto3.sdk,
    operation: isPost ? 'post' : methodName === undefined ? 'unknown' : (operations[methodName] ?? 'other'),
    span: spanOf(call.node),
    nameSpan: spanOf(call.nameNode),
    lifetime: lifetimeOf(call, isPost ? postLifetimePosition : urlLifetimePosition, source),
    isSignatureV2,
  };
}

function looksLikeBotocore(call: Call, isPost: boolean, source: Source): boolean {
  const known = isPost ? postKeywords : urlKeywords;
  if (call.keywords.list.some((entry) => known.includes(entry.key))) return true;
  if (isPost) return call.keywords.list.length === 0 && call.positional.length > 1 && !isSelf(call, source);
  const [method] = call.positional;
  return method !== undefined && /^[a-z]+(?:_[a-z0-9]+)+$/.test(source.stringOf(method) ?? '');
}

/** A method of the class at hand, not of a client. */
function isSelf(call: Call, source: Source): boolean {
  return call.receiver !== undefined && ['self', 'cls'].includes(textOf(call.receiver, source.text));
}

function lifetimeOf(call: Call, position: number, source: Source): Lifetime {
  const positional = call.positional[position];
  if (positional && !call.keywords.isOpen) return lifetimeGiven(source, positional);
  const span = spanOf(call.nameNode);
  if (positional) return lifetimeUnknown(span);
  return lifetimeNamed(
    source,
    call.keywords,
    { key: 'ExpiresIn', written: (value) => `ExpiresIn=${value}` },
    { defaultSeconds, span },
  );
}
