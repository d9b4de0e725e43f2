import { appendTo, replaceValue } from '../edits.js';
import { lifetimeNamed, lifetimeUnknown } from '../lifetime.js';
import { scriptLanguages, type Pattern } from '../pattern.js';
import type { Lifetime, Operation, PresignCall, SignatureV2 } from '../presignCall.js';
import { entryNamed, type Call, type Entries, type Source } from '../source.js';
import { spanOf, textOf, type SyntaxNode } from '../syntax.js';

const defaultUrlSeconds = 900;
const defaultPostSeconds = 3600;

/** Operations that people presign; another library's `getSignedUrl` takes no such word. */
const operations: Readonly<Record<string, Operation>> = {
  putObject: 'put',
  uploadPart: 'part',
  getObject: 'other',
  headObject: 'other',
  deleteObject: 'other',
  listObjects: 'other',
  listObjectsV2: 'other',
  copyObject: 'other',
  createMultipartUpload: 'other',
  completeMultipartUpload: 'other',
  abortMultipartUpload: 'other',
};

/** Both words mean Signature Version 2 to the SDK. */
const versionTwo = ['s3', 'v2'];

/**
 * `s3.getSignedUrl`, `getSignedUrlPromise` and `createPresignedPost` of the AWS SDK for JavaScript v2.
 *
 * Out of scope: the signature version that is in force where the code names none, since it depends on the region that
 * the environment gives.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/S3.html#getSignedUrl-property
 */
export const awsSdkJsV2: Pattern = {
  sdk: 'aws-sdk-js-v2',
  languages: scriptLanguages,
  keywords: ['getSignedUrl', 'createPresignedPost', 'signatureVersion'],
  find(source) {
    const clients = source.calls
      .map((call) => signatureV2(call, source))
      .filter((found) => found !== undefined);
    const clientCalls = new Set(clients.map(({ client }) => client));
    return {
      calls: source.calls
        .map((call) => presignCall(call, clientCalls, source))
        .filter((call) => call !== undefined),
      signatureV2: clients.map(({ choice }) => choice),
      hasMultipart: source.calls.some((call) => ['createMultipartUpload', 'uploadPart'].includes(call.name)),
    };
  },
};

function presignCall(call: Call, v2Clients: ReadonlySet<Call>, source: Source): PresignCall | undefined {
  const { receiver } = call;
  if (!receiver || call.isConstruction || isOtherThanS3(receiver, source)) return undefined;
  const client = source.callOf(receiver);
  const common = {
    sdk: awsSdkJsV2.sdk,
    span: spanOf(call.node),
    nameSpan: spanOf(call.nameNode),
    isSignatureV2: client !== undefined && v2Clients.has(client),
  };
  const [first, second] = call.positional;
  if (!first) return undefined;
  if (call.name === 'getSignedUrl' || call.name === 'getSignedUrlPromise') {
    const operation = operations[source.stringOf(first) ?? ''];
    if (operation === undefined) return undefined;
    return { ...common, operation, lifetime: lifetimeIn(second, call, defaultUrlSeconds, source) };
  }
  if (call.name !== 'createPresignedPost') return undefined;
  const form = source.entriesOf(first);
  if (!form || !['Bucket', 'Fields', 'Conditions'].some((key) => entryNamed(form, key))) return undefined;
  return { ...common, operation: 'post', lifetime: lifetimeIn(first, call, defaultPostSeconds, source) };
}

function lifetimeIn(
  parameters: SyntaxNode | undefined,
  call: Call,
  defaultSeconds: number,
  source: Source,
): Lifetime {
  const span = spanOf(call.nameNode);
  const entries = parameters && source.entriesOf(parameters);
  if (!entries) return lifetimeUnknown(span);
  return lifetimeNamed(
    source,
    entries,
    { key: 'Expires', written: (value) => `Expires: ${value}` },
    { defaultSeconds, span },
  );
}

/** Is it known that the object is no S3 client of the SDK? A module of the project may well hand out its client. */
function isOtherThanS3(receiver: SyntaxNode, source: Source): boolean {
  const client = source.callOf(receiver);
  const origin = source.originOf(client?.callee ?? receiver);
  if (origin === undefined) return false;
  const { module, path } = origin;
  if (module === 'aws-sdk') return path[0] !== undefined && path[0] !== 'S3';
  return module !== 'aws-sdk/clients/s3' && !/^[./~@#]/.test(module);
}

/** A client or a configuration made with Signature Version 2 asked for. */
function signatureV2(call: Call, source: Source): { client: Call; choice: SignatureV2 } | undefined {
  if (!takesSettings(call, source)) return undefined;
  const settings = call.positional[0] && source.entriesOf(call.positional[0]);
  const version = entryNamed(settings, 'signatureVersion');
  const written = version && source.stringOf(version.value);
  if (!settings || !version || written === undefined || !versionTwo.includes(written)) return undefined;
  const region = entryNamed(settings, 'region');
  return {
    client: call,
    choice: {
      span: spanOf(version.value),
      written: textOf(version.node, source.text),
      region: region && source.stringOf(region.value),
      edits: [
        replaceValue(version, quotedLike(textOf(version.value, source.text), 'v4')),
        ...regionEdits(call, settings, source),
      ],
    },
  };
}

/** `new AWS.S3(…)`, `new S3(…)`, `new AWS.Config(…)`, `AWS.config.update(…)`; `AWS` may be a global of the page. */
function takesSettings(call: Call, source: Source): boolean {
  const origin = source.originOf(call.callee);
  if (origin?.module === 'aws-sdk/clients/s3') return call.isConstruction;
  const [sdk, ...global] = textOf(call.callee, source.text).split('.');
  const path = origin?.module === 'aws-sdk' ? origin.path : sdk === 'AWS' && !origin ? global : [];
  return call.isConstruction ? ['S3', 'Config'].includes(path.join('.')) : path.join('.') === 'config.update';
}

/** Names the region that the SDK has read from its environment; Signature Version 4 cannot do without one. */
function regionEdits(call: Call, settings: Entries, source: Source): ReturnType<typeof appendTo>[] {
  if (entryNamed(settings, 'region') || settings.isOpen || !call.receiver || !call.isConstruction) return [];
  const sdk = textOf(call.receiver, source.text);
  return [appendTo(settings.container, `region: ${sdk}.config.region || 'us-east-1'`, source.text)];
}

function quotedLike(literal: string, value: string): string {
  const quote = /^["'`]/.exec(literal)?.[0] ?? "'";
  return `${quote}${value}${quote}`;
}
