/**
 * Changes to a paste that must not change what it is diagnosed as: what people, terminals, chats and editors do to a text on its way.
 */
import type { Diagnosis } from '../../src/core/diagnosis.js';

export interface Distortion {
  readonly name: string;
  /** The distorted paste, or undefined where it does not apply. */
  apply(paste: string, diagnosis: Diagnosis): string | undefined;
  /** Whether something that decided may be lost: the answer may then be less certain, or another that the label allows. */
  readonly isLossy: boolean;
}

export const distortions: readonly Distortion[] = [
  {
    name: 'another bucket',
    isLossy: false,
    apply: (paste, { values: { bucket } }) => renamed(paste, bucket, 'q'),
  },
  {
    name: 'another key',
    isLossy: false,
    apply: (paste, { values: { key } }) => renamed(paste, key, 'x'),
  },
  {
    name: 'other request ids',
    isLossy: false,
    apply: (paste) => {
      const id = /<RequestId>([A-Z0-9]{16})<\/RequestId>/.exec(paste)?.[1];
      return id === undefined ? undefined : paste.replaceAll(id, Array.from(id).reverse().join(''));
    },
  },
  {
    name: 'header names in capitals',
    isLossy: false,
    apply: (paste) => recased(paste, (name) => name.toUpperCase()),
  },
  {
    name: 'header names in small letters',
    isLossy: false,
    apply: (paste) => recased(paste, (name) => name.toLowerCase()),
  },
  {
    name: 'line ends of Windows',
    isLossy: false,
    apply: (paste) => paste.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
  },
  {
    name: 'chatter around it',
    isLossy: false,
    apply: (paste) =>
      isWholeFile(paste)
        ? undefined
        : `Hi, our upload job broke again this morning, any idea?\n\n${paste.trimEnd()}\n\nIt worked last week. Thanks!\n`,
  },
  {
    name: 'no-break spaces',
    isLossy: false,
    apply: (paste) =>
      isWholeFile(paste) || !paste.includes(' ') ? undefined : paste.replaceAll(' ', '\u00a0'),
  },
  {
    name: 'colours that lost their escape character',
    isLossy: false,
    apply: (paste) => (isWholeFile(paste) ? undefined : paste.replaceAll(/^.*$/gm, '[31m$&[0m')),
  },
  {
    name: 'addresses as Markdown links',
    isLossy: false,
    apply: (paste) =>
      isWholeFile(paste) || !/https?:/.test(paste)
        ? undefined
        : paste.replaceAll(/https?:\/\/[^\s'"<>)]+/g, '[$&]($&)'),
  },
  {
    name: 'lines broken after 80 characters',
    isLossy: true,
    apply: (paste) => broken(paste, 80, '\n'),
  },
  {
    name: 'lines broken after 100 characters, with the rest further in',
    isLossy: true,
    apply: (paste) => broken(paste, 100, '\n    '),
  },
  {
    name: 'the source text of a mail',
    isLossy: true,
    apply: (paste) => broken(paste.replaceAll('=', '=3D'), 74, '=\n'),
  },
  {
    name: 'a quotation of a quotation',
    isLossy: false,
    apply: (paste) => (isWholeFile(paste) || /^>/m.test(paste) ? undefined : paste.replaceAll(/^/gm, '> > ')),
  },
  {
    name: 'the name of a container before each line',
    isLossy: false,
    apply: (paste) => prefixed(paste, () => 'app-1  | '),
  },
  {
    name: 'host and program before each line',
    isLossy: false,
    apply: (paste) => prefixed(paste, () => 'Mar 04 03:00:00 heron media[811]: '),
  },
  {
    name: 'numbers of lines',
    isLossy: false,
    apply: (paste) => prefixed(paste, (index) => `${String(index + 1).padStart(4)}  `),
  },
  {
    name: 'an empty line behind every line',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste) || paste.split('\n').length < 8 ? undefined : paste.replaceAll('\n', '\n\n'),
  },
  {
    name: 'other hosts in the same console',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste)
        ? undefined
        : `GET https://shop.example.com/icons/cart.svg 404 (Not Found)\n${paste.trimEnd()}\nPOST https://telemetry.vendor.example/v2/events net::ERR_BLOCKED_BY_CLIENT\n`,
  },
  {
    name: 'a success before it',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste)
        ? undefined
        : `HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 13\n\n{"ok":"true"}\n\n${paste}`,
  },
  {
    name: 'another service in the same log',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste)
        ? undefined
        : `${paste.trimEnd()}\n[pool-3] WARN redis: reconnecting to cache:6379\n`,
  },
  {
    name: 'an error that is ruled out',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste)
        ? undefined
        : `${paste.trimEnd()}\n\nBy the way, it is not SlowDown, that was another bucket last month.\n`,
  },
  {
    name: 'a quotation of a mail',
    isLossy: false,
    apply: (paste) => (isWholeFile(paste) || /^>/m.test(paste) ? undefined : paste.replaceAll(/^/gm, '> ')),
  },
  {
    name: 'a code block of a chat',
    isLossy: false,
    apply: (paste) => (isWholeFile(paste) ? undefined : `\`\`\`\n${paste.trimEnd()}\n\`\`\`\n`),
  },
  {
    name: 'a string of JSON',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste)
        ? undefined
        : `{"level":"error","msg":"upload failed","detail":${JSON.stringify(paste)}}`,
  },
  {
    name: 'escaped for HTML',
    isLossy: true,
    apply: (paste) =>
      isWholeFile(paste) || /&(?:lt|amp|quot);/.test(paste) || !/[<>"]/.test(paste)
        ? undefined
        : paste
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', '&quot;'),
  },
  {
    name: 'its paragraphs in reverse',
    isLossy: true,
    apply: (paste) => {
      const paragraphs = paste.trim().split(/\n{2,}/);
      return paragraphs.length === 2 && paragraphs.every((part) => /^(?:https?:|<\?xml|<Error)/.test(part))
        ? paragraphs.reverse().join('\n\n')
        : undefined;
    },
  },
  {
    name: 'cut after the last clue',
    isLossy: true,
    apply: (paste, { findings }) => {
      const ends = (findings[0]?.facts ?? []).flatMap(({ span }) => (span ? [span.end] : []));
      const end = Math.max(...ends);
      return ends.length === 0 || isWholeFile(paste) || end >= paste.length ? undefined : paste.slice(0, end);
    },
  },
];

/** Files of a format that text around them, or a cut, makes into something else. */
function prefixed(paste: string, prefix: (index: number) => string): string | undefined {
  const lines = paste.split('\n');
  if (isWholeFile(paste) || lines.length < 4) return undefined;
  return lines.map((line, index) => `${prefix(index)}${line}`).join('\n');
}

/** As a window or a mail of that width breaks long lines. */
function broken(paste: string, width: number, joint: string): string | undefined {
  if (isWholeFile(paste) || !new RegExp(`.{${width + 1}}`).test(paste)) return undefined;
  const pieces = new RegExp(`.{1,${width}}`, 'g');
  return paste.replaceAll(/^.+$/gm, (line) => (line.match(pieces) ?? []).join(joint));
}

function isWholeFile(paste: string): boolean {
  return /^[\s\uFEFF]*[{[]/.test(paste);
}

/** The same shape of name with other letters, everywhere; not where hashes over the name stand beside it. */
function renamed(paste: string, name: string | null, letter: string): string | undefined {
  if (name === null || name.length < 4 || /StringToSign|CanonicalRequest|SignatureDoesNotMatch/i.test(paste))
    return undefined;
  if (!/^[a-z0-9./-]+$/.test(name) || /\.(?:com|example|net)$/.test(name)) return undefined;
  const other = name.replaceAll(/[a-z](?=[a-z])/g, letter);
  return other === name ? undefined : paste.replaceAll(name, other);
}

function recased(paste: string, recase: (name: string) => string): string | undefined {
  if (!/HTTP\/[12]/.test(paste)) return undefined;
  const changed = paste.replaceAll(
    /^([<>] )?([A-Za-z][A-Za-z0-9-]{2,40}): /gm,
    (_, arrow: string | undefined, name: string) => `${arrow ?? ''}${recase(name)}: `,
  );
  return changed === paste ? undefined : changed;
}
