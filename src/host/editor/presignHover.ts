import * as vscode from 'vscode';
import { formatCount, formatDuration } from '../../core/text/units.js';
import { rules } from '../../presign/rules/rules.js';
import type { ScannedCall } from '../../presign/scan.js';
import { rangeOf } from './positions.js';
import type { PresignScans } from './presignScans.js';
import type { RulePage } from './rulePages.js';

const openPage = 'markdown.showPreview';

/** Says what a presign call asks for, and where to read about a finding. */
export function presignHover(scans: PresignScans, pageOf: RulePage): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const scan = await scans.of(document);
      if (!scan) return undefined;
      const at = document.offsetAt(position);
      const covers = ({ start, end }: { start: number; end: number }): boolean => start <= at && at <= end;
      const advice = scan.advice.filter(({ span }) => covers(span));
      const call = scan.calls.find(({ nameSpan }) => covers(nameSpan));
      const lines = advice.map(({ rule }) => linkTo(rule, pageOf(rule)));
      if (call) lines.unshift(inWords(call));
      if (lines.length === 0) return undefined;
      const text = new vscode.MarkdownString(lines.join('\n\n'));
      text.isTrusted = { enabledCommands: [openPage] };
      return new vscode.Hover(
        text,
        rangeOf(document, advice[0]?.span ?? call?.nameSpan ?? { start: at, end: at }),
      );
    },
  };
}

function linkTo(rule: string, page: vscode.Uri): string {
  const title = rules.find(({ id }) => id === rule)?.title ?? rule;
  const target = `command:${openPage}?${encodeURIComponent(JSON.stringify([page]))}`;
  return `${title}. [Why, and what to do](${target})`;
}

function inWords({ lifetimeSeconds, hasDefaultLifetime }: ScannedCall): string {
  if (lifetimeSeconds === undefined) return 'Presigned for as long as the program says when it runs.';
  const exact = `${formatCount(lifetimeSeconds)} s`;
  const duration = formatDuration(lifetimeSeconds);
  const lifetime = exact === duration ? exact : `${exact} (${duration})`;
  return `Presigned for ${lifetime}${hasDefaultLifetime ? ', the default of the SDK' : ''}.`;
}
