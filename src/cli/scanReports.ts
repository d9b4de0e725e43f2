import { rules } from '../presign/rules/rules.js';
import type { Severity } from '../presign/rules/rule.js';

/** A finding with its place, counted from 1 as editors show it; columns in UTF-16 code units, `end` exclusive. */
export interface ScanFinding {
  readonly path: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

/** How findings are printed, by the name of the format. */
export const scanReports = { text, json, sarif } as const;

function text(findings: readonly ScanFinding[]): string {
  return findings
    .map(
      ({ path, start, severity, rule, message }) =>
        `${path}:${start.line}:${start.column} ${severity} ${rule} ${message}\n`,
    )
    .join('');
}

function json(findings: readonly ScanFinding[]): string {
  const plain = findings.map(({ path, start, end, severity, rule, message }) => ({
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    severity,
    rule,
    message,
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(findings: readonly ScanFinding[]): string {
  const results = findings.map(({ path, start, end, severity, rule, message }) => ({
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: {
            startLine: start.line,
            startColumn: start.column,
            endLine: end.line,
            endColumn: end.column,
          },
        },
      },
    ],
  }));
  const driver = {
    name: 'S3 Upload Doctor',
    informationUri: 'https://github.com/s3-upload-doctor/s3-upload-doctor',
    rules: rules.map(({ id, title, severity }) => ({
      id,
      shortDescription: { text: title },
      defaultConfiguration: { level: levels[severity] },
    })),
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A relative reference with the slashes and escapes of a URI. */
function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
