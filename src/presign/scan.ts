import { disabledRules } from './disableComments.js';
import { javascript } from './languages/javascript.js';
import type { Language } from './languages/language.js';
import { python } from './languages/python.js';
import { patterns } from './patterns/patterns.js';
import type { Operation, PresignCall } from './presignCall.js';
import { readSource } from './readSource.js';
import { refactoringsOf, type Refactoring } from './refactorings.js';
import { rules, type RuleId } from './rules/rules.js';
import type { Objection, RuleOptions, Severity } from './rules/rule.js';
import type { Span, SyntaxNode } from './syntax.js';

/** Settings of the linter; a rule without an entry has its own severity. */
export interface ScanOptions extends RuleOptions {
  readonly rules: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
}

export const defaultOptions: ScanOptions = { rules: {}, minimumUploadSeconds: 900 };

/** A finding as the editor and the command line show it. */
export interface Advice extends Objection {
  readonly rule: RuleId;
  readonly severity: Severity;
}

/** A presign call, for a hover. */
export interface ScannedCall {
  readonly sdk: string;
  readonly operation: Operation;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly lifetimeSeconds: number | undefined;
  readonly hasDefaultLifetime: boolean;
}

/** What one file holds: plain data, which outlives the syntax tree. */
export interface Scan {
  /** In the order of the text. */
  readonly advice: readonly Advice[];
  readonly calls: readonly ScannedCall[];
  readonly refactorings: readonly Refactoring[];
}

/** Longer files are generated ones; reading them would hold up the editor. */
const longestText = 1_000_000;

/** Thousands of open brackets exhaust the parser's stack, and nobody writes more than a few dozen. */
const deepestNesting = 500;

/** Is this a text that a person may have written? What isn't does not go to the parser. */
export function isReadable(text: string): boolean {
  if (text.length > longestText) return false;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()[\]{}]/g)) {
    if (bracket === '(' || bracket === '[' || bracket === '{') depth++;
    else if (depth > 0) depth--;
    if (depth > deepestNesting) return false;
  }
  return true;
}

/** Cheap enough for every document: only what passes is worth a parser. */
export function mayHavePresignCalls(text: string, languageId: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern.languages.includes(languageId) && pattern.keywords.some((keyword) => text.includes(keyword)),
  );
}

/** Applies every rule to a parsed file. Linear in its length and without recursion over its tree, whatever the input. */
export function scan(root: SyntaxNode, text: string, languageId: string, options: ScanOptions): Scan {
  const source = readSource(root, text, languageId, languageOf(languageId));
  const isDisabled = disabledRules(source);
  const advice: Advice[] = [];
  const calls: PresignCall[] = [];
  for (const pattern of patterns) {
    if (!pattern.languages.includes(languageId)) continue;
    const found = pattern.find(source);
    calls.push(...found.calls);
    for (const rule of rules) {
      const severity = options.rules[rule.id] ?? rule.severity;
      if (severity === 'off') continue;
      for (const objection of rule.check(found, source, options)) {
        if (isDisabled(rule.id, objection.span.start) || isDisabled(rule.id, objection.callStart)) continue;
        advice.push({ ...objection, rule: rule.id, severity });
      }
    }
  }
  advice.sort((one, other) => one.span.start - other.span.start);
  const objectedTo = new Set(advice.map(({ callStart }) => callStart));
  const refactorings = calls
    .filter(({ span }) => !objectedTo.has(span.start))
    .flatMap((call) => refactoringsOf(call, options));
  return { advice, calls: calls.map(withoutTree), refactorings };
}

function withoutTree({ sdk, operation, span, nameSpan, lifetime }: PresignCall): ScannedCall {
  const hasDefaultLifetime = lifetime.expression === undefined && lifetime.seconds !== undefined;
  return { sdk, operation, span, nameSpan, lifetimeSeconds: lifetime.seconds, hasDefaultLifetime };
}

function languageOf(languageId: string): Language {
  return languageId === 'python' ? python : javascript;
}
