import { setTimeout as sleep } from 'node:timers/promises';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';

/** Signs a form, lets it be spoilt, sends it as curl does, and gives what the terminal shows. */
async function post(bench, { change = () => {}, bytes = 100, waitMs = 0, ...options } = {}) {
  const place = await bench.place();
  const { url, fields } = await createPresignedPost(bench.s3, {
    Bucket: place.bucket,
    Key: place.key,
    Fields: { 'Content-Type': 'video/mp4' },
    Conditions: [['content-length-range', 1, 1_000]],
    Expires: 900,
    ...options,
  });
  change(fields);
  await sleep(waitMs);
  const args = Object.entries(fields).flatMap(([name, value]) => ['--form-string', `${name}=${value}`]);
  args.push('-F', `file=@${bench.file(Buffer.alloc(bytes))}`);
  const shown = args.map((argument) => (argument.startsWith('-') ? argument : `'${argument}'`)).join(' ');
  const { text } = await bench.curl('POST', url, { form: true, args });
  return { ...place, paste: text.replace(/^.*\n/, `$ curl -v ${shown} '${url}'\n`) };
}

export const cases = [
  {
    name: 'the form is sent after its policy has ended',
    fail: (bench) => post(bench, { Expires: 1, waitMs: 2_200 }),
  },
  {
    name: 'a field has another value than its condition',
    fail: (bench) => post(bench, { change: (fields) => (fields['Content-Type'] = 'text/html') }),
  },
  {
    name: 'a field is sent that no condition names',
    fail: (bench) => post(bench, { change: (fields) => (fields['x-amz-meta-author'] = 'ada') }),
  },
  {
    name: 'a field that has a condition is not sent',
    fail: (bench) => post(bench, { change: (fields) => delete fields['Content-Type'] }),
  },
  {
    name: 'the file is larger than content-length-range allows',
    fail: (bench) => post(bench, { bytes: 2_000 }),
  },
  {
    name: 'the file is smaller than content-length-range allows',
    fail: (bench) => post(bench, { Conditions: [['content-length-range', 500, 1_000]] }),
  },
];
