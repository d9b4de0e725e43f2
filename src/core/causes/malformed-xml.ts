import { isPutOnBucket } from '../evidence/requestShape.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * A completion or configuration document is empty, cut, or has the wrong elements.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const malformedXml = defineCause({
  id: 'malformed-xml',
  title: 'The XML sent to the store is wrong',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['Found unsupported HTTP method in CORS config'],
        variant: 'cors-method',
        summary: (c) => {
          const method = c.find(/Unsupported method is (?<method>[A-Z]{1,12})/)?.groups['method'];
          return `The CORS rules name ${method === undefined ? 'a method' : `the method ${method}`} that S3 does not take in AllowedMethods${method === 'OPTIONS' ? ': it answers preflights by itself, where a rule allows the method that they ask for' : '; it takes GET, PUT, POST, DELETE and HEAD'}.`;
        },
        fixes: ['set-cors'],
      },
      {
        when: (c) => c.code === 'MalformedXML' && isPutOnBucket(c),
        variant: 'no-key',
        certainty: 'inferred',
        summary:
          'The address names a bucket and no key, so the store took the file for the settings of a new bucket and could not read it as XML.',
        fixes: ['name-the-key'],
      },
      {
        when: (c) => c.code === 'MalformedXML' && c.operation === 'PutObject',
        variant: 'no-key',
        summary:
          'The store took the file for a document of settings: a PutObject has no XML, so its bucket or key did not stand in the address where this server looks for them.',
        fixes: ['name-the-key', 'path-style'],
      },
      {
        says: ['You must specify at least one part'],
        variant: 'no-parts',
        summary: 'The completion names no part, and it has to name every one with its number and ETag.',
        fixes: ['right-xml'],
      },
      {
        codes: ['MalformedXML', 'MaxMessageLengthExceeded', 'InvalidCorsConfiguration'],
        when: (c) => !/ETag\W{1,8}(?:null|undefined)/.test(c.text) && !isPutOnBucket(c),
        summary: 'The XML in the request body is not what the store expects.',
        fixes: ['right-xml'],
      },
      {
        says: [
          'The XML you provided was not well-formed',
          'invalid XML received',
          'Invalid CompleteMultipartUpload XML',
          'Found unsupported HTTP method in CORS config',
          'can not have more than one wildcard',
        ],
        when: (c) =>
          !/ETag\W{1,8}(?:null|undefined)/.test(c.text) &&
          // There it is the answer that is no XML.
          c.says('Unable to parse response') === undefined &&
          !isPutOnBucket(c),
        summary: 'The XML in the request body is not what the store expects.',
        fixes: ['right-xml'],
      },
    ]),
});
