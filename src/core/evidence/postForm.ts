import { decodeBase64Text } from '../text/base64.js';
import type { Case } from './case.js';

/**
 * Compares the fields of a presigned POST form with its own policy and says what does not fit.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function formMismatches(text: string): string[] {
  const fields = readFields(text);
  const encoded = fields.get('policy');
  if (encoded === undefined) return [];
  const conditions = readConditions(encoded);
  if (conditions === undefined) return [];
  const mismatches: string[] = [];
  for (const condition of conditions) {
    if (condition.operator === 'content-length-range') continue;
    const value = fields.get(condition.field);
    if (value === undefined) {
      if (condition.field !== 'bucket' && condition.value !== '')
        mismatches.push(`the policy wants the field ${condition.field}, and the form has none`);
    } else if (condition.operator === 'eq' && value !== condition.value && !value.includes('${filename}')) {
      mismatches.push(
        `the policy wants ${condition.field} to be ${condition.value}, the field says ${value}`,
      );
    } else if (condition.operator === 'starts-with' && !value.startsWith(condition.value)) {
      mismatches.push(
        `the policy wants ${condition.field} to start with ${condition.value}, the field says ${value}`,
      );
    }
  }
  return mismatches.slice(0, 4);
}

interface Condition {
  readonly operator: 'eq' | 'starts-with' | 'content-length-range';
  readonly field: string;
  readonly value: string;
}

/** The fields of a POST form by lower-case name, as an object, as HTML or as multipart parts. */
export function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  const limited = text.slice(0, 300_000);
  for (const pattern of [
    /"([A-Za-z][A-Za-z0-9-]{1,60})"\s{0,4}:\s{0,4}"([^"\n]{0,8000})"/g,
    /name="([A-Za-z][A-Za-z0-9-]{1,60})"\s{1,8}(?:value="([^"\n]{0,8000})"|([^\n-][^\n]{0,8000}))/g,
    /name=["']([A-Za-z][A-Za-z0-9-]{1,60})["'][^>\n]{0,60}value=["']([^"'\n]{0,8000})["']/g,
  ]) {
    for (const match of limited.matchAll(pattern)) {
      const name = (match[1] ?? '').toLowerCase();
      const value = (match[2] ?? match[3] ?? '').trim();
      if (!fields.has(name)) fields.set(name, value);
    }
  }
  return fields;
}

function readConditions(encoded: string): Condition[] | undefined {
  const policy = decodeBase64Text(encoded);
  if (policy === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(policy);
  } catch {
    return undefined;
  }
  const list =
    typeof parsed === 'object' && parsed !== null && 'conditions' in parsed ? parsed.conditions : undefined;
  if (!Array.isArray(list)) return undefined;
  const conditions: Condition[] = [];
  for (const item of list as unknown[]) {
    if (Array.isArray(item)) {
      const [operator, field, value] = item as unknown[];
      if (
        (operator === 'eq' || operator === 'starts-with') &&
        typeof field === 'string' &&
        typeof value === 'string'
      ) {
        conditions.push({ operator, field: field.replace(/^\$/, '').toLowerCase(), value });
      }
    } else if (typeof item === 'object' && item !== null) {
      for (const [field, value] of Object.entries(item))
        if (typeof value === 'string') conditions.push({ operator: 'eq', field: field.toLowerCase(), value });
    }
  }
  return conditions;
}

/** A form that was refused in words that give no reason, so that form, key and policy are all possible. */
export function isFormRefusedWordlessly(c: Case): boolean {
  return (
    c.method === 'POST' &&
    /multipart\/form-data/i.test(c.requestHeader('content-type')?.value ?? '') &&
    c.message.replace(/\W/g, '').toLowerCase() === c.code.toLowerCase()
  );
}
