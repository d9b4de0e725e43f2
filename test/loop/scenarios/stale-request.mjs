const waitMs = 1_200_000;

/** A moment as logs write it. */
const stamp = (at) => at.toISOString();

export const cases = [
  {
    name: 'a request that was signed 20 minutes ago leaves a queue',
    async fail(bench) {
      const place = await bench.place();
      const sentAt = new Date();
      // Waiting would take as long as it says: what counts is the time that was signed.
      const signedAt = new Date(sentAt.getTime() - waitMs);
      const headers = { 'X-Amz-Date': stamp(signedAt).replace(/[-:]|\.\d+/g, '') };
      const path = `/${place.bucket}/${place.key}`;
      const { text } = await bench.send('PUT', path, { headers, body: 'film' });
      const log = [
        `${stamp(signedAt)} INFO upload ${place.key}: request prepared and signed`,
        `${stamp(sentAt)} INFO upload ${place.key}: sending`,
      ];
      return { ...place, paste: `${log.join('\n')}\n${text}` };
    },
  },
];
