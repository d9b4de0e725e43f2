import { labelsBefore, otherApi } from './hostName.js';
import { code, element, header, message, words } from './marks.js';
import { defineProvider } from './provider.js';

const suffixes = [
  'blob.core.windows.net',
  'dfs.core.windows.net',
  'blob.core.chinacloudapi.cn',
  'blob.core.usgovcloudapi.net',
];

/** Azure Blob Storage, which has no S3 API: recognised so that nobody looks for S3 causes in its answers. */
export const azure = defineProvider({
  id: 'azure',
  name: 'Azure Blob Storage',
  hosts: (host) =>
    suffixes.some((suffix) => labelsBefore(host, suffix)?.length) ? otherApi(host) : undefined,
  marks: [
    header('certain', 'x-ms-request-id'),
    header('certain', 'server', /^Windows-Azure-Blob/i),
    code(
      'likely',
      /^(?:AuthenticationFailed|AuthorizationPermissionMismatch|AuthorizationFailure|ContainerNotFound|BlobNotFound|InvalidQueryParameterValue)$/,
    ),
    element('certain', 'AuthenticationErrorDetail'),
    message(
      'likely',
      /^Server failed to authenticate the request\. Make sure the value of (?:the )?Authorization header/,
    ),
    words(
      'likely',
      /\.blob\.core\.windows\.net\b|<AuthenticationErrorDetail>|\bx-ms-(?:request-id|error-code|blob-type)\b/,
    ),
  ],
  quirks: [
    {
      id: 'not-s3',
      text: 'It speaks its own protocol: SAS URLs with sv, se, sp and sig, and the header x-ms-blob-type on a PUT.',
      source: 'https://learn.microsoft.com/en-us/rest/api/storageservices/put-blob',
    },
  ],
  capabilities: { bucketCors: 'server-wide', postForm: false, sigv2: false },
  sources: {
    bucketCors:
      'https://learn.microsoft.com/en-us/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
    postForm: 'https://learn.microsoft.com/en-us/rest/api/storageservices/put-blob',
    sigv2: 'https://learn.microsoft.com/en-us/rest/api/storageservices/authorize-with-shared-key',
  },
});
