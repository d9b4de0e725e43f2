/** What happens to a text on its way from the screen to the paste. */
import { escapes } from './escapes.mjs';
import { isoMsOf } from './times.mjs';

const hellos = [
  'Hi all, our uploads stopped working, any idea?',
  'this is what I get since this morning:',
  'Customer report, see below.',
  'Same again today :confused:',
  'Seit gestern geht der Upload nicht mehr:',
  'アップロードに失敗します。',
];
const byes = ['It worked last week.', 'thanks!', 'Regards, Kim', 'We did not change anything.', ''];

const hardWrap = (text, width) =>
  text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{${width}})(?=.)`, 'gu'), '$1\n'))
    .join('\n');

/** Lines of the same log that have nothing to do with it. */
const noise = [
  'INFO  server listening on :8080',
  'GET /healthz 200 1.2 ms',
  'DEBUG cors: origin allowed',
  'WARN  (node:17) ExperimentalWarning: The Fetch API is an experimental feature',
  'INFO  session refreshed for user 4411',
  'DEBUG redis: reconnecting after ECONNRESET',
  'INFO  presign ok ttl=900',
  'WARN  slow query (812 ms): select * from uploads',
  'DEBUG jwt expired, asking for a new one',
  'INFO  clock synchronised, offset 0.003 s',
  'DEBUG cache miss for key uploads:policy',
];
const guesses = [
  'Is this a CORS problem?',
  'I think our clock is fine.',
  'The keys are right, I checked them twice!',
  'Could it be the bucket policy?',
  'Maybe the URL expired, or is it the signature?',
  'Permissions are s3:* so it cannot be IAM.',
];

/** `limit`: texts that a wrap would tear apart so that even a careful reader could not join them are left alone. */
export const wraps = [
  [30, 'plain', (text) => text],
  [
    4,
    'quoted',
    (text) =>
      text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n'),
  ],
  [4, 'markdown', (text, draw) => `${draw.pick(hellos)}\n\n\`\`\`\n${text}\n\`\`\`\n\n${draw.pick(byes)}`],
  [3, 'prose', (text, draw) => `${draw.pick(hellos)}\n${text}\n${draw.pick(byes)}`],
  [
    3,
    'docker',
    (text) =>
      text
        .split('\n')
        .map((line) => `api-1  | ${line}`)
        .join('\n'),
  ],
  [
    2,
    'kubectl',
    (text, draw, at) =>
      text
        .split('\n')
        .map((line, i) => `${isoMsOf(at + i)} ${line}`)
        .join('\n'),
  ],
  [
    2,
    'json-line',
    (text, draw, at) => JSON.stringify({ ts: isoMsOf(at), level: 'error', logger: 'upload', msg: text }),
  ],
  [
    4,
    'noise',
    (text, draw, at) => {
      const lines = draw
        .shuffle(noise)
        .slice(0, draw.int(2, 6))
        .map((line, i) => `${isoMsOf(at - 9000 + i * 700)} ${line}`);
      const split = draw.int(0, lines.length);
      return [...lines.slice(0, split), text, ...lines.slice(split)].join('\n');
    },
  ],
  [3, 'guess', (text, draw) => `${draw.pick(guesses)}\n\n${text}\n\n${draw.pick(guesses)}`],
  [2, 'crlf', (text) => text.replace(/\r?\n/g, '\r\n')],
  [
    2,
    'indented',
    (text) =>
      text
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n'),
  ],
  [2, 'wrapped', (text) => hardWrap(text, 80)],
  [2, 'prompt', (text) => `user@build-7:~/app$ ./upload.sh\n${text}\nuser@build-7:~/app$ `],
  [1, 'nbsp', (text) => `\u00a0${text.replace(/\n/g, '\n\u00a0')}`],
  [
    2,
    'actions',
    (text, draw, at) =>
      text
        .split('\n')
        .map((line, i) => `${isoMsOf(at + i).replace('Z', '1234Z')} ${i === 0 ? '##[error]' : ''}${line}`)
        .join('\n'),
  ],
  [
    1,
    'airflow',
    (text, draw, at) =>
      text
        .split('\n')
        .map((line) => `[${isoMsOf(at).replace('Z', '+0000')}] {logging_mixin.py:188} INFO - ${line}`)
        .join('\n'),
  ],
  [2, 'thrice', (text) => `${text}\n${text}\n${text}`],
  [1, 'ansi', (text) => `\u001b[31m${text}\u001b[0m`],
  ...escapes,
];
