/**
 * The error codes S3 and its clones use, so that a code is recognised wherever it stands as a word.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const codes = `
PartAlreadyExist NotSignedUp OptInRequired AccessControlListNotSupported AccessDenied AccessForbidden AccountProblem AllAccessDisabled AuthorizationHeaderMalformed
AuthorizationQueryParametersError AuthenticationFailed BadDigest BucketAlreadyExists BucketAlreadyOwnedByYou BucketNameUnavailable
ChecksumMismatch ClientDisconnect ClientDisconnected CloudKmsBadKey CloudKmsDisabledKey CloudKmsEncryptionKeyNotFound
ConditionalRequestConflict CrcMismatch CredentialsNotSupported EntityTooLarge EntityTooSmall ErrRequestBytesExceed ErrTooManyRequest
ExcessData ExistingObjectIsDirectory ExistingObjectIsFile ExpiredRequest ExpiredToken ExpiredTokenException IllegalLocationConstraintException
IncompleteBody IncorrectNumberOfFilesInPostRequest InternalError InvalidAccessKeyId InvalidArgument InvalidBucketAclWithObjectOwnership
InvalidBucketName InvalidBucketState InvalidChunkSizeError InvalidClientTokenId InvalidDigest InvalidEncryptionAlgorithmError
InvalidLocationConstraint InvalidObjectName InvalidObjectState InvalidPart InvalidPartNumber InvalidPartOrder InvalidPayer
InvalidPolicyDocument InvalidRange InvalidRegion InvalidRegionName InvalidRequest InvalidSecurity InvalidSignature InvalidStorageClass InvalidTag
InvalidToken InvalidTokenId InvalidURI KMS.DisabledException KMS.KMSInvalidStateException KMS.NotFoundException KMS.AccessDeniedException
KMSAccessDeniedException KMSKeyDisabledException KMSKeyNotFoundException KeyTooLong KeyTooLongError MalformedACLError MalformedPOSTRequest MalformedTrailerError
MalformedXML MaxMessageLengthExceeded MaxPostPreDataLengthExceeded MaxPostPreDataLengthExceededError MetadataTooLarge MethodNotAllowed
MissingAuthenticationToken MissingContentLength MissingContentMD5 MissingFields MissingSecurityHeader NoSuchBucket NoSuchCORSConfiguration NoSuchKey NoSuchUpload
NotEntitled NotImplemented NotSignedUp ObjectLockConfigurationNotFoundError OperationAborted PermanentRedirect PostPolicyInvalidKeyName
PreconditionFailed QuotaExceeded RequestExpired RequestHeaderSectionTooLarge RequestIsNotMultiPartContent RequestTimeTooSkewed RequestTimeout
ServiceUnavailable SignatureDoesNotMatch SlowDown SlowDownRead SlowDownWrite StorageClassNotSupported TemporaryRedirect
TokenRefreshRequired TooManyParts TooManyRequests UnexpectedContent UnrecognizedClientException UnsupportedSignature UserKeyMustBeSpecified UserSuspended
XAmzContentChecksumMismatch XAmzContentSHA256Mismatch XMinioAdminBucketQuotaExceeded XMinioIAMNotInitialized XMinioInsecureClientRequest
XMinioInvalidObjectName XMinioObjectExistsAsDirectory XMinioParentIsObject XMinioServerNotInitialized XMinioStorageFull PreSignedUrlExpired ServerNotInitialized ServerBusy
InvalidSessionToken Unauthorized UnauthorizedAccess Forbidden NotFound BadRequest InvalidCredentials SignatureError UnprocessableEntity
InvalidCorsConfiguration MalformedPolicy InvalidHost InvalidPolicy FieldMissing InvalidCredentialScope InsufficientStorage
SecondLevelDomainForbidden PathStyleDomainForbidden VirtualHostDomainRequired
`
  .trim()
  .split(/\s+/);

const known = new Map(codes.map((code) => [code.toLowerCase(), code]));

/** Words that mean something else in prose, and count only where their place says that they are a code. */
const ambiguous = new Set([
  'Forbidden',
  'NotFound',
  'BadRequest',
  'Unauthorized',
  'SignatureError',
  'ServerBusy',
  'FieldMissing',
  'RequestTimeout',
  'MissingFields',
]);

/** The code in its usual spelling, or undefined when no store is known to use it. */
export function knownCode(word: string): string | undefined {
  return known.get(word.toLowerCase());
}

export function isUnambiguousCode(word: string): boolean {
  const code = known.get(word.toLowerCase());
  return code === word && !ambiguous.has(code);
}
