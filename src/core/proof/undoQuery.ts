import type { CanonicalLines, NameValue } from '../sigv4/canonicalRequest.js';
import { compareAscii, decodeOnce, encodeOnce, splitQuery } from '../sigv4/encoding.js';
import type { Transformation } from '../sigv4/transformation.js';
import { withLines, type Hypothesis, type Signed4 } from './hypothesis.js';
import type { Pool } from './pool.js';

/** A presigned URL has about ten parameters. */
const mostParameters = 30;
/** Without these a URL is not signed. */
const essential = /^x-(?:amz|goog)-(?:algorithm|credential|date|expires|signedheaders)$/i;
const lifetimes = [15, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800];
/** What SDKs add on their own. */
const usualAdditions = [
  'x-id=PutObject',
  'x-id=UploadPart',
  'x-id=GetObject',
  'X-Amz-Content-Sha256=UNSIGNED-PAYLOAD',
  'uploads=',
  'x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32',
  'x-id=CreateMultipartUpload',
  'x-id=CompleteMultipartUpload',
  'x-amz-acl=private',
  'x-amz-acl=public-read',
  'x-amz-sdk-checksum-algorithm=CRC32',
];

/** Another query was signed. */
export function* undoQuery(signed: Signed4, pool: Pool, isBroad: boolean): Generator<Hypothesis<Signed4>> {
  const { lines } = signed;
  if (!lines) return;
  const parameters = splitQuery(lines.query).slice(0, mostParameters);
  for (const [transformation, query] of [
    ...added(parameters),
    // Before the whole: of two names for the same change, that of the one parameter says more.
    ...changed(parameters, pool, isBroad),
    ...whole(lines, pool),
    ...dropped(parameters, pool, isBroad),
  ])
    if (query !== lines.query)
      yield { transformations: [transformation], signed: withLines(signed, { ...lines, query }) };
}

type Signed = [Transformation, string];

/** What arrived and was not signed. */
function added(parameters: readonly NameValue[]): Signed[] {
  const extra = parameters.filter(({ name }) => !essential.test(name));
  return [
    ...extra.map((one): Signed => ['parameter-added', written(parameters.filter((other) => other !== one))]),
    ['parameter-added', written(parameters.filter(({ name }) => /^x-(?:amz|goog)-/i.test(name)))],
    ['parameter-added', written(parameters.filter(({ name }) => essential.test(name)))],
    ['parameter-added', ''],
  ];
}

/** What was signed and did not arrive. */
function dropped(parameters: readonly NameValue[], pool: Pool, isBroad: boolean): Signed[] {
  const names = new Set(parameters.map(({ name }) => name.toLowerCase()));
  const elsewhere = pool.queries
    .flatMap((query) => splitQuery(query))
    .map(({ name, value }) => written([{ name: encodeOnce(name), value: encodeOnce(value) }]));
  const token = pool
    .valuesOf('x-amz-security-token')
    .map((value) => `X-Amz-Security-Token=${encodeOnce(value)}`);
  return [...new Set([...(isBroad ? usualAdditions : usualAdditions.slice(0, 6)), ...elsewhere, ...token])]
    .filter((addition) =>
      splitQuery(addition).every(({ name }) => !names.has(name.toLowerCase()) && !/-signature$/i.test(name)),
    )
    .map((addition): Signed => [
      addition.startsWith('X-Amz-Security-Token') ? 'token-damaged' : 'parameter-dropped',
      written([...parameters, ...splitQuery(addition)].sort(byName)),
    ]);
}

/** The value of one parameter was another. */
function changed(parameters: readonly NameValue[], pool: Pool, isBroad: boolean): Signed[] {
  return parameters.flatMap((one) =>
    valuesBefore(one, pool, isBroad).map(([transformation, value]): Signed => [
      transformation,
      written(parameters.map((other) => (other === one ? { name: one.name, value } : other))),
    ]),
  );
}

function valuesBefore({ name, value }: NameValue, pool: Pool, isBroad: boolean): Signed[] {
  const decoded = decodeOnce(value);
  const isToken = /-token$/i.test(name);
  const as = (transformation: Transformation): Transformation => (isToken ? 'token-damaged' : transformation);
  const before: Signed[] = [
    [as('parameter-changed'), encodeOnce(decodeOnce(decoded))],
    [as('parameter-changed'), value.replaceAll('%', '%25')],
    [as('plus-for-space'), value.replaceAll('%20', '%2B')],
    [as('plus-for-space'), value.replaceAll('%2B', '%20')],
    [as('html-escaped'), value.replaceAll('%26amp%3B', '%26')],
    [as('unicode-normalised'), encodeOnce(decoded.normalize('NFC'))],
    [as('unicode-normalised'), encodeOnce(decoded.normalize('NFD'))],
    ...pool.queries
      .flatMap((query) => splitQuery(query))
      .filter((other) => other.name === name)
      .map((other): Signed => [as('parameter-changed'), encodeOnce(other.value)]),
    ...(essential.test(name) && !/expires$/i.test(name) ? [] : pool.valuesOf(decodeOnce(name))).map(
      (other): Signed => [as('parameter-changed'), encodeOnce(decodeOnce(other))],
    ),
  ];
  if (isBroad && /-expires$/i.test(name))
    for (const seconds of [
      ...lifetimes,
      Number(decoded) * 1000,
      Number(decoded) / 1000,
      Number(decoded) * 60,
    ])
      if (Number.isInteger(seconds)) before.push(['parameter-changed', String(seconds)]);
  return before.filter(([, other]) => other !== value);
}

/** The query as a whole was written in another way. */
function whole({ query }: CanonicalLines, pool: Pool): Signed[] {
  const parameters = splitQuery(query);
  const names = new Set(parameters.map(({ name }) => decodeOnce(name)));
  const own = parameters.filter(({ name }) => /^x-(?:amz|goog)-/i.test(name));
  const others = parameters.filter((parameter) => !own.includes(parameter));
  const asSent = pool.queries.map((sent) =>
    splitQuery(sent)
      .filter(({ name }) => names.has(decodeOnce(name)))
      .map(({ name, value }) => `${encodeOnce(name)}=${encodeOnce(value)}`)
      .join('&'),
  );
  return [
    ['html-escaped', written(parameters.map(withoutEntity).sort(byName))],
    ['plus-for-space', query.replaceAll('%20', '%2B')],
    ['plus-for-space', query.replaceAll('%20', '+')],
    ['plus-for-space', query.replaceAll('%2B', '%20')],
    ['percent-case', query.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ...asSent.map((sent): Signed => ['parameters-reordered', sent]),
    ['parameters-reordered', written([...parameters].sort(byLowerName))],
    ['parameters-reordered', written([...others, ...own])],
    ['parameters-reordered', written([...own, ...others])],
    ['parameter-changed', query.replaceAll('%2F', '/').replaceAll('%3B', ';')],
    ['parameter-changed', query.replaceAll('%25', '%')],
  ];
}

function withoutEntity({ name, value }: NameValue): NameValue {
  return { name: name.replace(/^amp(?:;|%3B)/, ''), value };
}

function written(parameters: readonly NameValue[]): string {
  return parameters.map(({ name, value }) => `${name}=${value}`).join('&');
}

function byName(a: NameValue, b: NameValue): number {
  return compareAscii(a.name, b.name) || compareAscii(a.value, b.value);
}

function byLowerName(a: NameValue, b: NameValue): number {
  return compareAscii(a.name.toLowerCase(), b.name.toLowerCase()) || compareAscii(a.value, b.value);
}
