import { defineRule } from './rule.js';

/** Signature Version 2, asked for or left to a library that still chooses it. */
export const sigv2Signer = defineRule({
  id: 'sigv2-signer',
  title: 'The URL is signed with Signature Version 2',
  severity: 'warning',
  check: ({ signatureV2 }) =>
    signatureV2.map(({ span, written, region, edits }) => {
      const who =
        written !== undefined
          ? `${written} asks for Signature Version 2`
          : region !== undefined
            ? `boto3 presigns with Signature Version 2 in ${region} unless told otherwise`
            : 'No region is named here, and without one boto3 presigns with Signature Version 2';
      return {
        span,
        callStart: span.start,
        message: `${who}. Regions opened since 2014 and objects under SSE-KMS refuse it: ask for Signature Version 4.`,
        related: [],
        fixes: [{ kind: 'edit', title: 'Sign with Signature Version 4', isSafe: true, edits }],
      };
    }),
});
