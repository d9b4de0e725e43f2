import fc from 'fast-check';

/** What people and SDKs give to requests, and what breaks encoders. */
const awkward = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('!\'()*+,;:@&=$#?%[]{}|^`"<> \\~-._é日😀e\u0301')),
    maxLength: 10,
  }),
  fc.constantFrom('.', '..', '', '%2F', 'a+b', '%25', '~user', 'x=1&y=2', '2026', 'photo 1.jpg'),
);
const path = fc
  .array(awkward, { minLength: 1, maxLength: 4 })
  .map((segments) => `/${segments.map((segment) => encode(segment.replaceAll('/', ''))).join('/')}`);
const parameter = fc
  .oneof(
    awkward,
    fc.constantFrom('a', 'a-', 'A', 'a=', 'partNumber', 'uploadId', 'x-id', 'prefix', 'uploads', 'versionId'),
  )
  .filter((text) => text !== '' && !/^x-amz-|^__proto__$/i.test(text));
const query = fc.dictionary(parameter, awkward, { maxKeys: 5, noNullPrototype: true });
const headerValue = fc.string({
  unit: fc.constantFrom(...Array.from('abcXYZ019 ;,="/:-_.()')),
  minLength: 1,
  maxLength: 20,
});
const headers = fc.dictionary(
  fc.constantFrom(
    'Content-Type',
    'content-md5',
    'x-amz-meta-One',
    'X-AMZ-META-two',
    'x-amz-acl',
    'If-None-Match',
    'X-Custom',
  ),
  headerValue.filter((value) => value.trim() !== ''),
  { maxKeys: 4, noNullPrototype: true },
);

/** Requests of every kind, the same ones in each run. */
export function requests(count, seed) {
  return fc.sample(
    fc.record({
      host: fc.constantFrom('b.s3.eu-west-1.amazonaws.com', 'localhost:9000', 's3.example:8443', '127.0.0.1'),
      scheme: fc.constantFrom('https', 'http'),
      method: fc.constantFrom('GET', 'PUT', 'POST', 'HEAD', 'DELETE'),
      path,
      query,
      headers,
      body: fc.option(fc.string({ maxLength: 30 }), { nil: undefined }),
      secret: fc.string({
        unit: fc.constantFrom(...Array.from('ABCxyz0189+/')),
        minLength: 16,
        maxLength: 40,
      }),
      token: fc.option(
        fc.string({ unit: fc.constantFrom(...Array.from('aZ09+/=')), minLength: 1, maxLength: 60 }),
        { nil: undefined },
      ),
    }),
    { numRuns: count, seed },
  );
}

/** A query as clients write it. */
export function written(query) {
  return Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Every byte that is not unreserved is escaped. */
export function encode(text) {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ''),
  ).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
