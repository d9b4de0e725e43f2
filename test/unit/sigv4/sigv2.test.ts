import assert from 'node:assert/strict';
import { hmacSha1Base64 } from '../../../src/core/sigv4/hash.js';
import { impliedStringToSign } from '../../../src/core/sigv4/sigv2.js';
import { parseStringToSign } from '../../../src/core/sigv4/stringToSign.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const authorization = 'AWS AKIAIOSFODNN7EXAMPLE:unknown';

/** The examples of AWS's documentation of signature version 2. */
const documented: {
  title: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  bucket?: string;
  signature: string;
}[] = [
  {
    title: 'GET of an object',
    method: 'GET',
    url: 'https://johnsmith.s3.amazonaws.com/photos/puppy.jpg',
    headers: { Date: 'Tue, 27 Mar 2007 19:36:42 +0000', Authorization: authorization },
    bucket: 'johnsmith',
    signature: 'bWq2s1WEIj+Ydj0vQ697zp+IXMU=',
  },
  {
    title: 'PUT of an object',
    method: 'PUT',
    url: 'https://johnsmith.s3.amazonaws.com/photos/puppy.jpg',
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': '94328',
      Date: 'Tue, 27 Mar 2007 21:15:45 +0000',
      Authorization: authorization,
    },
    bucket: 'johnsmith',
    signature: 'MyyxeRY7whkBe+bq8fHCL/2kKUg=',
  },
  {
    title: 'list of a bucket, whose parameters are not signed',
    method: 'GET',
    url: 'https://johnsmith.s3.amazonaws.com/?prefix=photos&max-keys=50&marker=puppy',
    headers: { Date: 'Tue, 27 Mar 2007 19:42:41 +0000', Authorization: authorization },
    bucket: 'johnsmith',
    signature: 'htDYFYduRNen8P9ZfE/s9SuKy0U=',
  },
  {
    title: 'sub-resource',
    method: 'GET',
    url: 'https://johnsmith.s3.amazonaws.com/?acl',
    headers: { Date: 'Tue, 27 Mar 2007 19:44:46 +0000', Authorization: authorization },
    bucket: 'johnsmith',
    signature: 'c2WLPFtWHVgbEmeEG93a4cG37dM=',
  },
  {
    title: 'upload with x-amz headers to a host that is the bucket',
    method: 'PUT',
    url: 'http://static.johnsmith.net:8080/db-backup.dat.gz',
    headers: {
      Date: 'Tue, 27 Mar 2007 21:06:08 +0000',
      'x-amz-acl': 'public-read',
      'content-type': 'application/x-download',
      'Content-MD5': '4gJE4saaMU4BqNR0kLY+lw==',
      'X-Amz-Meta-ReviewedBy': 'joe@johnsmith.net,jane@johnsmith.net',
      'X-Amz-Meta-FileChecksum': '0x02661779',
      'X-Amz-Meta-ChecksumAlgorithm': 'crc32',
      Authorization: authorization,
    },
    bucket: 'static.johnsmith.net',
    signature: 'ilyl83RwaSoYIEdixDQcA4OnAnc=',
  },
  {
    title: 'key that is not ASCII, in path style',
    method: 'GET',
    url: 'https://s3.amazonaws.com/dictionary/fran%C3%A7ais/pr%c3%a9f%c3%a8re',
    headers: { Date: 'Wed, 28 Mar 2007 01:49:49 +0000', Authorization: authorization },
    signature: 'DNEZGsoieTZ92F3bUfSPQcbGmlM=',
  },
  {
    title: 'presigned GET',
    method: 'GET',
    url: 'https://johnsmith.s3.amazonaws.com/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620',
    headers: {},
    bucket: 'johnsmith',
    signature: 'NpgCjnDzrM+WFzoENXmpNDUsSn8=',
  },
];

describe('SigV2', () => {
  for (const { title, method, url, headers, bucket, signature } of documented)
    it(`reproduces the documented ${title}`, () => {
      const given = Object.entries(headers).map(([name, value]) => ({ name, value }));
      const implied = impliedStringToSign({ method, url, headers: given }, bucket);
      assert.ok(implied);
      assert.equal(hmacSha1Base64(secret, implied.text), signature);
      assert.deepEqual(parseStringToSign(implied.text), implied.lines);
    });

  it('signs the x-amz parameters of a presigned upload as headers, and chosen parts with the resource', () => {
    const implied = impliedStringToSign({
      method: 'put',
      url: '/b/k%20k?uploadId=u%2F1&partNumber=2&AWSAccessKeyId=x&Signature=y&Expires=1744600800&x-amz-security-token=a%2Bb',
      headers: [{ name: 'Content-Type', value: 'image/jpeg' }],
    });
    assert.equal(
      implied?.text,
      'PUT\n\nimage/jpeg\n1744600800\nx-amz-security-token:a+b\n/b/k%20k?partNumber=2&uploadId=u/1',
    );
  });

  for (const url of [
    '',
    'https://b.s3.amazonaws.com/k',
    'https://b.s3.amazonaws.com/k?Expires=1&Signature=x',
  ])
    it(`has nothing to say about ${JSON.stringify(url)}`, () => {
      assert.equal(impliedStringToSign({ method: 'PUT', url, headers: [] }), undefined);
    });
});
