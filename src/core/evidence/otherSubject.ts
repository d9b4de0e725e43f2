import type { Case } from './case.js';

/** Words that name another service, and what people call it. */
const subjects: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:psycopg2?|PostgreSQL|postgres(?:ql)?:\/\/|port 5432|127\.0\.0\.1:5432|ProvisionedThroughputExceededException)\b/i,
    'PostgreSQL',
  ],
  [/\b(?:mysql|mariadb)\b/i, 'MySQL'],
  [/\b(?:io)?redis\b/i, 'Redis'],
  [/\b(?:MongoServerSelectionError|MongoNetworkError|mongodb(?:\+srv)?:\/\/)/, 'MongoDB'],
  [/\b(?:kafka|rabbitmq|amqps?:\/\/|nats:\/\/)/i, 'a message broker'],
  [/\bnpm (?:ERR!|error)|registry\.npmjs\.org/i, 'the npm registry'],
  [/\bError response from daemon\b|registry-1\.docker\.io/i, 'a container registry'],
  [/\bfatal: (?:unable to access|Authentication failed for) '/, 'a git server'],
  [/\b(?:smtp|imap)[.:]/i, 'a mail server'],
  [/\b(?:stripe|paypal|braintree)(?::|\.com\b)/i, 'a payment service'],
  [
    /\b(?:dynamodb|sqs|sns|ses|ec2|ecr|eks|ecs|lambda|logs|cloudwatch|secretsmanager|ssm|rds|sagemaker|bedrock):[A-Z][A-Za-z]{2,40}/,
    'another service of AWS',
  ],
  [
    /\b(?:DynamoDB|SQS|SNS|SecretsManager|CloudWatchLogs|Lambda): (?:PutItem|GetItem|SendMessage|Publish|Invoke|PutLogEvents)/,
    'another service of AWS',
  ],
  [
    /when calling the (?:SendMessage|PutItem|UpdateItem|BatchWriteItem|Publish|Invoke|PutLogEvents|GetSecretValue|GetParameter|RunInstances|DescribeInstances) operation/,
    'another service of AWS',
  ],
];

/** Anything that an S3 upload would leave behind. */
export const ofUploads =
  /\bs3\b|s3[.:/-]|x-amz-|aws4|bucket|presign|pre-signed|multipart|minio|object.{0,3}stor|PutObject|r2\.cloudflare|garage|seaweed|\brgw\b/i;

/** Whether a line of a log is about another service, and not about an upload. */
export function ofOtherService(line: string): boolean {
  return line.length < 2000 && subjects.some(([pattern]) => pattern.test(line)) && !ofUploads.test(line);
}

/** Lines that are another service's, whatever names of stores stand in them. */
const sureSubjects: readonly (readonly [RegExp, string])[] = [
  [/\bFailed to pull image\b|\bErr(?:or)?ImagePull\b|\bImagePullBackOff\b/, 'a container registry'],
  [
    /\bSabre\\{1,4}DAV\b|\bInsufficient space in \S{1,300}, \d{1,20} required/,
    'a Nextcloud account and its quota',
  ],
  [/\bFailed to CreateArtifact\b|\bactions\/upload-artifact\b/, 'GitHub’s service for artifacts'],
  [
    /\bUploading artifacts as "[^"\n]{1,80}" to coordinator\b(?![^\n]{0,200}\b413\b)/,
    'GitLab’s service for artifacts',
  ],
  [/\[remote rejected\]|\bfailed to push some refs\b|\bpre-receive hook\b/, 'a git server'],
  [/\bImmich: Upload of\b|\/api\/assets\b/, 'Immich’s own API'],
  [/\bdenied: requested access to the resource\b|\berror authorizing context\b/, 'a container registry'],
  [/^\s{0,8}(?:ssh: connect to host |rsync(?: error)?: |sftp: )/, 'a connection over SSH'],
];
const anyFailure = /error|exception|fail|denied|refused|timed? ?out|reset|forbidden|\b[45]\d\d\b/i;

function sureSubject(text: string): string | undefined {
  const found = sureSubjects.find(([pattern]) => new RegExp(pattern, 'm').test(text));
  const isAll =
    found !== undefined && !text.split('\n').some((line) => anyFailure.test(line) && !found[0].test(line));
  return isAll ? found[1] : undefined;
}

/** Codes that other services of AWS have, too. */
const ofEveryService =
  /^(?:AccessDenied|ExpiredToken\w*|InternalError|InvalidClientTokenId|ServiceUnavailable|SlowDown|TooManyRequests|Forbidden|Unauthorized|NotFound|BadRequest|UnrecognizedClientException|SignatureDoesNotMatch)$/;

/** What the paste speaks of, where it is surely no upload to S3; undefined otherwise. */
export function otherSubject(c: Case): string | undefined {
  if (c.url !== undefined && c.url.scheme !== 'none') return undefined;
  const text = c.text.slice(0, 100_000);
  const sure = sureSubject(text);
  if (sure !== undefined) return sure;
  if (c.code !== '' && !ofEveryService.test(c.code)) return undefined;
  const subject = subjects.find(([pattern]) => pattern.test(text))?.[1];
  return subject !== undefined && !ofUploads.test(text) ? subject : undefined;
}
