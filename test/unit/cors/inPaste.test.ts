import assert from 'node:assert/strict';
import { corsRequestOf } from '../../../src/core/cors/request.js';
import { diagnose } from '../../../src/core/diagnose.js';

const address =
  'https://uploads-example.s3.eu-central-1.amazonaws.com/film.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=content-type%3Bhost&x-id=PutObject';
const chrome = `Access to fetch at '${address}' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
const chromeHeader = `Access to fetch at '${address}' from origin 'https://app.example.com' has been blocked by CORS policy: Request header field x-amz-meta-name is not allowed by Access-Control-Allow-Headers in preflight response.`;
const hidden = `Origin 'https://app.example.com' is not allowed. Part 1 is missing ETag in UploadPart response. Missing Bucket CORS configuration for ETag header? Access to fetch at '${address}&partNumber=1' from origin 'https://app.example.com'`;
const preflight = `OPTIONS ${address.slice(address.indexOf('/', 8))} HTTP/1.1
Host: uploads-example.s3.eu-central-1.amazonaws.com
Origin: https://app.example.com
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: content-type,x-amz-acl

HTTP/1.1 403 Forbidden
Content-Type: application/xml

<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.</Message><Method>PUT</Method><ResourceType>OBJECT</ResourceType></Error>`;

function json(rule: object): string {
  return JSON.stringify({ CORSRules: [rule] }, null, 4);
}

const good = {
  AllowedOrigins: ['https://app.example.com'],
  AllowedMethods: ['PUT'],
  AllowedHeaders: ['content-type'],
  ExposeHeaders: ['ETag'],
};

/** A paste, the words of the fact, and the piece of the paste that it points at. */
const rows: readonly [string, string, RegExp, string | undefined][] = [
  [
    'the CLI’s output below Chrome’s line',
    `${chrome}\n\n$ aws s3api get-bucket-cors --bucket uploads-example\n${json({ ...good, AllowedOrigins: ['https://app.example.com/'] })}`,
    /^Rule 1 of the CORS rules does not match: .*ends in a slash/,
    'https://app.example.com/',
  ],
  [
    'the console’s array above it',
    `my rules:\n[${JSON.stringify({ ...good, AllowedMethods: ['GET'] })}]\nand this doesn't work:\n${chrome}`,
    /^Rule 1 .*The method PUT is not among the rule’s: GET/,
    '"AllowedMethods":["GET"]',
  ],
  [
    'XML',
    `${chrome}\n<CORSConfiguration><CORSRule><AllowedOrigin>https://www.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>`,
    /^Rule 1 .*origin https:\/\/app\.example\.com is not among/,
    '<AllowedOrigin>https://www.example.com</AllowedOrigin>',
  ],
  [
    'Terraform',
    `${chrome}\n\nresource "aws_s3_bucket_cors_configuration" "a" {\n  cors_rule {\n    allowed_origins = ["https://app.example.com"]\n    allowed_methods = ["PUT"]\n  }\n}`,
    /^Rule 1 .*The header content-type is not among .*it has none/,
    undefined,
  ],
  [
    'a header that the browser names',
    `${chromeHeader}\n${json(good)}`,
    /^Rule 1 .*The header x-amz-meta-name is not among/,
    '"AllowedHeaders": [\n                "content-type"\n            ]',
  ],
  [
    'a recorded preflight',
    `${preflight}\n\n${json(good)}`,
    /^Rule 1 .*The header x-amz-acl is not among/,
    '"AllowedHeaders": [\n                "content-type"\n            ]',
  ],
  [
    'an ETag that no rule exposes',
    `${hidden}\n${json({ ...good, ExposeHeaders: ['x-amz-version-id'] })}`,
    /cannot read ETag: rule 1 does not expose it/,
    '"ExposeHeaders": [\n                "x-amz-version-id"\n            ]',
  ],
  ['rules that allow it all', `${chrome}\n${json(good)}`, /^Rule 1 lets the page see the answer/, undefined],
];

describe('CORS rules beside a failure', () => {
  for (const [what, paste, words, place] of rows) {
    it(`are judged: ${what}`, () => {
      const diagnosis = diagnose(paste, { now: Date.parse('2026-11-24T12:05:00Z') });
      assert.equal(diagnosis.cause, 'cors', diagnosis.summary);
      const facts = diagnosis.findings[0]?.facts ?? [];
      const fact = facts.find(({ text }) => words.test(text));
      assert.ok(fact, facts.map(({ text }) => text).join('\n'));
      if (place !== undefined) assert.equal(paste.slice(fact.span?.start, fact.span?.end), place);
    });
  }

  it('say what would let it through', () => {
    const { findings } = diagnose(`${preflight}\n\n${json(good)}`, { now: 0 });
    assert.ok(
      findings[0]?.facts.some(({ text }) =>
        /smallest change .*in rule 1, the page may send x-amz-acl/.test(text),
      ),
    );
  });

  it('give the request to whoever asks with a diagnosis', () => {
    assert.deepEqual(corsRequestOf(diagnose(preflight, { now: 0 })), {
      origin: 'https://app.example.com',
      method: 'PUT',
      headers: [],
      credentials: false,
      reads: [],
      store: 's3',
      assumed: ['method', 'headers'],
    });
    assert.equal(corsRequestOf(diagnose('nothing', { now: 0 })), undefined);
  });
});
