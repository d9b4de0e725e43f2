/** What an SDK says of itself in a User-Agent, in its debug log of signing, or in the name of an exception. */
export interface SpokenMark {
  readonly sdk: string;
  readonly kind: 'agent' | 'log' | 'exception';
  readonly pattern: RegExp;
  readonly because: string;
}

const agent = 'the User-Agent says so';
const log = 'this is how it logs what it signs';
const exception = 'this is how it names its errors';

/** The more specific name first: the AWS CLI’s User-Agent also holds the one of botocore. */
export const spokenMarks: readonly SpokenMark[] = [
  { sdk: 'aws-cli', kind: 'agent', pattern: /\baws-cli\/\d[\w.]{0,20}/, because: agent },
  { sdk: 'boto3', kind: 'agent', pattern: /\bBoto(?:3|core)\/\d[\w.]{0,20}/, because: agent },
  { sdk: 'boto', kind: 'agent', pattern: /\bBoto\/2\.[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-js-v3', kind: 'agent', pattern: /\baws-sdk-js\/3\.[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-js-v2', kind: 'agent', pattern: /\baws-sdk-(?:js|nodejs)\/2\.[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-go-v2', kind: 'agent', pattern: /\baws-sdk-go-v2\/\d[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-go', kind: 'agent', pattern: /\baws-sdk-go\/1\.[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-java-v2', kind: 'agent', pattern: /\baws-sdk-java\/2\.[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-java', kind: 'agent', pattern: /\baws-sdk-java\/1\.[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-kotlin', kind: 'agent', pattern: /\baws-sdk-kotlin\/\d[\w.]{0,20}/, because: agent },
  {
    sdk: 'aws-sdk-net',
    kind: 'agent',
    pattern: /\baws-sdk-(?:dot)?net(?:-\w{1,12})?\/\d[\w.]{0,20}/,
    because: agent,
  },
  { sdk: 'aws-sdk-php', kind: 'agent', pattern: /\baws-sdk-php\/\d[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-ruby', kind: 'agent', pattern: /\baws-sdk-ruby3?\/\d[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-rust', kind: 'agent', pattern: /\baws-sdk-rust\/\d[\w.]{0,20}/, because: agent },
  { sdk: 'aws-sdk-cpp', kind: 'agent', pattern: /\baws-sdk-cpp\/\d[\w.]{0,20}/, because: agent },
  {
    sdk: 'minio',
    kind: 'agent',
    pattern: /\bminio-(?:go|js|py|java|dotnet)\/v?\d[\w.]{0,20}/,
    because: agent,
  },
  { sdk: 'boto3', kind: 'log', pattern: /\bbotocore\.(?:auth|endpoint|hooks)\b/, because: log },
  { sdk: 'boto', kind: 'log', pattern: /\bboto \[DEBUG\]/, because: log },
  {
    sdk: 'aws-sdk-go-v2',
    kind: 'log',
    pattern: /\bSDK \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d DEBUG Request Signature/,
    because: log,
  },
  { sdk: 'aws-sdk-go', kind: 'log', pattern: /\bDEBUG: Request Signature:/, because: log },
  { sdk: 'aws-sdk-java', kind: 'log', pattern: /\bcom\.amazonaws\.auth\.AWS4Signer\b/, because: log },
  {
    sdk: 'aws-sdk-java-v2',
    kind: 'log',
    pattern: /\bAws4Signer\.(?:trace|debug)\b|\bsoftware\.amazon\.awssdk\.[a-z.]{0,60}signer\b/,
    because: log,
  },
  { sdk: 's3cmd', kind: 'log', pattern: /DEBUG: signature-v4 headers/, because: log },
  { sdk: 'curl', kind: 'log', pattern: /\baws_sigv4: Canonical request|--aws-sigv4\b/, because: log },
  {
    sdk: 'boto3',
    kind: 'exception',
    pattern: /\bbotocore\.(?:errorfactory|exceptions)\b|when calling the \w{3,40} operation/,
    because: exception,
  },
  { sdk: 'aws-sdk-java-v2', kind: 'exception', pattern: /\bsoftware\.amazon\.awssdk\b/, because: exception },
  {
    sdk: 'aws-sdk-java',
    kind: 'exception',
    pattern: /\bcom\.amazonaws\.[a-zA-Z.]{0,60}Exception\b/,
    because: exception,
  },
  { sdk: 'aws-sdk-net', kind: 'exception', pattern: /\bAmazon\.S3\.AmazonS3Exception\b/, because: exception },
  { sdk: 'aws-sdk-php', kind: 'exception', pattern: /\bAws\\{1,2}S3\\{1,2}Exception\b/, because: exception },
  { sdk: 'aws-sdk-ruby', kind: 'exception', pattern: /\bAws::S3::Errors::\w{3,60}/, because: exception },
  {
    sdk: 'aws-sdk-go-v2',
    kind: 'exception',
    pattern: /\boperation error S3: \w{3,40}, (?:https response error|exceeded)/,
    because: exception,
  },
  {
    sdk: 'aws-sdk-js-v3',
    kind: 'exception',
    pattern: /@aws-sdk\/(?:client-s3|middleware|smithy)[\w-]{0,40}|node_modules\/@smithy\//,
    because: exception,
  },
  { sdk: 'aws-sdk-js-v2', kind: 'exception', pattern: /node_modules\/aws-sdk\/lib\//, because: exception },
  { sdk: 's3cmd', kind: 'exception', pattern: /\bs3cmd\b/, because: 'the command is named' },
];
