/** Kinds of paste that can be as long as wanted. */
import { bigFiles } from './bigFiles.mjs';

const exception =
  'An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: The request signature we calculated does not match the signature you provided.\n';
const document =
  '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>0123456789ABCDEF</RequestId></Error>\n';
const exchange =
  'PUT /k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=900&X-Amz-Signature=c0ffee HTTP/1.1\nHost: b.s3.amazonaws.com\n\nHTTP/1.1 403 Forbidden\nServer: AmazonS3\n\n';
const url =
  'https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900&X-Amz-Signature=c0ffee\n';
const words = [
  'INFO',
  'upload',
  '{"k":1}',
  'part 7 of 9',
  '2026-11-24T12:00:00Z',
  '403',
  'a\tb',
  '&amp;',
  '\\"',
  '\n',
];

function prose(length) {
  const pieces = [];
  let random = 1;
  for (let size = 0; size < length;) {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
    const word = `${words[(random >> 16) % words.length]} `;
    pieces.push(word);
    size += word.length;
  }
  return pieces.join('');
}

function ofFile(name) {
  const { pieces } = bigFiles.find((file) => file.name === name);
  return (length) => {
    const parts = [];
    let size = 0;
    for (const piece of pieces(length)) {
      parts.push(piece);
      size += piece.length;
      if (size >= length) break;
    }
    return parts.join('');
  };
}

const repeated = (piece) => (length) => piece.repeat(Math.ceil(length / piece.length));

/** Name → a paste of about a length. */
export const pastes = {
  'log with noise': prose,
  exceptions: repeated(exception),
  'error documents': repeated(document),
  'requests with answers': repeated(exchange),
  URLs: repeated(url),
  'HAR, small entries': ofFile('HAR, small entries'),
  'HAR, all uploads': ofFile('HAR, small entries, all uploads'),
  'access log': ofFile('access log'),
  'line breaks': repeated('\n'),
  parentheses: repeated('('),
  'capital letters': repeated('AKIA'),
};
