import { appendTo } from '../edits.js';
import { lifetimeNamed, lifetimeUnknown } from '../lifetime.js';
import { scriptLanguages, type Pattern } from '../pattern.js';
import type { Lifetime, Operation, PresignCall } from '../presignCall.js';
import type { Call, Source } from '../source.js';
import { spanOf, type SyntaxNode } from '../syntax.js';

const urlModule = '@aws-sdk/s3-request-presigner';
const postModule = '@aws-sdk/s3-presigned-post';

/** What `getSignedUrl` takes when no `expiresIn` is given, and `createPresignedPost` without `Expires`. */
const defaultUrlSeconds = 900;
const defaultPostSeconds = 3600;

const operations: Readonly<Record<string, Operation>> = {
  PutObjectCommand: 'put',
  UploadPartCommand: 'part',
};

/**
 * `getSignedUrl` and `createPresignedPost` of the AWS SDK for JavaScript v3. It always signs with Signature Version 4.
 *
 * Out of scope: the functions re-exported by a module of the project, and options built by a function call.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-s3-request-presigner/
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-s3-presigned-post/
 */
export const awsSdkJsV3: Pattern = {
  sdk: 'aws-sdk-js-v3',
  languages: scriptLanguages,
  keywords: [urlModule, postModule],
  find(source) {
    const calls = source.calls.map((call) => presignCall(call, source)).filter((call) => call !== undefined);
    const hasMultipart = source.calls.some(
      (call) =>
        call.isConstruction &&
        ['CreateMultipartUploadCommand', 'UploadPartCommand'].includes(commandName(call, source)),
    );
    return { calls, signatureV2: [], hasMultipart };
  },
};

function presignCall(call: Call, source: Source): PresignCall | undefined {
  if (call.isConstruction) return undefined;
  const origin = source.originOf(call.callee);
  const exported = origin?.path.join('.');
  const common = {
    sdk: awsSdkJsV3.sdk,
    span: spanOf(call.node),
    nameSpan: spanOf(call.nameNode),
    isSignatureV2: false,
  };
  if (origin?.module === urlModule && exported === 'getSignedUrl') {
    return {
      ...common,
      operation: operationOf(call.positional[1], source),
      lifetime: urlLifetime(call, source),
    };
  }
  if (origin?.module === postModule && exported === 'createPresignedPost') {
    const options = call.positional[1];
    const entries = options && source.entriesOf(options);
    const lifetime = entries
      ? lifetimeNamed(
          source,
          entries,
          { key: 'Expires', written: (value) => `Expires: ${value}` },
          {
            defaultSeconds: defaultPostSeconds,
            span: common.nameSpan,
          },
        )
      : lifetimeUnknown(common.nameSpan);
    return { ...common, operation: 'post', lifetime };
  }
  return undefined;
}

function operationOf(command: SyntaxNode | undefined, source: Source): Operation {
  const call = command && source.callOf(command);
  if (!call?.isConstruction) return 'unknown';
  return operations[commandName(call, source)] ?? 'other';
}

/** The command's own name, whatever the import calls it. */
function commandName(call: Call, source: Source): string {
  return source.originOf(call.callee)?.path.at(-1) ?? call.name;
}

function urlLifetime(call: Call, source: Source): Lifetime {
  const span = spanOf(call.nameNode);
  const [, , options] = call.positional;
  if (!options) {
    // Without all three arguments written out, `...rest` may bring the options.
    if (call.keywords.isOpen || call.positional.length < 2) return lifetimeUnknown(span);
    return {
      seconds: defaultUrlSeconds,
      expression: undefined,
      span,
      write: (value) => [appendTo(call.argumentList, `{ expiresIn: ${value} }`, source.text)],
    };
  }
  const entries = source.entriesOf(options);
  if (!entries) return lifetimeUnknown(span);
  return lifetimeNamed(
    source,
    entries,
    { key: 'expiresIn', written: (value) => `expiresIn: ${value}` },
    {
      defaultSeconds: defaultUrlSeconds,
      span,
    },
  );
}
