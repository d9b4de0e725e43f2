// XMLHttpRequest, with progress and resume
// region snippet
/** The routes of your own server: create, sign a part, list, complete and abort a multipart upload. */
export interface Backend<Upload> {
  create(file: File): Promise<Upload>;
  /** A presigned URL, made when it is asked for. */
  signPart(upload: Upload, partNumber: number): Promise<string>;
  /** What has arrived; null where the store knows no such upload any more. */
  listParts(upload: Upload): Promise<Part[] | null>;
  complete(upload: Upload, parts: Part[]): Promise<void>;
  abort(upload: Upload): Promise<void>;
}

export interface Part {
  partNumber: number;
  etag: string;
}

export interface UploadOptions {
  /** Called with a number from 0 to 1. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
  /** Where an upload is remembered, so that it goes on after a reload or a failure: `localStorage`. */
  memory?: Storage;
}

const leastPartBytes = 8_388_608; // {{partBytes}}
const mostParts = 10_000;
const partsAtOnce = 4;
const attemptsPerPart = 5;

/**
 * Uploads a file in parts, several at a time. With a memory, the next call for the same file goes on where this one ended;
 * without one, and where the user stops it, nothing of it stays in the bucket.
 */
export async function uploadInParts<Upload>(
  file: File,
  backend: Backend<Upload>,
  { onProgress, signal, memory }: UploadOptions = {},
): Promise<void> {
  signal?.throwIfAborted();
  // All parts but the last are of one size, which some stores demand.
  const partBytes = Math.max(leastPartBytes, Math.ceil(file.size / mostParts));
  const count = Math.max(1, Math.ceil(file.size / partBytes));
  // Another file, or parts of another size, would not fit what has arrived.
  const name = ['upload', file.name, file.size, file.lastModified, partBytes].join('/');
  const { upload, arrived } = await resumeOrCreate(file, backend, name, memory);

  const etags: string[] = [];
  const sentBytes: number[] = new Array(count).fill(0);
  for (const { partNumber, etag } of arrived) {
    etags[partNumber - 1] = etag;
    sentBytes[partNumber - 1] = Math.min(
      partBytes,
      file.size - (partNumber - 1) * partBytes,
    );
  }
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();

  let nextPart = 1;
  const worker = async () => {
    while (nextPart <= count) {
      const partNumber = nextPart++;
      if (etags[partNumber - 1]) continue;
      const body = file.slice((partNumber - 1) * partBytes, partNumber * partBytes);
      etags[partNumber - 1] = await uploadPart(
        () => backend.signPart(upload, partNumber),
        body,
        stop.signal,
        (bytes) => {
          sentBytes[partNumber - 1] = bytes;
          const sent = sentBytes.reduce((sum, part) => sum + part, 0);
          onProgress?.(file.size > 0 ? Math.min(1, sent / file.size) : 1);
        },
      );
    }
  };
  const workers = Array.from({ length: Math.min(partsAtOnce, count) }, worker);
  try {
    await Promise.all(workers);
    stop.signal.throwIfAborted();
    await backend.complete(
      upload,
      etags.map((etag, index) => ({ partNumber: index + 1, etag })),
    );
    memory?.removeItem(name);
  } catch (error) {
    stop.abort(error);
    // A part that arrives after the abort would stay, so the others come to their end first.
    await Promise.allSettled(workers);
    if (!memory || signal?.aborted || error instanceof FinalError) {
      memory?.removeItem(name);
      // A lifecycle rule clears up what this can't reach; the first error is the one to report.
      await backend.abort(upload).catch(() => undefined);
    }
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

async function resumeOrCreate<Upload>(
  file: File,
  backend: Backend<Upload>,
  name: string,
  memory?: Storage,
): Promise<{ upload: Upload; arrived: Part[] }> {
  const remembered = memory?.getItem(name);
  if (remembered) {
    const upload = JSON.parse(remembered) as Upload;
    const arrived = await backend.listParts(upload);
    if (arrived) return { upload, arrived };
  }
  const upload = await backend.create(file);
  memory?.setItem(name, JSON.stringify(upload));
  return { upload, arrived: [] };
}

/** Every attempt gets a URL of its own: the last one's may have expired in the meantime. */
async function uploadPart(
  sign: () => Promise<string>,
  body: Blob,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await putPart(await sign(), body, signal, onBytes);
    } catch (error) {
      onBytes(0);
      const isFinal = error instanceof FinalError || attempt === attemptsPerPart;
      if (isFinal || signal.aborted) throw error;
      // Twice as long each time, and not in step with the other parts.
      const waitMs = 500 * 2 ** (attempt - 1) * (0.5 + Math.random());
      await new Promise<void>((resolve) => {
        setTimeout(resolve, waitMs);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}

/** An answer that another attempt would only repeat. */
class FinalError extends Error {}

function putPart(
  url: string,
  body: Blob,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('PUT', url);
    request.upload.onprogress = (event) => onBytes(event.loaded);
    request.onload = () => {
      const { status, responseText } = request;
      if (status === 404)
        return reject(new FinalError(`The upload is gone: ${responseText}`));
      if (status !== 200)
        return reject(new Error(`Part refused with ${status}: ${responseText}`));
      const etag = request.getResponseHeader('ETag');
      if (!etag)
        return reject(new FinalError("The bucket's CORS rules don't expose ETag"));
      onBytes(body.size);
      resolve(etag);
    };
    request.onerror = () =>
      reject(new Error('Part failed before an answer could be read'));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    // A type of its own would be one more header for CORS to allow: parts have none.
    request.send(new Blob([body]));
  });
}
// endregion
