/** Spellings that loggers, mail and tables give to a text. */
import { isoMsOf, isoZoneOf } from './times.mjs';

const perLine = (text, prefix) =>
  text
    .split('\n')
    .map((line, i) => `${prefix(i)}${line}`)
    .join('\n');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const stampOf = (ms) => {
  const iso = isoMsOf(ms);
  return `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(8, 10)} ${iso.slice(11, 19)}`;
};

/** As Go's `encoding/json` writes it. */
const goJson = (value) =>
  JSON.stringify(value).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);

function quotedPrintable(text) {
  const bytes = [...Buffer.from(text)];
  const encoded = bytes
    .map((byte) => {
      const c = String.fromCharCode(byte);
      const isPlain = c === '\n' || (byte >= 32 && byte < 127 && c !== '=');
      return isPlain ? c : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  return encoded
    .split('\n')
    .map((line) => line.match(/(?:=[0-9A-F]{2}|[^=]){1,75}/g)?.join('=\n') ?? '')
    .join('\n');
}

export const escapes = [
  [
    3,
    'go-json',
    (text, draw, at) => goJson({ level: 'error', ts: at / 1000, msg: 'upload failed', error: text }),
  ],
  [
    2,
    'json-twice',
    (text, draw, at) =>
      JSON.stringify({ '@timestamp': isoMsOf(at), message: JSON.stringify({ level: 'error', err: text }) }),
  ],
  [2, 'journal', (text, draw, at) => perLine(text, () => `${stampOf(at)} node-3 uploader[1822]: `)],
  [
    2,
    'heroku',
    (text, draw, at) => perLine(text, (i) => `${isoZoneOf(at + i, 0).replace('+', '.402113+')} app[web.1]: `),
  ],
  [2, 'grep', (text) => perLine(text, (i) => `logs/upload.log:${1204 + i}:`)],
  [2, 'numbered', (text) => perLine(text, (i) => `${String(i + 1).padStart(4)}  `)],
  [1, 'syslog', (text, draw, at) => `${stampOf(at)} node-3 uploader[1822]: ${text.replace(/\n/g, '#012')}`],
  [2, 'csv', (text, draw, at) => `time,level,message\n${isoMsOf(at)},error,"${text.replace(/"/g, '""')}"`],
  [
    2,
    'mail',
    (text) =>
      `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(text)}`,
  ],
  [
    2,
    'cloudwatch',
    (text, draw, at) =>
      `${isoMsOf(at)}\t${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-a${draw.hex(3)}-${draw.hex(12)}\tERROR\t${text}`,
  ],
  [
    1,
    'entities',
    (text) => text.replace(/[<>&"'/=]/g, (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`),
  ],
  [
    2,
    'python-bytes',
    (text) =>
      `b${JSON.stringify(text)
        .replace(/^"|"$/g, "'")
        .replace(/\\"/g, '"')
        .replace(/[\u0080-\uffff]/gu, (c) =>
          [...Buffer.from(c)].map((b) => `\\x${b.toString(16)}`).join(''),
        )}`,
  ],
  [1, 'table', (text) => `| time | message |\n|---|---|\n| 10:02 | ${text.replace(/\n/g, '<br>')} |`],
];
