import * as vscode from 'vscode';
import { rules, type RuleId } from '../../presign/rules/rules.js';
import { severities, type Severity } from '../../presign/rules/rule.js';
import { defaultOptions, type ScanOptions } from '../../presign/scan.js';
import { isObject } from '../../protocol/shape.js';

const section = 's3UploadDoctor.lint';

/** The linter's settings for a document; undefined where it is switched off. */
export function lintOptions(document: vscode.TextDocument): ScanOptions | undefined {
  const settings = vscode.workspace.getConfiguration(section, document);
  if (settings.get<unknown>('enabled') === false) return undefined;
  const seconds = settings.get<unknown>('minimumUploadSeconds');
  return {
    rules: ruleSeverities(settings.get<unknown>('rules')),
    minimumUploadSeconds:
      typeof seconds === 'number' && seconds >= 1 ? seconds : defaultOptions.minimumUploadSeconds,
  };
}

export function affectsLint(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(section);
}

/** Settings are written by hand: what is no severity leaves the rule its own. */
function ruleSeverities(given: unknown): Partial<Record<RuleId, Severity | 'off'>> {
  const chosen: Partial<Record<RuleId, Severity | 'off'>> = {};
  if (!isObject(given)) return chosen;
  for (const { id } of rules) {
    const value = ['off', ...severities].find((severity) => severity === given[id]);
    if (value !== undefined) chosen[id] = value as Severity | 'off';
  }
  return chosen;
}
