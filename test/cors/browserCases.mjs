/**
 * Uploads that a real browser does not get through, one for each kind of CORS failure, as documents that someone wrote. `PAGE` stands for
 * the page's origin. `on` names the servers that can show it, where not both can.
 */
const rule = (changes) => ({
  AllowedOrigins: ['PAGE'],
  AllowedMethods: ['PUT'],
  AllowedHeaders: ['content-type'],
  ExposeHeaders: ['ETag'],
  ...changes,
});

export const browserCases = [
  { name: 'the bucket has no rules', rules: [] },
  { name: 'the rule names another origin', rules: [rule({ AllowedOrigins: ['https://app.example.com'] })] },
  { name: 'the origin ends in a slash', rules: [rule({ AllowedOrigins: ['PAGE/'] })] },
  { name: 'the origin has a path', rules: [rule({ AllowedOrigins: ['PAGE/upload'] })] },
  { name: 'the origin has another scheme', rules: [rule({ AllowedOrigins: ['https://127.0.0.1'] })] },
  {
    name: 'the origin has the default port',
    page: 'http://app.example.com',
    rules: [rule({ AllowedOrigins: ['http://app.example.com:80'] })],
  },
  {
    name: 'the origin is in capitals',
    page: 'http://app.example.com',
    rules: [rule({ AllowedOrigins: ['http://APP.example.com'] })],
  },
  {
    name: 'the wildcard stands below the domain',
    page: 'http://app.example.com',
    rules: [rule({ AllowedOrigins: ['http://*.app.example.com'] })],
  },
  {
    name: 'the page has no origin',
    page: 'null',
    rules: [rule({ AllowedOrigins: ['https://app.example.com'] })],
  },
  { name: 'the rule has another method', rules: [rule({ AllowedMethods: ['GET'] })] },
  {
    name: 'the method is there for everyone but another one',
    rules: [rule({ AllowedOrigins: ['PAGE', 'https://www.example.com'], AllowedMethods: ['GET', 'HEAD'] })],
  },
  // S3 and versitygw refuse such a rule; Ceph reads it as if in capitals.
  { name: 'the method is in lower case', rules: [rule({ AllowedMethods: ['put'] })], on: ['versitygw'] },
  { name: 'no header is allowed', rules: [rule({ AllowedHeaders: undefined })] },
  {
    name: 'a signed header is not allowed',
    headers: { 'x-amz-meta-name': 'film' },
    rules: [rule({ AllowedHeaders: ['content-type', 'x-amz-acl'] })],
  },
  // versitygw exposes the ETag whatever the rule says.
  { name: 'the ETag is hidden', rules: [rule({ ExposeHeaders: undefined })], on: ['ceph'] },
  {
    name: 'ExposeHeaders has the name of another form',
    rules: [rule({ ExposeHeaders: undefined, ExposedHeaders: ['ETag'] })],
    on: ['ceph'],
  },
  {
    name: 'an earlier rule answers the upload and hides the ETag',
    rules: [rule({ AllowedHeaders: undefined, ExposeHeaders: undefined, AllowedOrigins: ['*'] }), rule({})],
    on: ['ceph'],
  },
  // Ceph never allows credentials.
  {
    name: 'the page sends cookies and the rule answers with *',
    rules: [rule({ AllowedOrigins: ['*'] })],
    credentials: true,
    on: ['versitygw'],
  },
  {
    name: 'a form is sent without a preflight and answered without CORS headers',
    method: 'POST',
    rules: [rule({})],
  },
];
