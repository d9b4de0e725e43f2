import type { Fix } from './diagnosis.js';
import { textsOfStores, type FixText } from './fixTextsOfStores.js';

/** What to do, in words. Causes name these by id; the code comes from `src/snippets`. */
const texts = {
  ...textsOfStores,
  'sign-later': {
    title: 'Sign the URL just before it is used',
    steps: [
      'Ask the backend for the URL when the upload leaves the queue, not when the page is rendered.',
      'Ask again before every retry: an expired URL stays expired.',
      'Sign each part of a multipart upload when that part is about to be sent.',
      'If it was signed only moments before, compare the signer’s clock with the Date header of the answer: one that is behind signs URLs that have ended.',
    ],
    snippets: ['presign-put', 'browser-put', 'multipart', 'browser-multipart'],
  },
  'sign-for-longer': {
    title: 'Give the URL a longer lifetime',
    steps: [
      'Set 15 minutes for a single PUT and an hour for parts; 604,800 seconds (7 days) is the most.',
      'A URL signed with temporary credentials ends with them, whatever its lifetime says.',
    ],
    snippets: ['presign-put', 'presign-post'],
  },
  'shorten-lifetime': {
    title: 'Sign for at most 604,800 seconds',
    steps: [
      'Set the lifetime in seconds, at most 604,800 (7 days).',
      'Look at the unit: a value in milliseconds is a thousand times too long.',
    ],
    snippets: ['presign-put'],
  },
  'absolute-expiry': {
    title: 'Give the expiry in the form this signer wants',
    steps: [
      'Pass a moment in time where the library wants one, and a duration where it wants a duration.',
      'Print the URL and compare its expiry with the clock before handing it out.',
    ],
    snippets: ['presign-put'],
  },
  'fix-clock': {
    title: 'Set the clock of the machine that signs',
    steps: [
      'Compare `date -u` on the signing machine with the Date header of the store.',
      'Turn network time on and step the clock once; a container takes its time from its host.',
      'A difference of whole hours is a time zone written as UTC, which network time does not repair.',
    ],
    snippets: ['clock'],
  },
  'fix-server-clock': {
    title: 'Set the clock of the store',
    steps: [
      'On a store you run yourself the server’s clock may be the wrong one: compare `date -u` on both.',
      'Turn network time on where it is off.',
    ],
    snippets: ['clock'],
  },
  'sign-at-send': {
    title: 'Sign requests when they are sent, not when they are queued',
    steps: [
      'Lower the concurrency so that a signed request is sent at once.',
      'Raise the connection limit to what the concurrency needs.',
      'Retry through the SDK, which signs anew; do not send a stored request again.',
    ],
    snippets: ['transfer-manager'],
  },
  'use-multipart': {
    title: 'Upload in parts',
    steps: [
      'Create a multipart upload, sign one URL a part, send the parts, complete with their ETags.',
      'Parts have 5 MiB to 5 GiB, the last may be smaller, 10,000 at most.',
      'Let a lifecycle rule abort what is left unfinished.',
    ],
    snippets: ['multipart', 'browser-multipart', 'abort-lifecycle'],
  },
  'use-transfer-manager': {
    title: 'Let the SDK’s upload manager do it',
    steps: ['Use the upload manager of the SDK: it chooses part sizes, retries and completes.'],
    snippets: ['transfer-manager'],
  },
  'raise-form-limit': {
    title: 'Change the form’s size limit, or the file',
    steps: [
      'Set content-length-range in the policy to what you accept, and sign the form again.',
      'Check the size in the page before the upload starts.',
    ],
    snippets: ['presign-post', 'browser-post'],
  },
  'fix-form-fields': {
    title: 'Make the form’s fields and its policy agree',
    steps: [
      'Send every field that the signing call returned, unchanged, and `file` as the last one.',
      'Add a condition for each further field when the form is signed.',
      'Let the browser set the Content-Type of the request: it carries the boundary.',
    ],
    snippets: ['presign-post', 'browser-post'],
  },
  'fresh-form': {
    title: 'Ask for a fresh form',
    steps: [
      'Sign the form when the user chooses the file, not when the page is rendered.',
      'Give the policy an expiration that covers the waiting time.',
    ],
    snippets: ['presign-post', 'browser-post'],
  },
  'set-cors': {
    title: 'Give the bucket a CORS rule for this page',
    steps: [
      'Name the page’s exact origin, without path and without a slash at the end.',
      'Allow the method and the headers that the page sends, and nothing more.',
      'Do not list OPTIONS: the browser’s question is answered by itself.',
    ],
    snippets: ['cors-rules'],
  },
  'cors-of-service': {
    title: 'Let that service answer the page’s origin',
    steps: [
      'Turn CORS on at that service for the page’s origin, and let it answer OPTIONS.',
      'Send Access-Control-Allow-Origin with its error answers too: a crash without it shows as CORS.',
      'Look at the service’s own log for what failed: the upload to the store had not begun.',
    ],
    snippets: [],
  },
  'expose-etag': {
    title: 'Expose the ETag header to the page',
    steps: [
      'Add ETag to ExposeHeaders of the rule that matches the page.',
      'Collect the ETag of every part and send them all on completion.',
    ],
    snippets: ['cors-rules', 'browser-multipart'],
  },
  'preflights-before-store': {
    title: 'Let a proxy answer the browser’s preflights',
    steps: [
      'Put a proxy before the store that answers OPTIONS for the page’s origin and adds Access-Control-Allow-Origin to the store’s answers.',
      'Or let the page send the file to your own server, and the server to the store: there no browser asks first.',
    ],
    snippets: [],
  },
  'no-credentials-mode': {
    title: 'Send the upload without cookies',
    steps: ['Leave `withCredentials` and `credentials: "include"` out: the URL itself is the credential.'],
    snippets: ['browser-put'],
  },
  'read-real-answer': {
    title: 'Read the answer behind the browser’s message',
    steps: [
      'Open the Network panel, choose the failed request, and read its status and body.',
      'Or send the same request with curl and read the error document.',
      'Paste that answer here.',
    ],
    snippets: [],
  },
  'use-sigv4': {
    title: 'Sign with signature version 4',
    steps: [
      'Set signature version 4 and the bucket’s region on the client that signs.',
      'Sign again: a URL cannot be converted.',
    ],
    snippets: ['sigv4-client', 'presign-put'],
  },
  'right-region': {
    title: 'Sign for the bucket’s own region',
    steps: [
      'Set the region of the client to the bucket’s and use its regional endpoint.',
      'Sign again: region and host are part of the signature.',
    ],
    snippets: ['sigv4-client', 'presign-put'],
  },
  'region-of-store': {
    title: 'Sign for the region that the store calls itself',
    steps: [
      'Set the region of the client to the store’s own name for it, and leave the endpoint as it is.',
      'It stands in the server’s settings: Garage s3_region, MinIO MINIO_SITE_REGION.',
      'Sign again: the region is part of the signature.',
    ],
    snippets: ['sigv4-client', 'presign-put'],
  },
  'right-endpoint': {
    title: 'Send the upload to the S3 API endpoint',
    steps: [
      'Use the store’s API host and port, not its console, website or CDN host.',
      'Sign for exactly the host that the client calls.',
    ],
    snippets: ['sigv4-client'],
  },
  'right-bucket': {
    title: 'Name the bucket that exists at this endpoint',
    steps: [
      'Compare bucket name, account and endpoint with what the store lists.',
      'Look for an unset variable or a path segment in the bucket’s place.',
    ],
    snippets: ['sigv4-client'],
  },
  'renew-credentials': {
    title: 'Sign with fresh credentials',
    steps: [
      'Renew the session, or let the SDK’s provider chain do it, and sign again.',
      'Keep the URL’s lifetime under what is left of the session.',
    ],
    snippets: ['presign-put'],
  },
  'send-token': {
    title: 'Sign with the session token, whole',
    steps: [
      'Give the client key id, secret and session token of the same session.',
      'Pass the URL on unchanged: the token in it must stay percent-encoded.',
    ],
    snippets: ['presign-put'],
  },
  'right-key': {
    title: 'Use an access key that this store knows',
    steps: [
      'Check which credentials the signer really uses, and that they belong to this store and account.',
      'Replace a key that was deleted or disabled.',
    ],
    snippets: ['sigv4-client'],
  },
  'right-secret': {
    title: 'Give the signer the right secret key',
    steps: [
      'Copy key id and secret again as a pair, without quotes, spaces or a line break.',
      'Look at how the environment file or secret store escapes `+`, `/` and `%`.',
      'Sign again and compare.',
    ],
    snippets: ['sigv4-client'],
  },
  'allow-action': {
    title: 'Allow exactly this upload',
    steps: [
      'Find the policy that refuses: identity, bucket, session, endpoint, boundary or organisation.',
      'Allow s3:PutObject on this key; parts need no action of their own.',
      'For listing and aborting parts add s3:ListMultipartUploadParts and s3:AbortMultipartUpload.',
    ],
    snippets: ['least-privilege'],
  },
  'allow-named-action': {
    title: 'Allow the action that the answer names',
    steps: [
      'Find the policy that refuses: identity, bucket, session, endpoint, boundary or organisation.',
      'Allow the action of the message on the resource of the message, for this caller alone.',
      'Repeat the call with the same credentials (aws sts get-caller-identity names them).',
    ],
    snippets: [],
  },
  'complete-with-checksums': {
    title: 'Name the checksum of each part, or ask for none',
    steps: [
      'Keep the checksum that each part’s answer has (ChecksumCRC32 and so on) and send it beside the ETag in the completion.',
      'Or create the upload without a checksum algorithm: request_checksum_calculation=when_required.',
    ],
    snippets: ['multipart'],
  },
  'shorter-key': {
    title: 'Shorten the key',
    steps: [
      'Keep the key under 1,024 bytes: a letter outside of ASCII has two to four of them.',
      'Put long descriptions into metadata, and let the key be an id.',
    ],
    snippets: ['presign-put'],
  },
  'name-the-key': {
    title: 'Put the key into the URL',
    steps: [
      'Sign for bucket and key: the path of the URL must go on behind the bucket’s name.',
      'Print bucket and key right before signing: an empty key gives the bucket’s own address.',
    ],
    snippets: ['presign-put'],
  },
  'enable-kms-key': {
    title: 'Use a KMS key that exists and is enabled',
    steps: [
      'Look at the key’s state: aws kms describe-key --key-id with the key of the bucket’s default encryption, or of the upload.',
      'Enable it, or cancel its deletion; where it is gone, name another key of the bucket’s own region.',
    ],
    snippets: [],
  },
  'keep-locked-version': {
    title: 'Write another key, or a new version',
    steps: [
      'Upload under another key, or turn versioning on: a locked version is kept, and a new one may be written beside it.',
      'Before its retention ends only who may bypass governance can remove it, and in compliance mode nobody.',
    ],
    snippets: [],
  },
  'mend-account': {
    title: 'Ask who runs the account',
    steps: [
      'No policy helps: the account or the user itself is suspended, in arrears, or not enabled for the service.',
      'Let its owner look at billing and at the state of the user in the store’s console.',
    ],
    snippets: [],
  },
  'one-cors-header': {
    title: 'Let one place send the CORS headers',
    steps: [
      'Remove add_header Access-Control-… from the proxy or CDN, or hide the store’s own headers there (proxy_hide_header).',
      'Keep the bucket’s rule: it answers for the page’s exact origin.',
    ],
    snippets: [],
  },
  'allow-kms': {
    title: 'Allow the KMS key for this upload',
    steps: [
      'Allow kms:GenerateDataKey, and kms:Decrypt for uploads in parts, on the bucket’s key.',
      'Check that the key is enabled and in the bucket’s region.',
    ],
    snippets: ['least-privilege'],
  },
  'drop-acl': {
    title: 'Upload without an ACL',
    steps: [
      'Remove the ACL from the call that signs and from the request: the bucket has ACLs off, or blocks public ones.',
      'Make objects readable by a bucket policy or presigned GET instead.',
    ],
    snippets: ['presign-put', 'browser-put'],
  },
  'same-headers': {
    title: 'Send exactly the headers that were signed',
    steps: [
      'Send each signed header with the value it was signed with.',
      'Sign what has to be sent (metadata, ACL, checksum), or leave it out on both sides.',
    ],
    snippets: ['presign-put', 'browser-put'],
  },
  'same-host': {
    title: 'Sign for the host that the client calls',
    steps: [
      'Give the signing client the public endpoint, with its port.',
      'Behind a proxy, pass the Host header on unchanged (nginx: `proxy_set_header Host $http_host`).',
    ],
    snippets: ['sigv4-client', 'presign-put'],
  },
  'same-method': {
    title: 'Sign for the method that is used',
    steps: [
      'Sign a PutObject (or UploadPart) for an upload; a URL made for GET cannot be used with PUT.',
      'The aws CLI’s `s3 presign` makes GET URLs only.',
    ],
    snippets: ['presign-put'],
  },
  'same-url': {
    title: 'Use the URL exactly as it was signed',
    steps: [
      'Pass the URL on as an opaque string: do not parse, decode, encode or append to it.',
      'Read it from JSON, not from HTML, where `&` becomes `&amp;`.',
      'Encode the key once, before signing.',
    ],
    snippets: ['presign-put', 'browser-put'],
  },
  'compare-signing': {
    title: 'Find the line that differs',
    steps: [
      'Take the answer’s CanonicalRequest, or the server’s debug log where the answer has none, and the one in the SDK’s debug log.',
      'Compare them line by line: method, path, query, headers, signed headers, payload.',
      'If all lines agree, the secret key differs.',
    ],
    snippets: ['presign-put'],
  },
  'no-default-checksums': {
    title: 'Turn the SDK’s default checksums off for this store',
    steps: [
      'Set the request checksum calculation to “when required” on the client that signs or uploads.',
      'Sign again: the checksum is part of the old URL.',
    ],
    snippets: ['no-default-checksums', 'presign-put'],
  },
  'fix-digest': {
    title: 'Compute the digest over the bytes that are sent',
    steps: [
      'Compute it over the final body, after compression or re-encoding.',
      'Content-MD5 is the base64 of the 16 raw bytes, not of the hex text.',
      'Keep proxies from changing the body.',
    ],
    snippets: ['transfer-manager'],
  },
  'send-checksum': {
    title: 'Send a checksum with the upload',
    steps: [
      'Send Content-MD5 or an x-amz-checksum header: a bucket with Object Lock wants one.',
      'A current SDK sends it by itself.',
    ],
    snippets: ['transfer-manager'],
  },
  'send-length': {
    title: 'Send the body with its length',
    steps: [
      'Send a file, Blob or buffer, so that Content-Length is known before the upload starts.',
      'For a stream of unknown length use an upload in parts.',
    ],
    snippets: ['transfer-manager', 'multipart'],
  },
  'retry-steady': {
    title: 'Upload over a steadier connection and retry',
    steps: [
      'Retry the request; upload in parts so that only a part is lost.',
      'Lower the number of parallel uploads on a slow line.',
      'Make sure that the body’s source delivers without long pauses.',
    ],
    snippets: ['transfer-manager', 'browser-multipart'],
  },
  'larger-parts': {
    title: 'Use the right part size',
    steps: [
      'Make every part but the last at least 5 MiB.',
      'Choose a part size that keeps the count at 10,000 or less.',
      'On Cloudflare R2 all parts but the last have the same size.',
    ],
    snippets: ['multipart', 'browser-multipart', 'transfer-manager'],
  },
  'right-parts': {
    title: 'Complete with the parts the store has',
    steps: [
      'Keep part number and ETag of every answer, quotes included, and send them in ascending order.',
      'Ask ListParts what the store has.',
      'In a browser, expose ETag in the bucket’s CORS rule.',
    ],
    snippets: ['multipart', 'browser-multipart'],
  },
  'new-upload': {
    title: 'Start a new multipart upload',
    steps: [
      'Create a new upload: an upload id ends when it is completed, aborted or swept by a lifecycle rule.',
      'Do not retry a completion that may have succeeded before you have looked whether the object is there.',
    ],
    snippets: ['multipart', 'abort-lifecycle'],
  },
  'right-xml': {
    title: 'Send the XML that the store expects',
    steps: [
      'Send CompleteMultipartUpload with at least one Part, each with PartNumber and ETag, in ascending order.',
      'Let the SDK build the document where you can.',
    ],
    snippets: ['multipart'],
  },
  'slow-down': {
    title: 'Send fewer requests at once and retry with backoff',
    steps: [
      'Retry with exponential backoff and jitter.',
      'Lower the concurrency; spread keys over prefixes.',
    ],
    snippets: ['transfer-manager'],
  },
  'retry-later': {
    title: 'Retry, and look at the store if it stays',
    steps: [
      'Retry with backoff: such answers are temporary by design.',
      'If they stay, look at the state and the log of the store.',
    ],
    snippets: ['transfer-manager'],
  },
  'upload-directly': {
    title: 'Send the file straight to the store',
    steps: [
      'Let the program only sign: give the client a presigned URL, and let the client PUT the file itself.',
      'The file then passes no gateway, function or server of yours, and none of their limits.',
    ],
    snippets: ['presign-put', 'browser-put'],
  },
  'send-as-form': {
    title: 'Send the fields as multipart/form-data',
    steps: [
      'Send fields and file as one multipart/form-data body; requests does that with files={"file": …} beside data=fields.',
      'Let the client set the Content-Type itself: it carries the boundary.',
    ],
    snippets: ['browser-post'],
  },
  'check-condition': {
    title: 'Decide what the condition should protect',
    steps: [
      'Read the object’s current ETag and send it in If-Match, or leave the condition out.',
      'With If-None-Match: * the object must not exist yet.',
    ],
    snippets: [],
  },
  'check-connection': {
    title: 'Get the request to the store',
    steps: [
      'Resolve the host name and open the port from the same machine.',
      'Check proxy, firewall and certificates.',
      'Repeat with curl -v: an early refusal can hide behind a reset connection.',
    ],
    snippets: [],
  },
  'longer-timeout': {
    title: 'Give the client more time, or less to do at once',
    steps: [
      'Raise the client’s timeout above what the body needs on this line.',
      'Upload in parts with fewer in parallel.',
      'Look whether your own code aborts the request.',
    ],
    snippets: ['transfer-manager'],
  },
  'no-acceleration': {
    title: 'Use the regular endpoint, or turn acceleration on',
    steps: [
      'Turn the accelerate endpoint off on the client that signs, or enable it on the bucket.',
      'A bucket with dots in its name cannot be accelerated.',
    ],
    snippets: ['sigv4-client'],
  },
  'free-space': {
    title: 'Make room in the store',
    steps: [
      'Delete objects or raise the quota or the disk.',
      'Abort unfinished multipart uploads: their parts take space.',
    ],
    snippets: ['abort-lifecycle'],
  },
  'leave-feature-out': {
    title: 'Leave out what this store does not have',
    steps: [
      'Remove the header or parameter that the answer names.',
      'Or use a store, or a release of it, that has the feature.',
    ],
    snippets: ['no-default-checksums'],
  },
  'raise-proxy-limit': {
    title: 'Raise the proxy’s body limit, or go around it',
    steps: [
      'nginx: client_max_body_size; Cloudflare: the plan’s limit; API Gateway: 10 MB.',
      'Upload straight to the store with a presigned URL, or in parts under the limit.',
    ],
    snippets: ['presign-put', 'multipart'],
  },
  'sign-request': {
    title: 'Sign the upload',
    steps: [
      'Use the presigned URL with its whole query, or an SDK client with credentials.',
      'Do not send the application’s own Authorization header to the store.',
    ],
    snippets: ['presign-put', 'browser-put'],
  },
  'one-auth': {
    title: 'Authenticate in one way only',
    steps: [
      'Send no Authorization header with a presigned URL.',
      'Make sure that an HTTP client’s interceptor does not add one.',
    ],
    snippets: ['browser-put'],
  },
  'whole-auth': {
    title: 'Send the authentication parameters whole',
    steps: [
      'Sign again with an SDK and pass the result on unchanged.',
      'Quote the URL in a shell: an unquoted & cuts it.',
    ],
    snippets: ['presign-put'],
  },
  'fix-request': {
    title: 'Correct what the store names',
    steps: ['Change the argument, header or name that the answer points at.', 'Send the request again.'],
    snippets: [],
  },
  'get-evidence': {
    title: 'Get the store’s own answer',
    steps: [
      'Repeat the request with curl -v, or open it in the Network panel.',
      'Copy the status, the headers and the whole body.',
      'Paste them here together with the URL.',
    ],
    snippets: [],
  },
} satisfies Record<string, FixText>;

export type FixId = keyof typeof texts;

export function fixById(id: FixId): Fix {
  return { id, ...texts[id] };
}

export const fixIds = Object.keys(texts) as FixId[];
