import { defineCause, judgeBySigns } from './cause.js';

/** MinIO's and SeaweedFS's words in their logs. */
const logOfFullServer = /drive path full|disk path full|No free volumes left/i;

/**
 * A disk is full or a quota is used up.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const storageFull = defineCause({
  id: 'storage-full',
  title: 'The store has no room left',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: [
          'QuotaExceeded',
          'XMinioStorageFull',
          'XMinioAdminBucketQuotaExceeded',
          'InsufficientStorage',
        ],
        summary: (c) =>
          c.code.includes('Quota')
            ? 'The bucket or user has used up its quota.'
            : 'The store’s disk is full.',
        fixes: ['free-space'],
        excluded: [
          {
            cause: 'entity-too-large',
            because: 'The refusal is about room in the store, not about the size of one upload.',
          },
        ],
      },
      {
        says: [
          'Bucket quota exceeded',
          'Bucket size quota is reached',
          'objects quota is reached',
          'Storage backend has reached its minimum free drive threshold',
          'no space left on device',
        ],
        when: (c) => c.code !== '' || !isOwnDisk(c.text),
        summary: 'The store has no room left: a disk is full or a quota is used up.',
        fixes: ['free-space'],
      },
      {
        // The server's own log beside an answer that says no more than InternalError.
        when: (c) => (c.code === 'InternalError' || c.code === '') && c.find(logOfFullServer) !== undefined,
        certainty: 'inferred',
        variant: 'server-log',
        summary: 'The store has no room left: its own log says so, and its answer does not.',
        facts: (c) => [
          c.fact(`The server’s log: ${c.find(logOfFullServer)?.value ?? ''}`, c.find(logOfFullServer)),
        ],
        fixes: ['free-space'],
        excluded: [{ cause: 'server-error', because: 'Sending the request again makes no room.' }],
      },
      {
        // Dell ECS has one sentence for two reasons: https://www.dell.com/support/kbdoc/en-us/000019526
        says: ['Check if quota has been exceeded or object has too many versions'],
        certainty: 'inferred',
        summary:
          'The bucket’s quota is used up, or the object has too many versions: the store says both in one sentence.',
        fixes: ['free-space'],
      },
      {
        // https://www.backblaze.com/docs/cloud-storage-data-caps-and-alerts
        says: [
          'storage cap exceeded',
          'Transaction cap exceeded',
          '(Class B) cap exceeded',
          '(Class C) cap exceeded',
        ],
        variant: 'cap',
        summary: (c) =>
          c.says('storage cap')
            ? 'The account has reached the storage cap that is set for it.'
            : 'The account has reached its daily cap of transactions or downloads.',
        fixes: ['raise-cap'],
        excluded: [
          { cause: 'access-denied-policy', because: 'The store names the cap, not a missing right.' },
        ],
      },
      {
        when: (c) => c.status === 507,
        certainty: 'inferred',
        summary: 'The store has no room left (507).',
        fixes: ['free-space'],
      },
    ]),
});

/** The client's own program ran out of room: Python's, Node's and Ruby's exceptions, where nothing names a server's disk. */
function isOwnDisk(text: string): boolean {
  return (
    /\b(?:OSError|IOError): \[Errno 28\]|\bENOSPC: |Errno::ENOSPC|java\.io\.IOException: No space left/.test(
      text,
    ) && !/\.minio\.sys|\bminio\[|weed|garage\b/i.test(text)
  );
}
