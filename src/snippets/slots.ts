import type { Values } from '../core/diagnosis.js';
import { planUpload } from '../core/plan/plan.js';
import type { Slots } from './snippet.js';

/** What fills the slots of a template for this case; where the case doesn't say, an example that says it is one. */
export function slotsFrom(values: Values): Slots {
  const bucket = values.bucket ?? 'example-bucket';
  const key = values.key ?? 'uploads/example.bin';
  const region = values.region ?? 'us-east-1';
  const endpoint = isAws(values.endpoint) ? null : values.endpoint;
  const method = values.method?.toUpperCase() ?? 'PUT';
  const corsMethod = corsMethods.has(method) ? method : 'PUT';
  const atOnce = planUpload({ bytes: 0 });
  const inParts = planUpload({ bytes: Math.max(values.bytes ?? 0, leastInParts) });
  const headers = [...new Set(['content-type', ...(values.pageHeaders ?? [])])];
  return {
    bucket,
    key,
    region,
    endpoint,
    endpointUrl: endpoint ?? `https://s3.${region}.${domain(region)}`,
    origins: [values.origin ?? 'https://app.example.com'],
    methods: [corsMethod],
    headers,
    headersBothWays: [...headers, 'ETag'],
    backblazeOperations: [`s3_${corsMethod.toLowerCase()}`],
    contentType: values.contentType ?? 'application/octet-stream',
    maxBytes: Math.max(values.bytes ?? 0, leastInParts),
    partBytes: inParts.partBytes,
    ttlSeconds: atOnce.ttlSeconds,
    partTtlSeconds: inParts.ttlSeconds,
    addressingStyle: endpoint === null ? 'virtual' : 'path',
    bucketArn: `arn:${partition(region)}:s3:::${policyText(bucket)}`,
    objectArn: `arn:${partition(region)}:s3:::${policyText(`${bucket}/${folder(key)}`)}*`,
  };
}

/** Empty values, for a snippet without a case. */
export const noValues: Values = {
  bucket: null,
  key: null,
  region: null,
  endpoint: null,
  method: null,
  origin: null,
  contentType: null,
  bytes: null,
  partNumber: null,
  uploadId: null,
  pageHeaders: null,
};

/** Below this the plan is a single PUT, and a snippet about parts is for what comes next. */
const leastInParts = 104_857_600;

/** The methods that a CORS rule may name; a preflight's own OPTIONS is refused there. */
const corsMethods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);

function isAws(endpoint: string | null): boolean {
  return endpoint === null || /^(?:https?:\/\/)?[^/]*\.amazonaws\.com(?:\.cn)?(?::\d+)?\/?$/i.test(endpoint);
}

function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function domain(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

function folder(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/**
 * Text that a policy takes as it stands: its wildcards and variables are written as variables.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function policyText(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`);
}
