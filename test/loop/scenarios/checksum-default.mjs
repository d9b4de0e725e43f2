const trailer = '4\r\nfilm\r\n0\r\nx-amz-checksum-crc32:aj7wvA==\r\n\r\n';

export const cases = [
  {
    name: 'the SDK sends the checksum behind the body',
    cannot: {
      minio: 'it takes checksums behind the body',
      versitygw: 'it takes checksums behind the body',
    },
    async fail(bench) {
      const place = await bench.place();
      // As the SDKs of 2025 and later frame an upload.
      const headers = {
        'Content-Encoding': 'aws-chunked',
        'X-Amz-Content-Sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': '4',
        'x-amz-sdk-checksum-algorithm': 'CRC32',
        'x-amz-trailer': 'x-amz-checksum-crc32',
      };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: trailer })).text };
    },
  },
];
