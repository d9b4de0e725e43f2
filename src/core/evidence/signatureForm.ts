import type { Case } from './case.js';
import { readFields } from './postForm.js';

/** A POST form whose policy is signed. */
export interface SignedForm {
  /** Base64, as sent: the text that is signed. */
  readonly policy: string;
  readonly signature: string | undefined;
  /** `AKID/YYYYMMDD/region/s3/aws4_request`; undefined in SigV2. */
  readonly credential: string | undefined;
  readonly date: string | undefined;
}

/** The signed fields of a form in the paste; undefined where there is no policy. */
export function signedForm(c: Case): SignedForm | undefined {
  if (!/policy/i.test(c.text)) return undefined;
  const fields = readFields(c.text);
  const policy = fields.get('policy');
  if (policy === undefined || !/^[A-Za-z0-9+/=_\s-]{20,}$/.test(policy)) return undefined;
  return {
    policy,
    signature: fields.get('x-amz-signature') ?? fields.get('signature'),
    credential: fields.get('x-amz-credential'),
    date: fields.get('x-amz-date'),
  };
}
