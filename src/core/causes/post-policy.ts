import { authenticationOf } from '../evidence/authentication.js';
import type { Case } from '../evidence/case.js';
import { emulatorException, isFormUnreadable } from '../evidence/emulatorException.js';
import { otherDaemon } from '../evidence/otherDaemon.js';
import { isFormToPresigned } from '../evidence/signatureMethod.js';
import { formMismatches, isFormRefusedWordlessly } from '../evidence/postForm.js';
import { formatBytes } from '../text/units.js';
import { defineCause, elementFact, elementNumber, judgeBySigns } from './cause.js';
import { isFormLimit } from '../evidence/formLimit.js';

/**
 * A browser form upload: the policy has expired, a condition failed, or a field is missing or too much.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export const postPolicy = defineCause({
  id: 'post-policy',
  title: 'The form does not fit its policy',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['Policy expired', 'Expiration date is in the past'],
        variant: 'expired',
        summary: 'The form’s policy had expired when it was sent.',
        fixes: ['fresh-form'],
        excluded: [
          {
            cause: 'expired-url',
            because: 'It is the policy of a POST form that ran out, not a presigned URL.',
          },
        ],
      },
      {
        says: [
          'Policy Condition failed',
          'Extra input fields',
          'policy condition failed',
          'must appear in the list of policy conditions',
          'Policy missing condition',
          'Policy check failed',
          'is not allowed in policy',
          'Invalid according to Policy',
        ],
        variant: 'condition',
        summary: (c) => {
          const condition = c.find(
            /[Pp]olicy [Cc]ondition failed:\s{0,4}(?<condition>\[[^\]\n]{1,300}\]|[^<\n]{1,200})/,
          )?.groups['condition'];
          const field = c.find(/Extra input fields:\s{0,4}(?<field>[^<\n."]{1,100})/)?.groups['field'];
          return condition
            ? `The form breaks the condition ${condition.replace(/\\\\"/g, '"')} of its policy.`
            : field
              ? `The form has the field ${field.trim()}, which its policy does not allow for.`
              : 'A field of the form does not fit its policy.';
        },
        fixes: ['fix-form-fields'],
      },
      {
        codes: [
          'InvalidPolicyDocument',
          'MalformedPOSTRequest',
          'MaxPostPreDataLengthExceeded',
          'MaxPostPreDataLengthExceededError',
          'IncorrectNumberOfFilesInPostRequest',
          'RequestIsNotMultiPartContent',
          'UserKeyMustBeSpecified',
          'PostPolicyInvalidKeyName',
          'MalformedPolicy',
        ],
        variant: 'form',
        summary: (c) =>
          c.message !== ''
            ? `The form is not what the store expects: ${c.message.replace(/\.$/, '').slice(0, 160)}.`
            : 'The form is not what the store expects.',
        fixes: ['fix-form-fields'],
      },
      {
        says: ['Bucket POST must be of the enclosure-type', 'enclosure-type multipart/form-data'],
        variant: 'encoding',
        summary: 'The form was not sent as multipart/form-data, which is the only form that the store takes.',
        fixes: ['send-as-form'],
      },
      {
        says: [
          'Bucket POST must contain a field named',
          'POST requires exactly one file upload',
          'Request did not contain a file',
          'No policy was provided',
          'not well-formed multipart/form-data',
          'Policy missing expiration',
          'Bad content-length-range',
          'Invalid Policy:',
          'is required in policy, but no value was provided',
          'Missing form field',
          'form field',
        ],
        variant: 'field',
        summary: (c) => {
          const field = c.find(/field named '(?<field>[^'\n]{1,60})'/)?.groups['field'];
          return field
            ? `The form lacks the field ${field}, or it stands after the file.`
            : 'The form lacks something that the store wants, or stands in the wrong order: the file comes last.';
        },
        fixes: ['fix-form-fields'],
      },
      {
        codes: ['EntityTooLarge', 'EntityTooSmall'],
        when: (c) => isFormLimit(c),
        variant: 'content-length-range',
        summary: (c) => {
          const size = elementNumber(c, 'ProposedSize');
          const maximum = elementNumber(c, 'MaxSizeAllowed');
          const minimum = elementNumber(c, 'MinSizeAllowed');
          return size !== undefined && maximum !== undefined
            ? `The file of ${formatBytes(size)} is ${formatBytes(size - maximum)} over the ${formatBytes(maximum)} that the form’s content-length-range allows.`
            : size !== undefined && minimum !== undefined
              ? `The file of ${formatBytes(size)} is under the ${formatBytes(minimum)} that the form’s content-length-range asks for.`
              : 'The file is outside the size range that the form’s policy allows.';
        },
        facts: (c) => [
          elementFact(c, 'MaxSizeAllowed', (value) => `Allowed by the form: ${formatBytes(Number(value))}`),
          elementFact(c, 'ProposedSize', (value) => `Proposed: ${formatBytes(Number(value))}`),
        ],
        fixes: ['raise-form-limit'],
        excluded: [
          {
            cause: 'entity-too-large',
            because: 'The limit named is not the 5,368,709,120 bytes of a single PUT.',
          },
        ],
      },
      {
        codes: ['AccessDenied', 'InvalidRequest', 'InvalidArgument', 'MalformedXML', ''],
        when: (c) =>
          c.method === 'PUT' &&
          (c.status ?? 0) >= 400 &&
          (c.status ?? 0) < 500 &&
          authenticationOf(c) === 'none' &&
          /^multipart\/form-data/i.test(c.requestHeader('content-type')?.value ?? ''),
        certainty: 'inferred',
        variant: 'method',
        summary:
          'A form was sent with PUT and no signature of a URL: the fields of a presigned form are taken with POST, to the bucket’s address.',
        facts: (c) => [c.fact('multipart/form-data with PUT', c.requestHeader('content-type'))],
        fixes: ['fix-form-fields'],
      },
      {
        when: (c) => isFormUnreadable(c),
        certainty: 'inferred',
        variant: 'form',
        summary: (c) =>
          `${c.providerName} cannot read the form, which lacks a field or the file, or has a policy of another form: ${emulatorException(c)?.why ?? ''}.`,
        fixes: ['fix-form-fields'],
      },
      {
        when: (c) =>
          isFormPost(c) &&
          !(c.code === 'MethodNotAllowed' && isFormToPresigned(c)) &&
          otherDaemon(c) === undefined &&
          (c.status ?? 0) >= 400 &&
          (c.status ?? 0) < 500 &&
          [
            'InvalidArgument',
            'InvalidRequest',
            'AuthorizationHeaderMalformed',
            'MalformedXML',
            'PreconditionFailed',
            'MethodNotAllowed',
            'BadRequest',
            'MissingFields',
            'UnsupportedMediaType',
            'RequestIsNotMultiPartContent',
            '',
          ].includes(c.code) &&
          !/region|checksum|digest|storage class|acl\b/i.test(c.message),
        certainty: 'inferred',
        // A refusal without a word may as well be the key’s, the signature’s or a policy’s.
        doubt: {
          when: (c) => (c.code === '' && c.message === '') || isFormRefusedWordlessly(c),
          nextCheck: {
            question: 'What does the store say?',
            how: 'Send the form with curl -v -F and paste the whole answer: its code tells the form from the key and the policy.',
          },
        },
        variant: 'form',
        summary: (c) =>
          `The form that was posted is not what the store expects${c.message === '' ? '' : `: ${c.message.replace(/\.$/, '').slice(0, 160)}`}.`,
        fixes: ['fix-form-fields'],
      },
      {
        when: (c) => c.code === '' && formMismatches(c.text).length > 0 && c.exchange?.response === undefined,
        certainty: 'inferred',
        variant: 'condition',
        summary: (c) => `The form does not fit its policy: ${formMismatches(c.text).join('; ')}.`,
        fixes: ['fix-form-fields'],
      },
    ]),
});

/** A POST to the bucket itself, as browser forms are sent. */
function isFormPost(c: Case): boolean {
  if (
    c.method !== 'POST' ||
    c.url?.parameters.some((parameter) => /^upload|^delete$|^select/i.test(parameter.name)) === true
  )
    return false;
  const type = c.requestHeader('content-type')?.value ?? '';
  const isForm = /multipart\/form-data|x-www-form-urlencoded/i.test(type);
  if (isForm) return true;
  if (c.url?.parameters.length !== 0 || c.requestHeader('authorization') !== undefined) return false;
  return c.url.path.split('/').filter(Boolean).length <= 1 && c.exchange?.origin === 'message';
}
