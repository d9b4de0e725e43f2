/**
 * Where a server departs from S3, as the differential test saw it. `explains` is exact: it says what the server's own way would
 * have answered, so that a fault of the evaluator hides behind none of them.
 */
export const deviations = [
  {
    server: 'ceph',
    id: 'origin-alone-chooses',
    says: 'The first rule that names the origin decides, whatever its methods and headers; S3 goes on to the next rule.',
    explains: ({ name, expected, actual }, { rules, request, library }) =>
      name === 'verdict' &&
      expected &&
      !actual &&
      !library.judgeCors(rules, { ...request, store: 'ceph' }).allowed,
  },
  {
    server: 'ceph',
    id: 'methods-in-any-case',
    says: 'A method in lower case, which S3 refuses in a rule, is read as the one in capitals.',
    explains: ({ name, expected, actual }, { rules, request, library }) => {
      if (name !== 'verdict' || expected || !actual) return false;
      const capitals = rules.map((rule) => ({
        ...rule,
        methods: rule.methods.map((method) => method.toUpperCase()),
      }));
      return library.judgeCors(capitals, request).allowed;
    },
  },
  {
    server: 'ceph',
    id: 'method-asked-for',
    says: 'Access-Control-Allow-Methods names the method asked for; S3 names all of the rule.',
    explains: ({ name, actual }, { request }) =>
      name === 'methods' && actual.length === 1 && actual[0] === request.method,
  },
  {
    server: 'ceph',
    id: 'no-credentials',
    says: 'Access-Control-Allow-Credentials is never sent; S3 sends it with every origin that it repeats.',
    explains: ({ name, actual }) => name === 'credentials' && actual === null,
  },
  {
    server: 'ceph',
    id: 'preflight-repeats-origin',
    says: 'A preflight is answered with the origin itself also where the rule says *.',
    explains: ({ name, expected, actual }, { request }) =>
      name === 'origin' && request.kind === 'preflight' && expected === '*' && actual === request.origin,
  },
  {
    server: 'ceph',
    id: 'any-origin-first',
    says: 'An upload by presigned URL is answered with * where the rule has one, also behind an origin that matches.',
    explains: ({ name, actual }, { request, rules, library }) => {
      const first = rules.find((rule) => isOriginOf(rule, request, library));
      return (
        name === 'origin' &&
        request.kind === 'actual' &&
        actual === '*' &&
        first?.origins.includes('*') === true
      );
    },
  },
  {
    server: 'versitygw',
    id: 'more-exposed',
    says: 'ETag is exposed by every rule, whether it names it or not, and by the answer to an upload x-amz-storage-class too.',
    explains: ({ name, expected, actual }, { request }) => {
      const own = request?.kind === 'actual' ? ['etag', 'x-amz-storage-class'] : ['etag'];
      return (
        name === 'exposed' &&
        JSON.stringify([...new Set([...expected, ...own])].sort()) === JSON.stringify(actual)
      );
    },
  },
  {
    server: 'versitygw',
    id: 'credentials-false',
    says: 'With * it sends Access-Control-Allow-Credentials: false; S3 leaves the header out. Browsers take both alike.',
    explains: ({ name, expected, actual }) =>
      name === 'credentials' && expected === null && actual === 'false',
  },
  {
    server: 'versitygw',
    id: 'two-wildcards-match',
    says: 'A second * in a header stands for any run of characters too; S3 takes no rule with one.',
    explains: ({ name, expected, actual }, { request, rules, library }) => {
      if (name !== 'verdict' || expected || !actual) return false;
      const fits = (pattern, header) =>
        new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i').test(header) ? header : pattern;
      const widened = rules.map((rule) => ({
        ...rule,
        headers: rule.headers.flatMap((pattern) =>
          request.requestHeaders.map((header) => fits(pattern, header)),
        ),
      }));
      return library.judgeCors(widened, request).allowed;
    },
  },
];

function isOriginOf(rule, { origin }, library) {
  const any = { ...rule, methods: ['GET'], headers: [] };
  return library.judgeCors([any], { origin, method: 'GET', requestHeaders: [], kind: 'actual' }).allowed;
}

/** Documents that a server takes and S3 refuses, or the other way round, by the first problem that the evaluator sees. */
export const documentDeviations = [
  {
    server: 'ceph',
    id: 'takes-lower-case-methods',
    says: 'Rules with methods in lower case are taken; S3 refuses the document.',
    explains: ({ expected, actual }) => expected === 'method-in-lower-case' && actual === null,
  },
  {
    server: 'versitygw',
    id: 'takes-two-wildcards',
    says: 'Rules with two * in a header are taken; S3 refuses the document.',
    explains: ({ expected, actual }) => expected === 'header-with-two-wildcards' && actual === null,
  },
];
