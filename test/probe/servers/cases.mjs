import assert from 'node:assert/strict';
import { DeleteBucketCorsCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { key, origin } from './bench.mjs';

const all = ['s3rver', 'minio', 'versitygw', 'ceph'];
/** These look at the headers before they ask for the body. */
const judging = ['minio', 'ceph'];
/** These keep CORS rules per bucket. */
const withRules = ['versitygw', 'ceph'];

const rule = (more = {}) => ({
  id: null,
  origins: [origin],
  methods: ['PUT'],
  headers: ['*'],
  exposed: ['ETag'],
  maxAgeSeconds: 300,
  ...more,
});

/** What is checked: a name, the servers that can answer, and the check itself. After each, nothing may be stored. */
export const cases = [
  {
    name: 'a good upload would be taken',
    on: judging,
    async check({ ask, probe, urls }) {
      const { sentence, proves } = await ask(probe.dryRun, urls.good);
      assert.match(sentence, /would take the upload now/);
      assert.ok(proves);
    },
  },
  {
    name: 'a good part would be taken',
    on: ['minio', 'ceph'],
    async check({ ask, probe, beginUpload }) {
      const { url } = await beginUpload();
      assert.match((await ask(probe.dryRun, url)).sentence, /would take the upload now/);
    },
  },
  {
    name: 'an expired URL is refused before the body',
    on: judging,
    async check({ ask, probe, urls }) {
      const { sentence, proves, cause } = await ask(probe.dryRun, urls.expired);
      assert.match(sentence, /refuses the upload before its body: 403/);
      assert.deepEqual([proves, cause], [true, 'expired-url']);
    },
  },
  {
    name: 'an altered URL is refused before the body',
    on: judging,
    async check({ ask, probe, urls }) {
      const { sentence, cause } = await ask(probe.dryRun, urls.altered);
      assert.match(sentence, /403 SignatureDoesNotMatch/);
      assert.match(cause, /^signature-/);
    },
  },
  {
    name: 'an upload into no bucket is refused before the body',
    on: judging,
    async check({ ask, probe, urls }) {
      assert.equal((await ask(probe.dryRun, urls.noBucket)).cause, 'no-such-bucket');
    },
  },
  ...['good', 'expired', 'altered', 'noBucket'].map((which) => ({
    name: `a call for every body proves nothing: ${which}`,
    on: ['versitygw'],
    async check({ ask, probe, urls }) {
      const { sentence, proves, isEvidence } = await ask(probe.dryRun, urls[which]);
      assert.match(sentence, /^This proves nothing/);
      assert.deepEqual([proves, isEvidence], [false, false]);
    },
  })),
  {
    name: 'no dry run of a stand-in that keeps what is cut off',
    on: ['s3rver'],
    async check({ ask, probe, urls }) {
      const { sentence, exchanges } = await ask(probe.dryRun, urls.good);
      assert.match(sentence, /^s3rver is a stand-in for tests/);
      assert.deepEqual(exchanges, []);
    },
  },
  {
    name: 'an empty upload is not made by asking',
    on: ['minio', 'versitygw', 'ceph'],
    async check({ ask, probe, urls }) {
      const { lines } = await ask(probe.dryRun, urls.good, { bytes: 0 });
      assert.match(lines.join('\n'), /one byte was announced/);
    },
  },
  {
    name: 'the clocks agree',
    on: all,
    async check({ ask, probe, urls }) {
      assert.match((await ask(probe.clock, urls.good)).sentence, /agrees with the store’s, give or take/);
    },
  },
  {
    name: 'the region',
    on: ['minio', 'versitygw'],
    async check({ ask, probe, urls }) {
      const { sentence } = await ask(probe.bucketRegion, urls.good);
      assert.match(sentence, /us-east-1, the region that the URL was signed for/);
      assert.match(sentence, /tells only to those who sign/);
    },
  },
  {
    name: 'no bucket of this name',
    on: ['s3rver', 'versitygw', 'ceph'],
    async check({ ask, probe, urls }) {
      assert.match((await ask(probe.bucketRegion, urls.noBucket)).sentence, /There is no bucket/);
    },
  },
  {
    name: 'a bucket that is there is not said to be missing',
    on: all,
    async check({ ask, probe, urls }) {
      assert.doesNotMatch((await ask(probe.bucketRegion, urls.good)).sentence, /There is no bucket/);
    },
  },
  {
    name: 'a preflight without rules is refused',
    on: ['s3rver', ...withRules],
    async check({ ask, probe, urls }) {
      const { sentence, cause } = await ask(probe.preflight, urls.good);
      assert.match(sentence, /was refused with 403|does not send the upload/);
      assert.equal(cause, 'cors');
    },
  },
  {
    name: 'a preflight passes where every origin may',
    on: ['minio'],
    async check({ ask, probe, urls }) {
      assert.match((await ask(probe.preflight, urls.good)).sentence, /^The preflight passes/);
    },
  },
  {
    name: 'rules are written, proved by a preflight, and undone to none',
    on: withRules,
    async check({ account, ask, bucket, never, probe, urls }) {
      const own = account();
      const shown = await probe.readRules(own, bucket, never);
      assert.equal(shown, null);
      const wanted = [rule()];
      const written = await probe.changeRules(own, { bucket, shown, wanted }, never);
      assert.equal(written.status, 'written', written.sentence);
      assert.match((await ask(probe.preflight, urls.good)).sentence, /^The preflight passes/);
      const undone = await probe.changeRules(own, { bucket, shown: wanted, wanted: shown }, never);
      assert.equal(undone.status, 'written', undone.sentence);
      assert.equal(await probe.readRules(own, bucket, never), null);
      assert.match((await ask(probe.preflight, urls.good)).sentence, /refused/);
    },
  },
  {
    name: 'former rules come back as they were',
    on: withRules,
    async check({ account, bucket, client, never, probe }) {
      const own = account();
      const former = [
        rule({ id: 'reading', methods: ['GET', 'HEAD'], exposed: [], maxAgeSeconds: null }),
        rule({
          id: 'other',
          origins: ['https://b.example', 'http://*.c.example'],
          headers: ['content-type', 'x-amz-*'],
        }),
      ];
      assert.equal(
        (await probe.changeRules(own, { bucket, shown: null, wanted: former }, never)).status,
        'written',
      );
      const shown = await probe.readRules(own, bucket, never);
      const wanted = [...shown, rule()];
      assert.equal((await probe.changeRules(own, { bucket, shown, wanted }, never)).status, 'written');
      assert.equal(
        (await probe.changeRules(own, { bucket, shown: wanted, wanted: shown }, never)).status,
        'written',
      );
      assert.deepEqual(await probe.readRules(own, bucket, never), shown);
      await client.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
    },
  },
  {
    name: 'rules that somebody changed meanwhile are left alone',
    on: withRules,
    async check({ account, bucket, client, never, probe }) {
      const own = account();
      const theirs = [rule({ origins: ['https://theirs.example'] })];
      await probe.changeRules(own, { bucket, shown: null, wanted: theirs }, never);
      const outcome = await probe.changeRules(own, { bucket, shown: null, wanted: [rule()] }, never);
      assert.equal(outcome.status, 'untouched');
      assert.match(outcome.sentence, /Somebody changed the CORS rules/);
      assert.deepEqual((await probe.readRules(own, bucket, never))[0].origins, theirs[0].origins);
      await client.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
    },
  },
  {
    name: 'rules that the store refuses leave it as it was',
    on: withRules,
    async check({ account, bucket, never, probe }) {
      const own = account();
      const outcome = await probe.changeRules(
        own,
        { bucket, shown: null, wanted: [rule({ methods: ['OPTIONS'] })] },
        never,
      );
      assert.equal(outcome.status, 'untouched', outcome.sentence);
      assert.equal(await probe.readRules(own, bucket, never), null);
    },
  },
  {
    name: 'a store without rules per bucket says so',
    on: ['minio'],
    async check({ account, bucket, never, probe }) {
      const outcome = await probe.changeRules(account(), { bucket, shown: null, wanted: [rule()] }, never);
      assert.equal(outcome.status, 'untouched', outcome.sentence);
      assert.match(outcome.sentence, /does not offer that|Nothing was written|former/);
    },
  },
  {
    name: 'wrong credentials are told in words',
    on: ['minio', ...withRules],
    async check({ account, bucket, never, probe }) {
      const wrong = account({
        credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wrong' },
      });
      const outcome = await probe.changeRules(wrong, { bucket, shown: null, wanted: [rule()] }, never);
      assert.equal(outcome.status, 'untouched');
      assert.match(outcome.sentence, /InvalidAccessKeyId|may not do this/);
    },
  },
  {
    name: 'unfinished uploads, with their size',
    on: withRules,
    async check({ abort, account, beginUpload, bucket, client, never, probe }) {
      const { part, UploadId } = await beginUpload();
      await client.send(new UploadPartCommand({ ...part, Body: 'parts' }));
      const found = await probe.listUnfinished(account(), bucket, never);
      const mine = found.uploads.find(({ uploadId }) => uploadId === UploadId);
      assert.deepEqual([mine?.key, mine?.bytes, mine?.parts, found.isCut], [key, 5, 1, false]);
      assert.match(
        probe.uploadsInWords(found, bucket, Date.now()).join('\n'),
        /beach day\.mp4: 5 bytes in 1 part, begun/,
      );
      await abort(UploadId);
    },
  },
  {
    name: 'the settings of the bucket',
    on: ['minio', ...withRules],
    async check({ account, bucket, never, probe, urls }) {
      const target = probe.findTarget(urls.good, Date.now(), { origin });
      const lines = await probe.readBucketSettings(account(), bucket, target, never);
      assert.deepEqual(
        lines.map((line) => line.split(':')[0]),
        ['CORS rules', 'Region', 'Encryption', 'Object ownership', 'Public access block'],
      );
      assert.match(lines[1], /^Region: (?:us-east-1|default)\.$/);
    },
  },
];
