/** What a proxy or gateway before the store answers. */
import { plainAnswer, plainRequest, presignedPut } from '../exchange.mjs';
import { open, textual, vagueLabel } from '../labels.mjs';

const pages = {
  nginx:
    '<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx/1.27.1</center>\r\n</body>\r\n</html>\r\n',
  cloudflare:
    '<html>\r\n<head><title>413 Payload Too Large</title></head>\r\n<body>\r\n<center><h1>413 Payload Too Large</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n',
};
function proxyLimit(world) {
  const kind = world.draw.pick(['nginx', 'cloudflare', 'gateway']);
  const host = `upload.${world.bucket}.example`;
  const request = {
    ...plainRequest(world, { method: world.draw.pick(['PUT', 'POST']), url: `https://${host}/files` }),
  };
  request.headers = request.headers.map(([n, v]) => [n, n === 'Host' ? host : v]);
  const response =
    kind === 'gateway'
      ? plainAnswer(
          world,
          413,
          [
            ['Content-Type', 'application/json'],
            ['x-amzn-errortype', 'RequestTooLongException'],
          ],
          '{"message":"Request Too Long"}',
        )
      : plainAnswer(
          world,
          413,
          [
            ['Content-Type', 'text/html'],
            ['Server', kind === 'nginx' ? 'nginx/1.27.1' : 'cloudflare'],
          ],
          pages[kind],
        );
  return {
    request,
    response,
    label: (sees, failure) =>
      sees.has('body') || sees.has('status')
        ? textual('proxy-body-limit')
        : sees.has('status')
          ? open('proxy-body-limit', ['entity-too-large', 'insufficient-evidence'])
          : vagueLabel(failure, sees),
  };
}
const gatewayDown = (status, title) => (world) => ({
  request: presignedPut(world),
  response: plainAnswer(
    world,
    status,
    [
      ['Content-Type', 'text/html'],
      ['Server', 'nginx'],
    ],
    `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
  ),
  label: (sees) =>
    sees.has('body') || sees.has('status')
      ? textual('server-error', [
          'network',
          'throttled',
          'client-timeout',
          'insufficient-evidence',
          'request-timeout',
        ])
      : open('insufficient-evidence', ['server-error']),
});

export const frontFailures = [
  [4, 'proxy', 'aws', proxyLimit],
  [1, 'bad-gateway', 'aws', gatewayDown(502, 'Bad Gateway')],
  [1, 'gateway-timeout', 'aws', gatewayDown(504, 'Gateway Time-out')],
];
