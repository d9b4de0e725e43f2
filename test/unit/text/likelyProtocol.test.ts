import assert from 'node:assert/strict';
import { likelyProtocol } from '../../../src/core/text/url.js';

const hosts = {
  'media.s3.eu-central-1.amazonaws.com': 'https',
  'storage.example.com': 'https',
  'storage.example.com:443': 'https',
  'storage.example.com:8443': 'https',
  'storage.example.com:9000': 'http',
  '127.0.0.1:7480': 'http',
  '192.168.1.20': 'http',
  localhost: 'http',
  'minio:9000': 'http',
} as const;

describe('the protocol of a host that says none', () => {
  for (const [host, protocol] of Object.entries(hosts)) {
    it(`${host}: ${protocol}`, () => {
      assert.equal(likelyProtocol(host), protocol);
    });
  }
});
