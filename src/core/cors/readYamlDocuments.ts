import type { CorsDocument, CorsForm } from './document.js';
import { nameOf } from './readJson.js';
import { documentOf, findRules, type Found } from './walk.js';
import { readYaml } from './yaml.js';

/** Reads the rules of CloudFormation and SAM templates, of the Serverless Framework and of Pulumi's YAML. */
export function readYamlDocuments(text: string): CorsDocument[] {
  if (!/cors/i.test(text)) return [];
  return findRules(readYaml(text)).map((found) =>
    documentOf({ text, form: formOf(text, found), syntax: 'yaml', found, name: nameOf(found) }),
  );
}

function formOf(text: string, found: Found): CorsForm {
  const keys = found.rules.flatMap((rule) => rule.entries.map((entry) => entry.key));
  if (keys.includes('allowed')) return 'r2';
  if (keys.includes('origin')) return 'gcs';
  if (keys.some((key) => key.startsWith('allowed'))) return 'pulumi';
  if (found.key === 'CORSRules') return 'cli';
  return /^(?:service|provider|functions)\s*:/m.test(text) ? 'serverless' : 'cloudformation-yaml';
}
