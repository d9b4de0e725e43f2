import type { NamedNumber, Source } from './source.js';
import type { SyntaxNode } from './syntax.js';

/** A size that the file names for what is uploaded. */
export interface SizeLimit {
  readonly bytes: number;
  readonly node: SyntaxNode;
}

const unitBytes: Readonly<Record<string, number>> = {
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
  tib: 1024 ** 4,
};

const sizeWords = ['size', 'bytes', 'byte', 'length', ...Object.keys(unitBytes)];
const limitWords = ['max', 'maximum', 'limit', 'largest', 'allowed', 'cap', 'quota'];

/** Words of sizes that say nothing about one uploaded file. */
const otherWords = [
  'part',
  'chunk',
  'memory',
  'cache',
  'heap',
  'buffer',
  'multipart',
  'min',
  'minimum',
  'threshold',
  'total',
  'disk',
  'bucket',
  'log',
  'age',
  'time',
  'ms',
  'seconds',
  'minutes',
  'lifetime',
  'ttl',
  'expires',
  'count',
  'number',
  'name',
  'rate',
  'pixels',
];

/** Names that are the size of what is sent, with no word for a limit in them. */
const sentSizes = ['contentlength', 'filesize', 'objectsize', 'uploadsize'];

/**
 * The size limits of a file, from what its names say: `MAX_UPLOAD_BYTES = 5 * 1024 ** 3`, `maxFileSizeMb: 500`,
 * `fileSizeLimit: '2GB'`, `if (file.size > 200_000_000)`, `ContentLength: 1073741824`.
 */
export function sizeLimitsOf(source: Source): readonly SizeLimit[] {
  return source.namedNumbers().flatMap((named) => {
    const words = wordsOf(named.name);
    if (!namesLimit(words, named)) return [];
    const bytes = bytesOf(named, words, source);
    return bytes === undefined ? [] : [{ bytes, node: named.node }];
  });
}

function namesLimit(words: readonly string[], { isCompared }: NamedNumber): boolean {
  if (words.some((word) => otherWords.includes(word))) return false;
  const isSize = words.some((word) => sizeWords.includes(word));
  if (isCompared) return isSize;
  if (sentSizes.includes(words.join(''))) return true;
  const isLimit = words.some((word) => limitWords.includes(word));
  return isLimit && (isSize || words.some((word) => ['upload', 'file', 'object', 'body'].includes(word)));
}

function bytesOf(named: NamedNumber, words: readonly string[], source: Source): number | undefined {
  const number = source.numberOf(named.node);
  if (number === undefined) return bytesInText(source.stringOf(named.node) ?? '');
  const unit = words.find((word) => Object.hasOwn(unitBytes, word));
  // `MAX_MB = 500 * 1024 * 1024` has its unit in the value already.
  return unit !== undefined && number < 1e6 ? number * (unitBytes[unit] ?? 1) : number;
}

/** Sizes written as text, such as `500mb` and `2 GiB`. */
function bytesInText(text: string): number | undefined {
  const match = text.length < 20 ? /^(\d+(?:\.\d+)?) ?([kmgt]i?b)$/i.exec(text) : null;
  return match ? Number(match[1]) * (unitBytes[(match[2] ?? '').toLowerCase()] ?? 1) : undefined;
}

/** `maxFileSizeMb` and `MAX_FILE_SIZE_MB` as lower-case words. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 100)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
