import type { CorsForm, FieldName } from './document.js';
import type { Syntax } from './tree.js';

/** How a form spells the fields of a rule; a dot goes one map deeper, null is what it can't say. */
export type Names = Readonly<Record<FieldName, string | null>>;

const s3: Names = {
  id: 'ID',
  origins: 'AllowedOrigins',
  methods: 'AllowedMethods',
  headers: 'AllowedHeaders',
  exposed: 'ExposeHeaders',
  maxAge: 'MaxAgeSeconds',
};
const xml: Names = {
  id: 'ID',
  origins: 'AllowedOrigin',
  methods: 'AllowedMethod',
  headers: 'AllowedHeader',
  exposed: 'ExposeHeader',
  maxAge: 'MaxAgeSeconds',
};
const cloudFormation: Names = { ...s3, id: 'Id', exposed: 'ExposedHeaders', maxAge: 'MaxAge' };
const camel: Names = {
  id: 'id',
  origins: 'allowedOrigins',
  methods: 'allowedMethods',
  headers: 'allowedHeaders',
  exposed: 'exposeHeaders',
  maxAge: 'maxAgeSeconds',
};
const snake: Names = {
  id: 'id',
  origins: 'allowed_origins',
  methods: 'allowed_methods',
  headers: 'allowed_headers',
  exposed: 'expose_headers',
  maxAge: 'max_age_seconds',
};
const gcs: Names = {
  id: null,
  origins: 'origin',
  methods: 'method',
  // One list says both: what may be sent, and what may be read.
  headers: 'responseHeader',
  exposed: 'responseHeader',
  maxAge: 'maxAgeSeconds',
};

const byForm: Readonly<Record<CorsForm, Names>> = {
  console: s3,
  cli: s3,
  sdk: s3,
  xml,
  'cloudformation-yaml': cloudFormation,
  'cloudformation-json': cloudFormation,
  serverless: cloudFormation,
  cdk: { ...camel, exposed: 'exposedHeaders', maxAge: 'maxAge' },
  'cdk-python': { ...snake, exposed: 'exposed_headers', maxAge: 'max_age' },
  terraform: snake,
  'terraform-inline': { ...snake, id: null },
  pulumi: camel,
  'pulumi-python': snake,
  r2: {
    id: 'id',
    origins: 'allowed.origins',
    methods: 'allowed.methods',
    headers: 'allowed.headers',
    exposed: 'exposeHeaders',
    maxAge: 'maxAgeSeconds',
  },
  gcs,
  b2: { ...camel, id: 'corsRuleName', methods: 'allowedOperations' },
  minio: { id: null, origins: 'origin', methods: null, headers: null, exposed: null, maxAge: null },
};

/** The spellings of a form in the language that the file is written in. */
export function namesOf(form: CorsForm, syntax: Syntax): Names {
  return form === 'gcs' && syntax === 'hcl'
    ? { ...gcs, headers: 'response_header', exposed: 'response_header', maxAge: 'max_age_seconds' }
    : byForm[form];
}

/** What people call the forms; each can stand at the beginning of “… spells it”. */
export const formTitles: Readonly<Record<CorsForm, string>> = {
  console: 'the S3 console',
  cli: 'the AWS CLI',
  sdk: 'the SDK',
  xml: 'the XML of PutBucketCors',
  'cloudformation-yaml': 'CloudFormation',
  'cloudformation-json': 'CloudFormation',
  serverless: 'the Serverless Framework',
  cdk: 'the CDK',
  'cdk-python': 'the CDK',
  terraform: 'Terraform',
  'terraform-inline': 'Terraform’s aws_s3_bucket',
  pulumi: 'Pulumi',
  'pulumi-python': 'Pulumi',
  r2: 'wrangler',
  gcs: 'Google Cloud Storage',
  b2: 'Backblaze B2',
  minio: 'MinIO',
};

/** The field that a key means in any form, however it is spelled: `ExposedHeaders`, `allowed_origin`, `max-age`. */
export function fieldMeant(key: string): FieldName | undefined {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  return meanings[plain] ?? meanings[`${plain}s`];
}

const meanings: Readonly<Record<string, FieldName | undefined>> = {
  id: 'id',
  ruleid: 'id',
  corsrulename: 'id',
  allowedorigins: 'origins',
  alloworigins: 'origins',
  origins: 'origins',
  allowedmethods: 'methods',
  allowmethods: 'methods',
  allowedoperations: 'methods',
  methods: 'methods',
  allowedheaders: 'headers',
  allowheaders: 'headers',
  headers: 'headers',
  responseheaders: 'headers',
  exposeheaders: 'exposed',
  exposedheaders: 'exposed',
  maxage: 'maxAge',
  maxageseconds: 'maxAge',
  maxageinseconds: 'maxAge',
};

/** B2’s operations, as far as S3’s methods stand behind them. */
export const methodOfOperation: Readonly<Record<string, string | undefined>> = {
  s3_get: 'GET',
  s3_head: 'HEAD',
  s3_put: 'PUT',
  s3_post: 'POST',
  s3_delete: 'DELETE',
};
