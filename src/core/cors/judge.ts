import type { CorsRule, FieldName, PlacedRule } from './document.js';
import { headerMatches, nearestOrigin, originMatches, s3Methods } from './match.js';

/** What a browser asks of the store, in one request. */
export interface CorsRequest {
  readonly origin: string;
  /** Of the upload, also in its preflight. */
  readonly method: string;
  /** Access-Control-Request-Headers, as names; an upload itself carries none. */
  readonly requestHeaders: readonly string[];
  readonly kind: 'preflight' | 'actual';
  readonly store?: CorsStore | undefined;
}

/**
 * Whose way of judging: S3's, or that of Ceph's gateway (and of DigitalOcean Spaces, which runs on it), where the first rule that
 * names the origin decides, whatever its methods and headers.
 */
export type CorsStore = 's3' | 'ceph';

/** Why a rule doesn't match: the first thing that S3 checks and that fails. */
export interface Reason {
  readonly field: FieldName;
  /** One sentence. */
  readonly text: string;
  /** Which value of the field came closest, by its index in the rule's list. */
  readonly value: number | null;
  /** For `headers`: the names that no entry allows. */
  readonly missing: readonly string[];
  /** False where an expression in the field may be what is missing. */
  readonly isCertain: boolean;
}

export interface RuleVerdict {
  readonly matches: boolean;
  /** Null where the rule matches. */
  readonly reason: Reason | null;
}

export interface CorsJudgement {
  readonly allowed: boolean;
  /** Index of the rule that decides: the first that matches. */
  readonly rule: number | null;
  /** Of every rule, by itself. */
  readonly rules: readonly RuleVerdict[];
  /** What S3 answers with, names in the usual spelling; empty where no rule matches. */
  readonly responseHeaders: Readonly<Record<string, string>>;
}

/**
 * Judges a request by the rules of a bucket, as S3 does: in order, the first rule whose origin, method and requested headers all
 * match decides, and no other is merged with it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function judgeCors(rules: readonly (CorsRule | PlacedRule)[], request: CorsRequest): CorsJudgement {
  const verdicts = rules.map((rule) => {
    const reason = reasonAgainst(rule, request);
    return { matches: reason === null, reason };
  });
  const first =
    request.store === 'ceph'
      ? verdicts.findIndex(({ reason }) => reason?.field !== 'origins')
      : verdicts.findIndex(({ matches }) => matches);
  const index = verdicts[first]?.matches === true ? first : -1;
  const rule = rules[index];
  return {
    allowed: rule !== undefined,
    rule: rule ? index : null,
    rules: verdicts,
    responseHeaders: rule ? responseHeaders(rule, request) : {},
  };
}

function reasonAgainst(rule: CorsRule | PlacedRule, request: CorsRequest): Reason | null {
  const { origin, method } = request;
  if (!rule.origins.some((pattern) => originMatches(pattern, origin))) {
    const near = nearestOrigin(rule.origins, origin);
    const pattern = near ? rule.origins[near.index] : undefined;
    return reason(rule, 'origins', {
      text:
        near && pattern !== undefined
          ? `The origin ${origin} is not “${pattern}”: ${near.how}.`
          : `The origin ${origin} is not among the rule’s: ${listed(rule.origins)}.`,
      value: near?.index ?? null,
    });
  }
  if (!rule.methods.includes(method)) {
    const near = rule.methods.findIndex((name) => name.toUpperCase() === method);
    return reason(rule, 'methods', {
      text: !s3Methods.includes(method)
        ? `S3’s rules know ${s3Methods.join(', ')}, not ${method}.`
        : near >= 0
          ? `The method ${method} is written “${rule.methods[near] ?? ''}”, and S3 compares by letter.`
          : `The method ${method} is not among the rule’s: ${listed(rule.methods)}.`,
      value: near >= 0 ? near : null,
    });
  }
  const missing = request.kind === 'actual' ? [] : missingHeaders(rule, request.requestHeaders);
  if (missing.length === 0) return null;
  return reason(rule, 'headers', {
    text: `The ${missing.length === 1 ? 'header' : 'headers'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not among the rule’s: ${listed(rule.headers)}.`,
    value: null,
    missing,
  });
}

/** The requested names that no AllowedHeader covers. */
export function missingHeaders(rule: CorsRule, names: readonly string[]): string[] {
  return names.filter((name) => !rule.headers.some((pattern) => headerMatches(pattern, name)));
}

function reason(
  rule: CorsRule | PlacedRule,
  field: FieldName,
  { text, value, missing = [] }: { text: string; value: number | null; missing?: readonly string[] },
): Reason {
  const unknown = 'fields' in rule ? rule.fields[field]?.values.find((other) => !other.isKnown) : undefined;
  return unknown
    ? {
        field,
        text: `${text.slice(0, -1)}; what ${unknown.text.slice(0, 60)} stands for is not in the file.`,
        value,
        missing,
        isCertain: false,
      }
    : { field, text, value, missing, isCertain: true };
}

function listed(values: readonly string[]): string {
  if (values.length === 0) return 'it has none';
  const shown = values.slice(0, 6).join(', ');
  return values.length > 6 ? `${shown} and ${values.length - 6} more` : shown;
}

/** The headers of S3's answer where `rule` decides. */
function responseHeaders(rule: CorsRule, request: CorsRequest): Record<string, string> {
  const matching = rule.origins.find((pattern) => originMatches(pattern, request.origin));
  const isAny = matching === '*';
  const asked = request.kind === 'preflight' ? request.requestHeaders : [];
  return {
    'Access-Control-Allow-Origin': isAny ? '*' : request.origin,
    'Access-Control-Allow-Methods': rule.methods.join(', '),
    ...(asked.length > 0
      ? { 'Access-Control-Allow-Headers': asked.map((name) => name.toLowerCase()).join(', ') }
      : {}),
    ...(rule.exposed.length > 0 ? { 'Access-Control-Expose-Headers': rule.exposed.join(', ') } : {}),
    ...(rule.maxAgeSeconds === null ? {} : { 'Access-Control-Max-Age': String(rule.maxAgeSeconds) }),
    ...(isAny ? {} : { 'Access-Control-Allow-Credentials': 'true' }),
    Vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
