export interface FixText {
  readonly title: string;
  readonly steps: readonly string[];
  readonly snippets: readonly string[];
}

/** What to do at stores other than Amazon’s, and with the settings of clients that call them. */
export const textsOfStores = {
  'virtual-host-style': {
    title: 'Put the bucket into the host name',
    steps: [
      'Turn path style off on the client: forcePathStyle: false, use_path_style = false, addressing_style = virtual.',
      'Give the endpoint without the bucket; the client then calls bucket.endpoint, and signs for that host.',
    ],
    snippets: ['sigv4-client'],
  },
  'set-up-identities': {
    title: 'Give the store its users, or send without a signature',
    steps: [
      'Start the S3 gateway with -s3.config and a file of identities, or add one with s3.configure in weed shell.',
      'On a store that is to be open to all, leave the credentials out of the client.',
    ],
    snippets: ['sigv4-client'],
  },
  'right-scheme': {
    title: 'Speak to the port what it speaks',
    steps: [
      'Where it is plain HTTP: give the endpoint with http://, or turn TLS off on the client (insecure: true, secure=False).',
      'Where it is TLS: give the endpoint with https://, and turn TLS on.',
      'curl -v http://HOST:PORT and https://HOST:PORT show which of the two answers.',
    ],
    snippets: ['sigv4-client'],
  },
  'path-style': {
    title: 'Put the bucket into the path',
    steps: [
      'Turn path style on: forcePathStyle: true, use_path_style = true, path.style.access=true, addressing_style = path.',
      'The client then calls endpoint/bucket/key, and needs no name of its own in DNS for each bucket.',
    ],
    snippets: ['sigv4-client'],
  },
  'endpoint-without-bucket': {
    title: 'Take the bucket out of the endpoint',
    steps: [
      'End the endpoint with the host: the client puts the bucket behind it by itself.',
      'Look where the endpoint is set: dashboards copy it with the bucket’s name at its end.',
    ],
    snippets: ['sigv4-client'],
  },
  'use-endpoint': {
    title: 'Get the endpoint to the client',
    steps: [
      'Print the endpoint that the client is made with: it is empty there.',
      'Clear the cache of the settings (Laravel: php artisan config:clear), and look at the disk or profile that is really used.',
    ],
    snippets: ['sigv4-client'],
  },
  'no-signed-encoding': {
    title: 'Leave Accept-Encoding out of the signature',
    steps: [
      'Google’s front adds gzip(gfe) to Accept-Encoding, so a client that signs that header is refused: Go’s and Java’s SDK of version 2 do.',
      'Take it out before signing, by the tool’s switch for Google or a middleware of the SDK; boto3 and the JavaScript SDK do not sign it.',
    ],
    snippets: [],
  },
  'copy-in-parts': {
    title: 'Copy the object in parts',
    steps: [
      'CopyObject takes 5 GiB at most: copy larger objects with UploadPartCopy, a range a part.',
      'aws s3 cp and the SDKs’ transfer managers do that by themselves.',
    ],
    snippets: ['transfer-manager'],
  },
  'right-service': {
    title: 'Ask the store, not Amazon’s token service',
    steps: [
      'Leave STS out where the store has none: sign with the store’s own key, or presign at the backend.',
      'Set the endpoint on every client that the program makes, not on the one for S3 alone.',
    ],
    snippets: ['sigv4-client'],
  },
  'bucket-first': {
    title: 'Create the bucket before, or allow it',
    steps: [
      'Create the bucket yourself, and tell the client to leave that out (rclone: no_check_bucket = true).',
      'Or allow s3:CreateBucket; where the bucket is there already, allow s3:ListBucket, so that the client can see it.',
    ],
    snippets: [],
  },
  'no-lockfile': {
    title: 'Lock the state in another way',
    steps: [
      'Set use_lockfile = false for this store, and let one run at a time write the state.',
      'Or take a store, or a release of it, that knows conditional writes.',
    ],
    snippets: [],
  },
  'single-put': {
    title: 'Upload in one PUT',
    steps: [
      'Raise the size from which the client uploads in parts above that of the file: multipart_threshold, --s3-upload-cutoff.',
      'Or turn uploads in parts on at the store, where it can do that.',
    ],
    snippets: ['presign-put'],
  },
  'allow-on-store': {
    title: 'Allow this upload for the key',
    steps: [
      'Look at the rights of the key or user that signs, and at the bucket’s policy where the store has one.',
      'Allow s3:PutObject on this key; for parts also s3:AbortMultipartUpload and s3:ListMultipartUploadParts.',
    ],
    snippets: ['least-privilege'],
  },
  'allow-capability': {
    title: 'Use an application key that may do this',
    steps: [
      'Look at the key’s capabilities: an upload needs writeFiles, and a client that looks the bucket up needs listBuckets.',
      'A key that is limited to a bucket or a name prefix is refused everywhere else.',
      'Capabilities of a key cannot be changed: make a new key.',
    ],
    snippets: [],
  },
  'allow-token': {
    title: 'Use a token that may write to this bucket',
    steps: [
      'Look at the R2 API token that the key belongs to: it wants Object Read & Write, and this bucket among those it applies to.',
      'Other permissions need a new token; its key id and secret are shown once.',
    ],
    snippets: [],
  },
  'allow-role': {
    title: 'Give the service account a role that allows this',
    steps: [
      'Look whose key signs: a service account, for which gcloud storage buckets get-iam-policy lists the roles.',
      'Storage Object Creator (storage.objects.create) allows new objects; overwriting one needs storage.objects.delete, which Storage Object User has too.',
    ],
    snippets: [],
  },
  'allow-key': {
    title: 'Give the key access to this bucket',
    steps: [
      'Look at the grants of the key that signs: each key is allowed per bucket, to read or to write.',
      'Garage: garage bucket allow --write BUCKET --key KEY. Spaces: edit the key’s permissions in the control panel.',
    ],
    snippets: [],
  },
  'without-encryption': {
    title: 'Set up encryption at the store, or ask for none',
    steps: [
      'Leave x-amz-server-side-encryption out of the upload and of the bucket’s settings.',
      'Or give the server its key or key service first, and look in its log that it was taken.',
    ],
    snippets: [],
  },
  'allow-identity': {
    title: 'Let the identity write to this bucket',
    steps: [
      'Look which identity has the key: s3.configure in weed shell lists them, as does the file given with -s3.config.',
      'Give it the action Write, or Write:BUCKET for this bucket alone.',
    ],
    snippets: [],
  },
  'allow-user': {
    title: 'Give the user access to this bucket',
    steps: [
      'Ask whose bucket it is: radosgw-admin bucket stats names the owner, and other users need a bucket policy.',
      'Look whether the user is suspended (radosgw-admin user info).',
    ],
    snippets: ['least-privilege'],
  },
  'write-key-less': {
    title: 'Write the same key less often',
    steps: [
      'Let one writer at a time write the key, and collect changes: R2 takes one write a second for each key.',
      'Give what is written at the same time names of its own.',
    ],
    snippets: [],
  },
  'check-drives': {
    title: 'Look at the drives of the store',
    steps: [
      'mc admin info shows drives that are offline, and the server’s log those that are slow.',
      'Repair them first: fewer requests only hide it.',
    ],
    snippets: [],
  },
  'raise-size-limit': {
    title: 'Raise the size limit of the bucket or project',
    steps: [
      'Raise the bucket’s file size limit (fileSizeLimit of createBucket and updateBucket).',
      'Raise the project’s own limit in the storage settings, which no bucket can go over.',
      'Send files over 6 MB as resumable uploads.',
    ],
    snippets: [],
  },
  'raise-cap': {
    title: 'Raise the account’s cap',
    steps: [
      'Open Caps & Alerts in the store’s dashboard and raise the cap that is named, or wait until it starts anew.',
      'Look what used it up: old versions of files count until a lifecycle rule removes them.',
    ],
    snippets: [],
  },
  'refresh-session': {
    title: 'Refresh the user’s session before the upload',
    steps: [
      'Ask the client library for the session right before the upload (getSession renews it), and do not keep its access token.',
      'On a server that acts for the user take the token of this request, not one from an earlier one.',
    ],
    snippets: [],
  },
  'allow-row': {
    title: 'Add a policy that allows this upload',
    steps: [
      'Add a policy for INSERT on storage.objects that names the bucket, for the role the user has (authenticated, not anon).',
      'An upload with upsert needs SELECT and UPDATE as well.',
      'Look whether the client sent the user’s session: without it the role is anon.',
    ],
    snippets: [],
  },
  'raise-proxy-timeout': {
    title: 'Let the proxy wait longer',
    steps: [
      'nginx: raise proxy_read_timeout for the store, above what a completion of many parts takes.',
      'Look whether the object is there before the completion is sent again: it may have succeeded behind the proxy.',
    ],
    snippets: [],
  },
  'equal-parts': {
    title: 'Send all parts but the last with one size',
    steps: [
      'Set a fixed part size: multipart_chunksize, partSize, chunk() or how the client calls it.',
      'Collect a stream until a part is full: what arrives in pieces makes parts of many sizes.',
    ],
    snippets: ['multipart', 'transfer-manager'],
  },
  'provide-key': {
    title: 'Give the client the key of the store',
    steps: [
      'Set the key id and the secret in the client’s own settings, or as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where it runs.',
      'sudo, cron, systemd and containers have their own home and environment: ~/.aws and AWS_… variables of your shell are not there.',
      'Without a key SDKs ask Amazon’s metadata service last, which there is on Amazon’s machines only.',
    ],
    snippets: ['sigv4-client'],
  },
  'provide-credentials': {
    title: 'Let the client find credentials',
    steps: [
      'Run aws sts get-caller-identity as the same user and in the same place: it names the credentials that are found, or finds none too.',
      'sudo, cron, systemd and containers have their own home and environment: ~/.aws and AWS_… variables of your shell are not there.',
      'In a container on EC2 the metadata service needs a hop limit of 2; a pod needs its service account’s role; outside of AWS give a key.',
    ],
    snippets: [],
  },
  'sign-in-again': {
    title: 'Sign in again',
    steps: [
      'Run aws sso login for the profile that the upload uses, and repeat the upload.',
      'For what runs unattended use a role of the machine instead: nobody is there to sign in.',
    ],
    snippets: [],
  },
  'name-key-id': {
    title: 'Give the client its key id',
    steps: [
      'Print the length of AWS_ACCESS_KEY_ID where the client runs: it is set, and empty.',
      'Unset it there, or set it; a variable that is empty hides the profile and the role.',
    ],
    snippets: [],
  },
  'free-connections': {
    title: 'Give connections back, or have more of them',
    steps: [
      'Close the stream of every answer that you read, also where you stop early: an open one keeps its connection.',
      'Use one client for the whole program, and run fewer uploads at once than it has connections.',
      'Raise the pool’s size (maxConnections, maxConcurrency) only after that.',
    ],
    snippets: ['transfer-manager'],
  },
  'wait-for-lock': {
    title: 'Wait for the run that holds the lock',
    steps: [
      'Look at Who and Created of the lock: let that run end, and start again.',
      'If that run is gone, release the lock with terraform force-unlock and the lock’s ID.',
    ],
    snippets: [],
  },
} satisfies Record<string, FixText>;
