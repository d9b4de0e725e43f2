import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type CORSRule,
} from '@aws-sdk/client-s3';
import type { CorsRule } from '../../core/cors/document.js';
import type { Account } from './account.js';
import { codeOf } from './accountErrors.js';

/** The rules of a bucket in the order in which the store judges by them; null where it has none. */
export type BucketRules = readonly CorsRule[] | null;

export const readPermission = 's3:GetBucketCORS';
export const writePermission = 's3:PutBucketCORS';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html */
export async function readRules(
  { client }: Account,
  bucket: string,
  abortSignal: AbortSignal,
): Promise<BucketRules> {
  try {
    const { CORSRules } = await client.send(new GetBucketCorsCommand({ Bucket: bucket }), { abortSignal });
    return CORSRules === undefined ? null : CORSRules.map(ruleOf);
  } catch (error) {
    if (codeOf(error) === 'NoSuchCORSConfiguration') return null;
    throw error;
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html */
export async function writeRules(
  { client }: Account,
  bucket: string,
  rules: BucketRules,
  abortSignal: AbortSignal,
): Promise<void> {
  if (rules === null) {
    await client.send(new DeleteBucketCorsCommand({ Bucket: bucket }), { abortSignal });
    return;
  }
  const configuration = { CORSRules: rules.map(sdkRule) };
  await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: configuration }), {
    abortSignal,
  });
}

/** Whether two readings say the same in the same order. Within a rule, the order of names means nothing, and stores change it. */
export function areSame(one: BucketRules, other: BucketRules): boolean {
  return JSON.stringify(normalised(one)) === JSON.stringify(normalised(other));
}

function normalised(rules: BucketRules): unknown {
  return (
    rules?.map(({ origins, methods, headers, exposed, maxAgeSeconds, id }) => [
      id,
      ...[origins, methods, headers, exposed].map((values) => [...values].sort()),
      maxAgeSeconds,
    ]) ?? null
  );
}

function ruleOf(rule: CORSRule): CorsRule {
  return {
    id: rule.ID ?? null,
    origins: rule.AllowedOrigins ?? [],
    methods: rule.AllowedMethods ?? [],
    headers: rule.AllowedHeaders ?? [],
    exposed: rule.ExposeHeaders ?? [],
    maxAgeSeconds: rule.MaxAgeSeconds ?? null,
  };
}

function sdkRule({ id, origins, methods, headers, exposed, maxAgeSeconds }: CorsRule): CORSRule {
  return {
    ...(id === null ? {} : { ID: id }),
    AllowedOrigins: [...origins],
    AllowedMethods: [...methods],
    ...(headers.length === 0 ? {} : { AllowedHeaders: [...headers] }),
    ...(exposed.length === 0 ? {} : { ExposeHeaders: [...exposed] }),
    ...(maxAgeSeconds === null ? {} : { MaxAgeSeconds: maxAgeSeconds }),
  };
}
