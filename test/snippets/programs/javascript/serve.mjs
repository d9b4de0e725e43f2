/**
 * Answers calls, one a line, with the snippet that the arguments name: `node serve.mjs SNIPPET TASK`.
 */
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [path, task] = process.argv.slice(2);
const url = pathToFileURL(path).href;
const print = console.log;

// A clock that is an hour late, for the snippet that must not mind.
if (task === 'clock') {
  const RightDate = Date;
  globalThis.Date = class extends RightDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [RightDate.now() - 3_600_000]));
    }
    static now() {
      return RightDate.now() - 3_600_000;
    }
  };
}

console.log = () => {};
const snippet = await import(url);

const withHeaders = ({ url, headers }) => [
  url,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
];
const calls = {
  'presign-put': {
    async example() {
      console.log = print;
      await import(`${url}?example`);
      console.log = () => {};
      return [];
    },
    presign: async (key, type) => withHeaders(await snippet.presignPut(key, type)),
  },
  'presign-post': {
    async presign(key, type) {
      const { url, fields } = await snippet.presignPost(key, type);
      return [url, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)];
    },
  },
  multipart: {
    create: async (key, type) => [(await snippet.createUpload(key, type)).uploadId],
    'sign-part': async (key, uploadId, number) => [await snippet.signPart({ key, uploadId }, Number(number))],
    list: async (key, uploadId) =>
      (await snippet.listParts({ key, uploadId })).flatMap(({ partNumber, etag }) => [partNumber, etag]),
    async complete(key, uploadId, ...told) {
      const parts = [];
      for (let index = 0; index < told.length; index += 2)
        parts.push({ partNumber: Number(told[index]), etag: told[index + 1] });
      await snippet.completeUpload({ key, uploadId }, parts);
      return [];
    },
    abort: async (key, uploadId) => [await snippet.abortUpload({ key, uploadId })],
  },
  'transfer-manager': {
    upload: async (path, key, type) => [await snippet.uploadFile(path, key, type)],
  },
  'sigv4-client': {
    put: async (Bucket, Key) => {
      await snippet.s3.putObject({ Bucket, Key, Body: 'x' }).promise();
      return [];
    },
  },
  clock: {
    now: async () => [Math.floor(Date.now() / 1_000)],
    presign: async (key) => [await snippet.presignPut(key)],
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [call, ...fields] = line.split('\t');
  try {
    const answer = await calls[task][call](...fields);
    print(['ok', ...answer.filter((field) => field !== undefined)].join('\t'));
  } catch (error) {
    print(`error\t${String(error).replace(/\s+/g, ' ')}`);
  }
}
