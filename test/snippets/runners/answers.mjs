/** What a server says of a URL that is too old. Ceph refuses it with a code alone. */
export function saysExpired(server) {
  return server.name === 'ceph' ? /<Code>AccessDenied</ : /expired/i;
}

/** The name of the error for an upload that is gone. To Ceph it is a key that isn't there. */
export function uploadIsGone(server) {
  return { name: server.name === 'ceph' ? 'NoSuchKey' : 'NoSuchUpload' };
}
