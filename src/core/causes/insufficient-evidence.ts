import type { NextCheck } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { isHead } from '../evidence/requestShape.js';
import { otherSubject } from '../evidence/otherSubject.js';
import { codesTalkedOf } from '../evidence/talk.js';
import { formatTime } from '../text/amzDate.js';
import { defineCause } from './cause.js';

/**
 * What the engine answers when nothing carries a verdict. It never competes with a cause: `rank.ts` falls back to it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting.html
 */
export const insufficientEvidence = defineCause({
  id: 'insufficient-evidence',
  title: 'The paste cannot tell',
  judge: () => undefined,
});

/** A PUT stores the body as it comes, with the envelope of a form where the client sent one. */
function storedForm(c: Case): string | undefined {
  const type = c.requestHeader('content-type')?.value ?? '';
  const status = c.exchange?.response?.status ?? 0;
  if (c.method !== 'PUT' || status < 200 || status >= 300 || !/^multipart\/form-data/i.test(type))
    return undefined;
  return `The upload succeeded (${status}), but its body was a form (${type.slice(0, 60)}): the object holds the form’s envelope around the file, so what reads it finds it broken.`;
}

const formCheck: NextCheck = {
  question: 'Does the stored object begin with a line of dashes and Content-Disposition?',
  how: 'Download it and look at its first lines. Then send the file itself as the body of the PUT, not FormData, or use a presigned POST.',
};

/** What the paste does show, and what would help. */
export function abstain(c: Case, recordedRequests = 0): { summary: string; nextCheck: NextCheck } {
  const nextCheck: NextCheck = {
    question: 'What did the store answer?',
    how: 'Repeat the request with curl -v, or open it in the Network panel, and paste the URL, the status and the whole body.',
  };
  if (c.isEmpty && recordedRequests > 0)
    return {
      summary: `None of the ${recordedRequests} request${recordedRequests === 1 ? '' : 's'} in this recording went to a store.`,
      nextCheck: {
        question: 'Is the upload in the recording?',
        how: 'Start recording before the upload and keep the log over page loads (Preserve log); then save all as HAR with content.',
      },
    };
  if (c.isEmpty)
    return {
      summary: 'Nothing was pasted.',
      nextCheck: {
        question: 'What failed?',
        how: 'Paste the presigned URL, the error document, the exception or the console text of the upload that failed.',
      },
    };
  const subject = otherSubject(c);
  if (subject !== undefined)
    return {
      summary: `This speaks of ${subject} and of no upload to S3.`,
      nextCheck: {
        question: 'What did the upload itself answer?',
        how: 'Paste the lines about the upload: its URL, the error document, the exception or the console text.',
      },
    };
  const codes = codesTalkedOf(c);
  if (codes?.length === 0)
    return {
      summary: 'This is a test whose client is a mock: no store answered.',
      nextCheck,
    };
  if (codes !== undefined)
    return {
      summary: `The text speaks of ${codes.slice(0, 3).join(', ')}${codes.length > 3 ? ` and ${codes.length - 3} more` : ''}, and shows no request that met one of them.`,
      nextCheck,
    };
  if (c.provider === 'azure' || c.url?.scheme === 'azure')
    return {
      summary: 'This is Azure Blob Storage and not S3: its signatures and errors follow other rules.',
      nextCheck,
    };
  if (c.url?.scheme === 'cloudfront')
    return { summary: 'This is a CloudFront signed URL: CloudFront judges it, not S3.', nextCheck };
  if (isHead(c) && c.status === 403)
    return {
      summary: `The answer has no document, as that of a HEAD request, so 403 is all that the store could say: a policy, the signature, the key, the session and the expiry look the same here.`,
      nextCheck: {
        question: 'What does the store answer to the same request with a body?',
        how: 'Call get-object for the same key with the same credentials (aws s3api get-object, or GET with curl -v): its answer has the code.',
      },
    };
  const lost = c.find(
    /\bENOENT: no such file or directory\b[^\n]{0,200}|FileNotFoundError: \[Errno 2\][^\n]{0,200}/,
  );
  if (lost && c.exchange?.response === undefined)
    return {
      summary:
        'The client did not find a file on its own machine, so it had nothing to send: no store answered.',
      nextCheck: {
        question: 'Is the file there, under this name and for this user?',
        how: 'List the path that the message names, as the user and in the container that upload.',
      },
    };
  const form = storedForm(c);
  if (form) return { summary: form, nextCheck: formCheck };
  if (c.code === '' && c.status !== undefined && c.status >= 200 && c.status < 300)
    return {
      summary: `The request shown was answered with ${c.status}: it is not the one that failed.`,
      nextCheck,
    };
  if (
    c.says(
      'violates the following Content Security Policy directive',
      'Content-Security-Policy: The page’s settings blocked',
    )
  )
    return {
      summary:
        'The page’s own Content Security Policy keeps it from connecting to this host: nothing was sent, and no setting of the bucket changes that.',
      nextCheck: {
        question: 'Does the policy of the page allow the store’s host?',
        how: 'Add the host of the upload to connect-src of the page’s Content-Security-Policy, and try again.',
      },
    };
  const printed = c.find(/(?:awaiting response\.{3}|returned an error:) \(?(?<status>[45]\d\d)\b/)?.groups[
    'status'
  ];
  if (printed !== undefined && c.status === undefined)
    return {
      summary: `The store answered ${printed}, and the client did not print the document beneath it, which would name the cause.`,
      nextCheck: {
        question: 'What does the answer’s document say?',
        how: 'Repeat the request with curl -v; wget prints it with --content-on-error, PowerShell with -SkipHttpErrorCheck.',
      },
    };
  if (/<html|<!doctype html/i.test(c.text))
    return {
      summary: 'An HTML page is not an answer of S3: the request reached a web application or a proxy.',
      nextCheck,
    };
  if (c.status !== undefined && c.status >= 400)
    return {
      summary: `The answer ${c.status} came without the store’s error document, which would name the cause.`,
      nextCheck,
    };
  if (c.url && c.url.scheme !== 'none') {
    const end = c.expiresAt;
    return {
      summary: `The URL looks well-formed${end !== undefined && end > c.now ? ` and is good until ${formatTime(end, true)} by this machine’s clock` : ''}; without the store’s answer nothing can be said.`,
      nextCheck,
    };
  }
  return { summary: 'The paste does not show what the store answered.', nextCheck };
}
