/** What the evaluator and a server say to the same request, in the same words. */

/** The headers that decide in a browser, comparable: lists without order and case where they have none. */
export function answerOf(headers) {
  const value = (name) => headers[name.toLowerCase()] ?? null;
  const list = (name, fold) => {
    const text = value(name);
    if (text === null) return [];
    const parts = text.split(',').map((part) => (fold ? part.trim().toLowerCase() : part.trim()));
    return [...new Set(parts.filter((part) => part !== ''))].sort();
  };
  return {
    origin: value('Access-Control-Allow-Origin'),
    methods: list('Access-Control-Allow-Methods', false),
    headers: list('Access-Control-Allow-Headers', true),
    exposed: list('Access-Control-Expose-Headers', true),
    maxAge: value('Access-Control-Max-Age'),
    credentials: value('Access-Control-Allow-Credentials'),
  };
}

/** Whether a browser would take the answer as a leave: CORS headers, and for a preflight success. */
export function allows(response, kind) {
  return (
    response.headers['access-control-allow-origin'] !== undefined &&
    (kind === 'actual' || (response.status >= 200 && response.status < 300))
  );
}

/** The differences between what was expected and what came; none where both agree. */
export function differences(judgement, response, kind) {
  const isAllowed = allows(response, kind);
  if (judgement.allowed !== isAllowed)
    return [{ name: 'verdict', expected: judgement.allowed, actual: isAllowed }];
  if (!isAllowed) return [];
  const lower = Object.fromEntries(
    Object.entries(judgement.responseHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const expected = answerOf(lower);
  const actual = answerOf(response.headers);
  return Object.keys(expected)
    .filter((name) => JSON.stringify(expected[name]) !== JSON.stringify(actual[name]))
    .map((name) => ({ name, expected: expected[name], actual: actual[name] }));
}
