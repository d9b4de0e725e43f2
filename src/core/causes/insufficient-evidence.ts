import type { NextCheck } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { otherSubject } from '../evidence/otherSubject.js';
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

/** What the paste does show, and what would help. */
export function abstain(c: Case): { summary: string; nextCheck: NextCheck } {
  const nextCheck: NextCheck = {
    question: 'What did the store answer?',
    how: 'Repeat the request with curl -v, or open it in the Network panel, and paste the URL, the status and the whole body.',
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
  if (c.provider === 'azure' || c.url?.scheme === 'azure')
    return {
      summary: 'This is Azure Blob Storage and not S3: its signatures and errors follow other rules.',
      nextCheck,
    };
  if (c.url?.scheme === 'cloudfront')
    return { summary: 'This is a CloudFront signed URL: CloudFront judges it, not S3.', nextCheck };
  if (c.exchange?.response && c.exchange.response.status >= 200 && c.exchange.response.status < 300)
    return {
      summary: `The request shown was answered with ${c.exchange.response.status}: it is not the one that failed.`,
      nextCheck,
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
