import * as vscode from 'vscode';
import { rangeOf } from '../editor/positions.js';
import type { CorsReadings } from './corsReadings.js';

/** Says what a rule lets through. */
export function corsHover(readings: CorsReadings): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const text = await readings.of(document);
      if (!text) return undefined;
      const at = document.offsetAt(position);
      for (const { rules } of text.documents) {
        const index = rules.findIndex(({ span }) => span.start <= at && at <= span.end);
        const rule = rules[index];
        if (!rule) continue;
        const words = new vscode.MarkdownString();
        // Values of the file are text and never markup.
        words.appendText(
          [`CORS rule ${index + 1} of ${rules.length}`, ...text.tools.describeRule(rule)].join('\n'),
        );
        return new vscode.Hover(words, rangeOf(document, rule.span));
      }
      return undefined;
    },
  };
}
