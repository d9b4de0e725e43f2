import { type Answer, type Check, findHeader, type Reading } from './check.js';
import { bucketUrl } from './storeUrl.js';
import type { CheckTarget } from './target.js';

/**
 * Asks without a signature for a bucket's region, which Amazon S3 tells even with a refusal.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export const bucketRegion: Check = {
  id: 'region',
  title: 'Region and existence of the bucket',
  question: 'Is there such a bucket, and in which region?',
  permission: 'None: the request is not signed.',
  meanings: [
    {
      answer: 'x-amz-bucket-region',
      means: 'The region. From Amazon S3 also that the bucket is there; other stores say it of every name.',
    },
    { answer: '404', means: 'There is no bucket of this name at this store.' },
    { answer: '403 without a region', means: 'Nothing: some stores refuse everyone who does not sign.' },
  ],
  plan(target) {
    const url = bucketUrl(target);
    if (url === undefined) return 'The URL names no bucket.';
    return [{ method: 'HEAD', url, headers: [], purpose: 'the bucket, unsigned', isAnnouncement: false }];
  },
  goesOn: () => true,
  read: ([answer], target) => readAnswer(answer, target),
};

function readAnswer(answer: Answer, target: CheckTarget): Reading {
  const { status, notes } = answer;
  const bucket = target.place.bucket ?? '';
  const region = findHeader(answer, 'x-amz-bucket-region');
  const lines = [`HEAD of the bucket, unsigned: ${status} ${answer.reason}`.trim(), ...notes];
  if (status === 404)
    return {
      sentence: `There is no bucket “${bucket}” at ${target.host}.`,
      lines,
      proves: true,
      isEvidence: true,
    };
  if (region !== undefined) {
    const signed = target.signedRegion;
    const differs = signed !== null && signed !== '' && signed !== region;
    // Amazon S3 has no region for a name that nobody took; other stores put their own into every answer.
    const isThere = target.place.provider === 'aws' || (status >= 200 && status < 300);
    const subject = isThere ? `The bucket “${bucket}” is in ${region}` : `${target.host} serves ${region}`;
    const compared = differs
      ? `, and the URL was signed for ${signed}`
      : signed === null || signed === ''
        ? ''
        : ', the region that the URL was signed for';
    return {
      sentence: `${subject}${compared}.${isThere ? '' : ` Whether there is a bucket “${bucket}” it tells only to those who sign.`}`,
      lines: [...lines, `x-amz-bucket-region: ${region}`],
      proves: true,
      isEvidence: differs && status >= 300 && status < 400,
    };
  }
  if (status >= 200 && status < 300)
    return {
      sentence: `The bucket “${bucket}” is there; the store does not tell its region.`,
      lines,
      proves: true,
      isEvidence: false,
    };
  return {
    sentence: `${target.host} answered ${status} and no region: without a signature it tells nothing about the bucket.`,
    lines,
    proves: false,
    isEvidence: false,
  };
}
