/**
 * S3's texts that belong to one code, for what lost the code on its way: SDK v2 of Java prints only the message, and so do many tools.
 * Texts that several codes share are not here.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const codeOfText: readonly (readonly [string, string])[] = [
  ['Your metadata headers exceed the maximum allowed metadata size', 'MetadataTooLarge'],
  ['Your request header section exceeds the maximum allowed size', 'RequestHeaderSectionTooLarge'],
  ['Your key is too long', 'KeyTooLongError'],
  ['Your request was too big', 'MaxMessageLengthExceeded'],
  ['Your account is not signed up for the S3 service', 'NotSignedUp'],
  ['All access to this object has been disabled', 'AllAccessDisabled'],
  ['All access to this bucket has been disabled', 'AllAccessDisabled'],
  ['There is a problem with your AWS account', 'AccountProblem'],
  ['More data provided than indicated content length', 'IncompleteBody'],
  ['needs a subscription for the service', 'NotSignedUp'],
  ['Your POST request fields preceding the upload file were too large', 'MaxPostPreDataLengthExceeded'],
  ['Your request was missing a required header', 'MissingSecurityHeader'],
  ['The provided security credentials are not valid', 'InvalidSecurity'],
  ['This request does not support credentials', 'CredentialsNotSupported'],
  ['The conditional request cannot succeed due to a conflicting operation', 'ConditionalRequestConflict'],
  ['A conflicting conditional operation is currently in progress', 'OperationAborted'],
  ['The specified method is not allowed against this resource', 'MethodNotAllowed'],
  ['The Encryption request you specified is not valid', 'InvalidEncryptionAlgorithmError'],
  ['The storage class you specified is not valid', 'InvalidStorageClass'],
  ['The TagKey you have provided is invalid', 'InvalidTag'],
  ['The TagValue you have provided is invalid', 'InvalidTag'],
  ['Bucket cannot have ACLs set with ObjectOwnership', 'InvalidBucketAclWithObjectOwnership'],
  ["Couldn't parse the specified URI", 'InvalidURI'],
  ['The specified location-constraint is not valid', 'InvalidLocationConstraint'],
  ['The request contained trailing data that was not well-formed', 'MalformedTrailerError'],
  ['Only the last chunk is allowed to have a size less than', 'InvalidChunkSizeError'],
  ['Service is unable to handle request', 'ServiceUnavailable'],
  ['Object name already exists as a directory', 'XMinioObjectExistsAsDirectory'],
  ['Object name contains unsupported characters', 'XMinioInvalidObjectName'],
  ['You must specify at least one part', 'InvalidRequest'],
  ['Specifying both Canned ACLs and Header Grants is not allowed', 'InvalidRequest'],
  ['Bucket is missing Object Lock Configuration', 'InvalidRequest'],
  ['Subsequent part requests must include the appropriate encryption', 'InvalidRequest'],
  ['The provided encryption parameters did not match the ones used originally', 'InvalidRequest'],
  ['Requests of this type must not include a non-empty body', 'InvalidRequest'],
  ['Checksum algorithm provided is unsupported', 'InvalidRequest'],
  ['The algorithm type you specified in x-amz-checksum- header is invalid', 'InvalidRequest'],
  ['The x-amz-checksum-type header can only be used with', 'InvalidRequest'],
  ['checksum type cannot be used with the', 'InvalidRequest'],
  ['This operation does not accept partNumber without uploadId', 'InvalidArgument'],
  ['Customer provided key is incompatible with the encryption method', 'InvalidArgument'],
  ["The header 'x-amz-tagging' shall be encoded as UTF-8", 'InvalidArgument'],
];

/** The same for texts with the request's own values in them: KMS's refusals, and R2's of a header. */
const codeOfPattern: readonly (readonly [RegExp, string])[] = [
  [/Key ['"]?arn:aws[a-z-]{0,20}:kms:[\w:/-]{1,200}['"]? does not exist/i, 'KMS.NotFoundException'],
  [/arn:aws[a-z-]{0,20}:kms:[\w:/-]{1,200} is disabled/i, 'KMS.DisabledException'],
  [/arn:aws[a-z-]{0,20}:kms:[\w:/-]{1,200} is pending (?:deletion|import)/i, 'KMS.KMSInvalidStateException'],
  [/(?<=S3Exception: )Bucket not found: [\w.-]{3,63}/, 'NoSuchBucket'],
  [/Header '[\w-]{1,80}' with value '[^'\n]{0,200}' not implemented/i, 'NotImplemented'],
];

const patterns = [
  ...codeOfText.map(
    ([text, code]) => [new RegExp(text.split(' ').map(escaped).join('\\s{1,12}'), 'i'), code] as const,
  ),
  ...codeOfPattern,
];

export interface KnownMessage {
  readonly code: string;
  readonly text: string;
  readonly start: number;
}

/** The first text of S3's that `text` holds, however its words are wrapped. */
export function knownMessage(text: string): KnownMessage | undefined {
  for (const [pattern, code] of patterns) {
    const match = pattern.exec(text);
    if (match) return { code, text: match[0], start: match.index };
  }
  return undefined;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/'/g, "['’]");
}
