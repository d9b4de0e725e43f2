export const cases = [
  {
    name: 'a shell cuts the URL at its first ampersand',
    async fail(bench) {
      const place = await bench.place();
      const [url] = (await bench.presign(place)).split('&');
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
  {
    name: 'the URL comes out of HTML with its ampersands escaped',
    async fail(bench) {
      const place = await bench.place();
      const url = (await bench.presign(place)).replaceAll('&', '&amp;');
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
  {
    name: 'a parameter is added behind the signature',
    async fail(bench) {
      const place = await bench.place();
      const url = `${await bench.presign(place)}&utm_source=mail`;
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
