const put = (headers) => async (bench) => {
  const place = await bench.place();
  const path = `/${place.bucket}/${place.key}`;
  return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
};

export const cases = [
  {
    name: 'a PUT with If-None-Match and an ETag',
    cannot: { minio: 'it has this condition', ceph: 'it has this condition' },
    fail: put({ 'If-None-Match': '"d41d8cd98f00b204e9800998ecf8427e"' }),
  },
  {
    name: 'a PUT that asks for encryption on a server without keys for it',
    cannot: {
      versitygw: 'it takes the header and does nothing',
      ceph: 'it refuses with InvalidArgument what it doesn’t have',
    },
    fail: put({ 'x-amz-server-side-encryption': 'AES256' }),
  },
];
