import type { CorsRule } from './document.js';

/** What a rule lets through, in a few lines of plain text: for a hover. */
export function describeRule(rule: CorsRule): string[] {
  const pages =
    rule.origins.length === 0
      ? 'No page'
      : rule.origins.includes('*')
        ? 'Pages of any origin'
        : `Pages of ${some(rule.origins.map((origin) => (origin.includes('*') ? `${origin} (any name for the *)` : origin)))}`;
  const headers = rule.headers.includes('*')
    ? 'They may send any header.'
    : rule.headers.length === 0
      ? 'They may send no header of their own, not even Content-Type.'
      : `They may send ${some(rule.headers)}.`;
  const reads =
    rule.exposed.length === 0
      ? 'They can read the answer, and of its headers not even the ETag.'
      : `They can read the answer and its ${some(rule.exposed)}${rule.exposed.some((name) => name.toLowerCase() === 'etag') ? '' : ', not its ETag'}.`;
  const cookies = rule.origins.includes('*') ? ['They may not send cookies or other credentials.'] : [];
  const cache =
    rule.maxAgeSeconds === null
      ? []
      : [`Browsers may keep the preflight’s answer for ${rule.maxAgeSeconds.toLocaleString('en')} s.`];
  return [
    `${pages} may use ${rule.methods.length === 0 ? 'no method' : some(rule.methods)}.`,
    headers,
    reads,
    ...cookies,
    ...cache,
  ];
}

function some(values: readonly string[]): string {
  const first = values.slice(0, 8).join(', ');
  return values.length > 8 ? `${first} and ${values.length - 8} more` : first;
}
