import type { Fact } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { smallestChange } from './change.js';
import type { CorsDocument } from './document.js';
import { readCors } from './read.js';
import { readCode } from './readCode.js';
import { corsRequestOf } from './request.js';
import { judgeUpload, preflightHeaders, type UploadJudgement } from './upload.js';

/** What the rules say that the paste shows beside the failure: which does not match, and why; else what a rule would have to say. */
export function rulesIn(c: Case, variant: string | null | undefined): readonly Fact[] {
  const judged = judgeDocumentIn(c);
  if (judged) return judged.facts;
  const needed = asksForARule.has(variant ?? '') ? ruleNeededIn(c) : undefined;
  return needed ? [needed] : [];
}

/** Kinds of the cause that a rule would mend. */
const asksForARule: ReadonlySet<string> = new Set([
  'no-configuration',
  'no-matching-rule',
  'preflight',
  'header',
  'method',
  'origin',
  'etag-not-exposed',
]);

/** What the CORS rules in a paste make of the upload in it. */
export interface DocumentInCase {
  readonly document: CorsDocument;
  readonly judgement: UploadJudgement;
  /** Rule by rule, why it does not match, or what it hides; then the smallest change. */
  readonly facts: readonly Fact[];
}

const maximumRulesTold = 5;

/** Judges the page's upload by the CORS document that the paste holds beside it; undefined where it holds none, or no page. */
export function judgeDocumentIn(c: Case): DocumentInCase | undefined {
  if (!/AllowedOrigin|allowed_?origins|"origin"/i.test(c.text)) return undefined;
  const request = corsRequestOf(c);
  const document = request && documentIn(c.text);
  if (!request || !document) return undefined;
  const judgement = judgeUpload(document.rules, request);
  const decisive = judgement.preflight?.allowed === false ? judgement.preflight : judgement.actual;
  const factAt = (text: string, span: { start: number; end: number }): Fact => c.fact(text, at(c, span));
  const facts: Fact[] = [];
  if (!decisive.allowed) {
    for (const [index, rule] of document.rules.slice(0, maximumRulesTold).entries()) {
      const reason = decisive.rules[index]?.reason;
      if (!reason) continue;
      const field = rule.fields[reason.field];
      const value =
        reason.value === null ? undefined : field?.values.filter((each) => each.isKnown)[reason.value];
      facts.push(
        factAt(
          `Rule ${index + 1} of the CORS rules does not match: ${reason.text}`,
          value?.span ?? field?.span ?? { start: rule.span.start, end: rule.span.start + 1 },
        ),
      );
    }
    // Ceph never gets to a later rule that would match.
    if (decisive.rules.some(({ matches }) => matches))
      facts.push(factAt(judgement.story[0] ?? '', document.span));
    if (document.rules.length === 0) facts.push(factAt('The CORS document has no rules.', document.span));
  } else {
    const rule = document.rules[decisive.rule ?? 0];
    const told = judgement.story.at(-1) ?? '';
    if (rule) facts.push(factAt(told, rule.fields.exposed?.span ?? rule.fields.origins?.span ?? rule.span));
  }
  const change = smallestChange(document, request);
  if (change) facts.push(c.fact(`The smallest change that lets it pass: ${lowerFirst(change.sentence)}`));
  return { document, judgement, facts };
}

/** The values of a rule that would let the paste's upload pass, as far as the paste tells them; undefined without a page's origin. */
function ruleNeededIn(c: Case): Fact | undefined {
  const request = corsRequestOf(c);
  if (!request || !/^[a-z][a-z0-9+.-]{0,30}:\/\/[^{}<>]{1,200}$/i.test(request.origin)) return undefined;
  const headers = preflightHeaders(request.headers);
  const parts = [
    `AllowedOrigins ${request.origin}`,
    ...(request.assumed.includes('method') ? [] : [`AllowedMethods ${request.method}`]),
    ...(headers.length > 0 ? [`AllowedHeaders ${headers.join(', ')}`] : []),
    ...(request.reads.length > 0 ? [`ExposeHeaders ${request.reads.join(', ')}`] : []),
  ];
  return c.fact(`What one rule must have to let it pass: ${parts.join('; ')}.`);
}

/** A paste is prose with a document in it: XML and blocks are found by their words, JSON by its brackets. */
function documentIn(text: string): CorsDocument | undefined {
  if (/<(?:\w{1,20}:)?CORS(?:Configuration|Rule)\b/.test(text))
    return readCors(text, { languageId: 'xml' }).documents[0];
  const [json] = readCode(text, 'json');
  if (json) return json;
  const languageId = /\bcors_rule\s*\{/.test(text) ? 'terraform' : 'yaml';
  return readCors(text, { languageId }).documents[0];
}

/** The place of a part of the case's text in the paste itself. */
function at(c: Case, { start, end }: { start: number; end: number }): ReturnType<Case['find']> {
  const length = Math.min(Math.max(end - start, 1), 500);
  const here = new RegExp(`[^]{${length}}`, 'y');
  here.lastIndex = start;
  return c.find(here);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
