/**
 * Why there is no template where a reader may look for one: task → language → reason, which the published table shows.
 * A reason for a cell that has a template fails the tests.
 */
export const gaps = {
  'presign-put': { shellscript: 'The AWS CLI presigns GET alone.' },
  'presign-post': { shellscript: 'The AWS CLI signs no forms.' },
  'browser-put': { html: 'A form without a script sends POST alone.' },
  'browser-multipart': { html: 'A form without a script sends one file in one request.' },
  'transfer-manager': {
    kotlin: 'The SDK has none (aws/aws-sdk-kotlin#972); on the JVM, that of the SDK for Java does it.',
  },
  clock: { python: 'boto3 has no setting for a clock that is off: the machine is what to repair.' },
};
