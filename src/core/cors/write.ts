import type { CorsForm, CorsRule } from './document.js';
import { plainStyle, printRule, type Style, type Writing } from './print.js';
import type { Syntax } from './tree.js';

const ways: Readonly<Record<CorsForm, { syntax: Syntax; style?: Partial<Style> }>> = {
  console: { syntax: 'json' },
  cli: { syntax: 'json' },
  sdk: { syntax: 'javascript', style: { quote: "'" } },
  xml: { syntax: 'xml' },
  'cloudformation-yaml': { syntax: 'yaml', style: { quote: "'" } },
  'cloudformation-json': { syntax: 'json' },
  serverless: { syntax: 'yaml', style: { quote: "'" } },
  cdk: { syntax: 'javascript', style: { quote: "'", methodPrefix: 's3.HttpMethods.' } },
  'cdk-python': {
    syntax: 'python',
    style: { step: '    ', methodPrefix: 's3.HttpMethods.', callee: 's3.CorsRule' },
  },
  terraform: { syntax: 'hcl', style: { block: 'cors_rule' } },
  'terraform-inline': { syntax: 'hcl', style: { block: 'cors_rule' } },
  pulumi: { syntax: 'javascript', style: { quote: "'" } },
  'pulumi-python': { syntax: 'python', style: { step: '    ' } },
  r2: { syntax: 'json' },
  gcs: { syntax: 'json' },
  b2: { syntax: 'json' },
  minio: { syntax: 'list' },
};

/**
 * Writes rules as a complete document of a form. What a form can't say is left out: MinIO's list has origins only, Google Cloud and
 * the old Terraform block no ids. `bucket` names the resource where the form has one.
 */
export function writeCors(rules: readonly CorsRule[], form: CorsForm, bucket = 'uploads-example'): string {
  const { syntax, style } = ways[form];
  const writing: Writing = { form, syntax, style: { ...plainStyle, ...style } };
  const { step } = writing.style;
  const separator = syntax === 'hcl' || syntax === 'xml' || syntax === 'yaml' ? '' : ',';
  const isTrailing = syntax === 'javascript' || syntax === 'python';
  const printed = rules.map((rule, index) => {
    const lines = printRule(rule, writing);
    const last = index === rules.length - 1;
    return lines.map((line, at) =>
      at === lines.length - 1 && (!last || isTrailing) ? `${line}${separator}` : line,
    );
  });
  const body = (depth: number): string =>
    printed
      .map((lines) => lines.map((line) => `${step.repeat(depth)}${line}`).join('\n'))
      .join(syntax === 'hcl' ? '\n\n' : '\n');
  const list = (depth: number): string =>
    printed.length === 0 ? '[]' : `[\n${body(depth + 1)}\n${step.repeat(depth)}]`;
  switch (form) {
    case 'console':
    case 'gcs':
    case 'b2':
      return `${list(0)}\n`;
    case 'cli':
      return `{\n  "CORSRules": ${list(1)}\n}\n`;
    case 'r2':
      return `{\n  "rules": ${list(1)}\n}\n`;
    case 'cloudformation-json':
      return `{\n  "CorsConfiguration": {\n    "CorsRules": ${list(2)}\n  }\n}\n`;
    case 'sdk':
      return `const command = new PutBucketCorsCommand({\n  Bucket: '${bucket}',\n  CORSConfiguration: {\n    CORSRules: ${list(2)},\n  },\n});\n`;
    case 'xml':
      return `<?xml version="1.0" encoding="UTF-8"?>\n<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n${body(1)}\n</CORSConfiguration>\n`;
    case 'cloudformation-yaml':
      return `Resources:\n  Uploads:\n    Type: AWS::S3::Bucket\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n${body(5)}\n`;
    case 'serverless':
      return `resources:\n  Resources:\n    Uploads:\n      Type: AWS::S3::Bucket\n      Properties:\n        CorsConfiguration:\n          CorsRules:\n${body(6)}\n`;
    case 'cdk':
      return `new s3.Bucket(this, 'Uploads', {\n  cors: ${list(1)},\n});\n`;
    case 'cdk-python':
      return `s3.Bucket(\n    self,\n    "Uploads",\n    cors=${list(1)},\n)\n`;
    case 'terraform':
      return `resource "aws_s3_bucket_cors_configuration" "uploads" {\n  bucket = "${bucket}"\n\n${body(1)}\n}\n`;
    case 'terraform-inline':
      return `resource "aws_s3_bucket" "uploads" {\n  bucket = "${bucket}"\n\n${body(1)}\n}\n`;
    case 'pulumi':
      return `new aws.s3.BucketCorsConfiguration('uploads', {\n  bucket: '${bucket}',\n  corsRules: ${list(1)},\n});\n`;
    case 'pulumi-python':
      return `aws.s3.BucketCorsConfiguration(\n    "uploads",\n    bucket="${bucket}",\n    cors_rules=${list(1)},\n)\n`;
    case 'minio':
      return `MINIO_API_CORS_ALLOW_ORIGIN=${[...new Set(rules.flatMap((rule) => rule.origins))].join(',')}\n`;
  }
}
