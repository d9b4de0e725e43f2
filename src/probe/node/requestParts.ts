import { splitUrl } from '../../core/text/url.js';

/** What a client must be told of a URL, in its own spelling: a normalised path would have another signature. */
export interface RequestParts {
  /** With its port, as the Host header has it. */
  readonly host: string;
  /** Without port and brackets. */
  readonly hostname: string;
  readonly port: number | undefined;
  /** With the query. */
  readonly path: string;
}

export function requestParts(url: string): RequestParts {
  const { host, path, query } = splitUrl(url);
  const port = /:(\d{1,5})$/.exec(host)?.[1];
  const hostname = port === undefined ? host : host.slice(0, -port.length - 1);
  const target = `${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}`;
  return {
    host,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === undefined ? undefined : Number(port),
    // What HTTP cannot carry is encoded as browsers do; everything else stays as it was signed.
    path: target.replace(/[^\x21-\x7e]+/gu, (text) =>
      encodeURI(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd')),
    ),
  };
}
