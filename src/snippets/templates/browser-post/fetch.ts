// fetch
// region snippet
/** What your server's presigning route answers. */
export interface PresignedPost {
  url: string;
  fields: Record<string, string>;
}

/** Uploads with a presigned form. Ask for the form right before calling this. */
export async function uploadFile(
  file: Blob,
  presigned: PresignedPost,
  signal?: AbortSignal,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(presigned.fields)) form.append(name, value);
  // The file comes last: fields behind it are ignored.
  form.append('file', file);
  // No Content-Type header: the browser sets it, with the boundary.
  const response = await fetch(presigned.url, {
    method: 'POST',
    body: form,
    signal: signal ?? null,
  });
  if (!response.ok) {
    // The store's XML names the cause: keep it.
    throw new Error(`Upload refused with ${response.status}: ${await response.text()}`);
  }
}
// endregion
