import type { Span } from '../diagnosis.js';
import type { CorsDocument, CorsReading } from './document.js';
import { readCode } from './readCode.js';
import { readJson } from './readJson.js';
import { readTerraform } from './readTerraform.js';
import { placedRule } from './rule.js';
import type { MapNode } from './tree.js';
import { readXml } from './xml.js';
import { readYamlDocuments } from './readYamlDocuments.js';

export interface ReadOptions {
  /** VS Code’s id of the file’s language; guessed from the text where it is missing. */
  readonly languageId?: string | undefined;
}

const maximumLength = 4_000_000;

/**
 * Finds the CORS documents in a text, whatever form they have, and reads half-written ones as far as they go. Offsets are UTF-16.
 * Never throws; linear in the length of the text, of which it reads the first 4 million characters.
 */
export function readCors(whole: string, { languageId }: ReadOptions = {}): CorsReading {
  const text = whole.length > maximumLength ? whole.slice(0, maximumLength) : whole;
  const language = languageOf(text, languageId);
  const reading = readAs(text, language);
  if (reading.documents.length > 0) return reading;
  const minio = readMinio(text);
  return minio ? { documents: [minio], error: null } : reading;
}

type Language = 'json' | 'xml' | 'yaml' | 'hcl' | 'javascript' | 'python' | 'unknown';

function readAs(text: string, language: Language): CorsReading {
  switch (language) {
    case 'json':
      return readJson(text);
    case 'xml':
      return readXmlDocument(text);
    case 'yaml':
      return orNothing(text, readYamlDocuments(text));
    case 'hcl':
      return orNothing(text, readTerraform(text));
    case 'javascript':
    case 'python':
      return orNothing(text, readCode(text, language));
    default: {
      const isPython =
        /\bdef |^\s*(?:from|import) \w[\w.]* ?(?:import|$)|_rules?\s*=|\bTrue\b|\bNone\b|^\s*\w+=[^=>\s]/m.test(
          text,
        );
      const found = [
        () => readCode(text, isPython ? 'python' : 'javascript'),
        () => readYamlDocuments(text),
        () => readTerraform(text),
      ];
      for (const read of found) {
        const documents = read();
        if (documents.length > 0) return { documents, error: null };
      }
      return orNothing(text, []);
    }
  }
}

function languageOf(text: string, languageId: string | undefined): Language {
  const known = languageId === undefined ? undefined : languages[languageId];
  if (known) return known;
  const start = text.trimStart().replace(/^(?:\/\/[^\n]*\n\s*|\/\*[^]*?\*\/\s*|\ufeff)+/, '');
  if (start.startsWith('<') || text.includes('<CORSConfiguration') || text.includes('<CORSRule'))
    return 'xml';
  if (/^[[{]/.test(start)) return 'json';
  if (
    /^\s*(?:resource|module|variable|provider|terraform|locals|data)\b[^\n:=]*\{|^\s*(?:dynamic\s+"cors_rule"|cors_rule)\s*[={]/m.test(
      text,
    )
  )
    return 'hcl';
  if (
    /^\s*(?:-\s+)?(?:CorsRules|CorsConfiguration|corsRules|CORSRules|CORSConfiguration)\s*:\s*(?:#[^\n]*)?$|^(?:Resources|resources|service|AWSTemplateFormatVersion)\s*:/m.test(
      text,
    )
  )
    return 'yaml';
  return 'unknown';
}

const languages: Readonly<Record<string, Language | undefined>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  xml: 'xml',
  yaml: 'yaml',
  dockercompose: 'yaml',
  cloudformation: 'yaml',
  terraform: 'hcl',
  opentofu: 'hcl',
  hcl: 'hcl',
  typescript: 'javascript',
  javascript: 'javascript',
  typescriptreact: 'javascript',
  javascriptreact: 'javascript',
  python: 'python',
};

function orNothing(text: string, documents: readonly CorsDocument[]): CorsReading {
  return documents.length > 0
    ? { documents, error: null }
    : { documents, error: { message: 'No CORS rules are in this text.', span: firstLine(text) } };
}

function readXmlDocument(text: string): CorsReading {
  const at = text.indexOf('<CORSConfiguration');
  const from = Math.max(at >= 0 ? at : text.indexOf('<CORSRule'), 0);
  const { root, mistakes } = readXml(text, from);
  const configuration = root.entries.find((entry) => entry.key === 'CORSConfiguration')?.value;
  const holder: MapNode | undefined = configuration?.kind === 'map' ? configuration : root;
  const rules = holder.entries.filter((entry) => entry.key === 'CORSRule');
  if (rules.length === 0 && configuration === undefined) {
    const first = root.entries[0];
    return {
      documents: [],
      error: {
        message: first
          ? `The root element is ${first.key}, not CORSConfiguration.`
          : 'No element CORSConfiguration is in this text.',
        span: first?.keySpan ?? firstLine(text),
      },
    };
  }
  const placed = rules.map((entry) => {
    const node: MapNode =
      entry.value.kind === 'map'
        ? entry.value
        : { kind: 'map', span: entry.span, entries: [], isFlow: false, isClosed: true, callee: '' };
    return placedRule(node, 'xml', 'xml');
  });
  const strangers = holder.entries.filter(
    (entry) => entry.key !== 'CORSRule' && entry.key !== 'ResponseVary',
  );
  return {
    documents: [
      {
        form: 'xml',
        syntax: 'xml',
        span: configuration?.span ?? holder.span,
        rules: placed,
        holder: configuration ?? holder,
        name: null,
        text,
        problems: [
          ...mistakes.map(({ message, span }) => ({
            id: 'xml-not-closed',
            severity: 'error' as const,
            message,
            span,
          })),
          ...(configuration === undefined
            ? [
                {
                  id: 'rules-without-root',
                  severity: 'error' as const,
                  message: 'The rules stand alone: S3 wants them inside one element CORSConfiguration.',
                  span: holder.entries[0]?.keySpan ?? holder.span,
                },
              ]
            : strangers.map((entry) => ({
                id: 'unknown-property',
                severity: 'error' as const,
                message: `CORSConfiguration holds elements CORSRule, not ${entry.key}.`,
                span: entry.keySpan,
              }))),
        ],
      },
    ],
    error: null,
  };
}

/** MinIO keeps one list of origins for all buckets, in its environment or its settings. */
function readMinio(text: string): CorsDocument | undefined {
  const match =
    /(?:MINIO_API_CORS_ALLOW_ORIGIN["']?\s{0,4}[=:]\s{0,4}|\bcors_allow_origin=)["']?([^\s"';#]{1,2000})/.exec(
      text,
    );
  if (!match) return undefined;
  const list = match[1] ?? '';
  const start = match.index + match[0].length - list.length;
  let at = start;
  const values = list.split(',').map((origin) => {
    const span = { start: at, end: at + origin.length };
    at = span.end + 1;
    return { text: origin, span, whole: span, isKnown: !origin.includes('$') };
  });
  const span = { start: match.index, end: start + list.length };
  const keySpan = { start: match.index, end: match.index + match[0].length - list.length };
  const node: MapNode = { kind: 'map', span, entries: [], isFlow: true, isClosed: true, callee: '' };
  return {
    form: 'minio',
    syntax: 'list',
    span,
    holder: undefined,
    name: null,
    problems: [],
    text,
    rules: [
      {
        id: null,
        origins: values.filter((value) => value.isKnown).map((value) => value.text),
        methods: ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'],
        headers: ['*'],
        exposed: ['ETag', 'x-amz-version-id'],
        maxAgeSeconds: null,
        span,
        fields: { origins: { key: 'origin', keySpan, span, values, list: undefined } },
        node,
        strangers: [],
      },
    ],
  };
}

function firstLine(text: string): Span {
  const start = text.length - text.trimStart().length;
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
