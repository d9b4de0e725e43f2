// fetch
// region snippet
/** Uploads to a presigned URL. Ask for the URL right before calling this. */
export async function uploadFile(file, presigned, signal) {
  const response = await fetch(presigned.url, {
    method: 'PUT',
    // Exactly the signed headers. No cookies or authorization: the signature is the permission.
    headers: presigned.headers,
    credentials: 'omit',
    // The file itself: a FormData would be stored with its envelope.
    body: file,
    signal: signal ?? null,
  });
  if (!response.ok) {
    // The store's XML names the cause: keep it.
    throw new Error(`Upload refused with ${response.status}: ${await response.text()}`);
  }
}
// endregion
