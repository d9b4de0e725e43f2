// XMLHttpRequest, with progress
// region snippet
/** What your server's presigning route answers. */
export interface PresignedPut {
  url: string;
  headers: Record<string, string>;
}

export interface UploadOptions {
  /** Called with a number from 0 to 1. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Uploads to a presigned URL. Ask for the URL right before calling this. */
export function uploadFile(
  file: Blob,
  presigned: PresignedPut,
  options: UploadOptions = {},
): Promise<void> {
  const { onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('PUT', presigned.url);
    for (const [name, value] of Object.entries(presigned.headers))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0)
        onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      // The store's XML names the cause: keep it.
      else
        reject(
          new Error(`Upload refused with ${request.status}: ${request.responseText}`),
        );
    };
    // Scripts aren't told more: the browser's console says whether CORS or the network failed.
    request.onerror = () =>
      reject(new Error('Upload failed before an answer could be read'));
    request.onabort = () =>
      reject(signal?.reason ?? new DOMException('Aborted', 'AbortError'));
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);
    request.send(file);
  });
}
// endregion
