const urlOfRequest = /"url"\s{0,20}:\s{0,20}"[a-z]{2,10}:(?:\\?\/){2}([^"/?#\\]{0,260})([^"]{0,4096})/gi;
const signedQuery = /(?:[?&]|\\u0026)X-Amz-Signature=/i;
/** Parameters that make a URL signed, whatever the scheme. */
const authorizingParameter = /(?:x-amz|x-goog|x-oss|access(?:key)?id|key-pair-id|sig(?:nature)?=)/i;
const storeServerNear =
  /"(?:AmazonS3|MinIO|Ceph|SeaweedFS|Garage|AliyunOSS|tencent-cos|OBS|UploadServer|VERSITYGW|WasabiS3|rclone)/i;

/**
 * Whether an entry of an HTTP archive, unread, is one that `concernsUploads` accepts. Right wherever it is sure, and a
 * hundred times quicker than reading.
 *
 * Parts of words are looked for, one by one: the runtime's search stops at each occurrence of their first letter, so
 * each part begins with one that is rare.
 */
export function glanceAtEntry(entryText: string, isStore: (host: string) => boolean): 'yes' | 'maybe' | 'no' {
  urlOfRequest.lastIndex = Math.max(0, entryText.indexOf('"request"'));
  const [, host, rest = ''] = urlOfRequest.exec(entryText) ?? [];
  if (host === undefined) return 'maybe';
  if (isStore(host.toLowerCase()) || (rest !== '' && signedQuery.test(rest))) return 'yes';
  const isSuspect =
    authorizingParameter.test(rest) ||
    mentionsSigning(entryText) ||
    hasStoreHeader(entryText) ||
    (entryText.includes('zation') && entryText.includes('"AWS')) ||
    mayHoldError(entryText) ||
    isFromStoreServer(entryText) ||
    entryText.includes('WSAccessKeyId') ||
    (entryText.includes('goog-') && entryText.includes('policy'));
  return isSuspect ? 'maybe' : 'no';
}

/** Whether the text of an entry, its markup escaped or not, holds a code as in a store's error document. */
export function mayHoldError(entryText: string): boolean {
  return (
    entryText.includes('<Code>') ||
    (entryText.includes('Code') && (entryText.includes('\\u003cCode') || entryText.includes('\\u003CCode')))
  );
}

/** Whether a text may hand out a signature or an upload's id. */
export function mentionsSigning(text: string): boolean {
  return (
    text.includes('gnature') ||
    ((text.includes('pload') || text.includes('PLOAD')) && /upload[-_]?id/i.test(text))
  );
}

/** Whether a name begins with `x-amz-`, and is not one that CloudFront gives to every site's answers. */
function hasStoreHeader(entryText: string): boolean {
  return anyAt(
    entryText,
    ['z-', 'Z-'],
    (at) =>
      entryText.slice(at - 4, at).toLowerCase() === 'x-am' &&
      entryText.slice(at + 2, at + 5).toLowerCase() !== 'cf-',
  );
}

function isFromStoreServer(entryText: string): boolean {
  return anyAt(
    entryText,
    ['ver"', 'VER"'],
    (at) =>
      entryText.slice(at - 4, at).toLowerCase() === '"ser' &&
      storeServerNear.test(entryText.slice(Math.max(0, at - 200), at + 100)),
  );
}

function anyAt(text: string, words: readonly string[], isMeant: (at: number) => boolean): boolean {
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isMeant(at)) return true;
  return false;
}
