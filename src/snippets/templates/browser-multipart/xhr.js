// XMLHttpRequest, with progress and resume
// region snippet
const leastPartBytes = 8_388_608; // {{partBytes}}
const mostParts = 10_000;
const partsAtOnce = 4;
const attemptsPerPart = 5;

/**
 * Uploads a file in parts, several at a time. With a memory, the next call for the same file goes on where this one ended;
 * without one, and where the user stops it, nothing of it stays in the bucket.
 */
export async function uploadInParts(file, backend, { onProgress, signal, memory } = {}) {
  signal?.throwIfAborted();
  // All parts but the last are of one size, which some stores demand.
  const partBytes = Math.max(leastPartBytes, Math.ceil(file.size / mostParts));
  const count = Math.max(1, Math.ceil(file.size / partBytes));
  // Another file, or parts of another size, would not fit what has arrived.
  const name = ['upload', file.name, file.size, file.lastModified, partBytes].join('/');
  const { upload, arrived } = await resumeOrCreate(file, backend, name, memory);

  const etags = [];
  const sentBytes = new Array(count).fill(0);
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

async function resumeOrCreate(file, backend, name, memory) {
  const remembered = memory?.getItem(name);
  if (remembered) {
    const upload = JSON.parse(remembered);
    const arrived = await backend.listParts(upload);
    if (arrived) return { upload, arrived };
  }
  const upload = await backend.create(file);
  memory?.setItem(name, JSON.stringify(upload));
  return { upload, arrived: [] };
}

/** Every attempt gets a URL of its own: the last one's may have expired in the meantime. */
async function uploadPart(sign, body, signal, onBytes) {
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
      await new Promise((resolve) => {
        setTimeout(resolve, waitMs);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}

/** An answer that another attempt would only repeat. */
class FinalError extends Error {}

function putPart(url, body, signal, onBytes) {
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
