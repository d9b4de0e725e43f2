import type { CorsDocument, CorsForm } from './document.js';
import { readLiteral } from './literals.js';
import { documentOf, findRules, type Found } from './walk.js';

/** Reads the `cors_rule` blocks of Terraform and OpenTofu, also as a module's list, and the `cors` blocks of Google's buckets. */
export function readTerraform(text: string): CorsDocument[] {
  if (!/\bcors/.test(text)) return [];
  const { node } = readLiteral(text, 0, 'hcl');
  if (!node) return [];
  return findRules(node).map((found) =>
    documentOf({ text, form: formOf(found), syntax: 'hcl', found, name: resource(found) }),
  );
}

function formOf(found: Found): CorsForm {
  const head = found.owner?.callee ?? '';
  if (
    /google_storage_bucket|^gcs/.test(head) ||
    found.rules.some((rule) => rule.entries.some(({ key }) => key === 'origin'))
  )
    return 'gcs';
  return head.includes('"aws_s3_bucket"') ? 'terraform-inline' : 'terraform';
}

function resource(found: Found): string | null {
  const labels = [...(found.owner?.callee ?? '').matchAll(/"([^"]{1,100})"/g)].map((label) => label[1] ?? '');
  return labels.length > 0 ? labels.join('.') : null;
}
