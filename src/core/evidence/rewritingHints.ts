import type { Case } from './case.js';
import { linesOf, type SignatureView } from './signatureView.js';

/** Shows that the URL went to another host than the one it was signed for: the rewriting itself, or the Host that arrived. */
export function changedHost(c: Case): SignatureView | undefined {
  const host = c.url?.host ?? '';
  if (host === '') return undefined;
  const rewritten = c.find(
    /(?:\bs[/|#,]|replace(?:All)?\(\s?['"])(?:https?:(?:\\?\/){2})?(?<signed>[A-Za-z0-9.-]{1,200}(?::\d{1,5})?)(?:[/|#,]|['"], ?['"])(?:https?:(?:\\?\/){2})?(?<sent>[A-Za-z0-9.-]{1,200}(?::\d{1,5})?)/,
  );
  if (rewritten?.groups['signed']?.toLowerCase() === host)
    return view('compared', `the URL was signed for ${host} and sent to ${rewritten.groups['sent'] ?? ''}`, [
      c.fact(`The host is replaced after signing: ${rewritten.value}`, rewritten),
    ]);
  // The address that was called has the host that took the signed one's place.
  if (rewritten?.value.startsWith('replace') && rewritten.groups['sent']?.toLowerCase() === host)
    return view('hinted', `the code replaces ${rewritten.groups['signed'] ?? ''} by ${host} after signing`, [
      c.fact(`The host is replaced after signing: ${rewritten.value}`, rewritten),
    ]);
  const arrived = c.find(
    /(?:^|\n)(?:[^\s:]{1,200} )?Host: (?<host>[A-Za-z0-9.-]{1,200}(?::\d{1,5})?)[ \t]{0,8}(?:\r?\n|$)/i,
  );
  const seen = arrived?.groups['host']?.toLowerCase();
  const signed = c.urls.find((url) => url.host !== seen && url.host.split(':')[0] === seen);
  const sentTo = c.requestHeader('host');
  if (c.url?.scheme === 'v4' && sentTo && !signed && sentTo.value.toLowerCase() !== host)
    return view('hinted', `the URL is one of ${host}, and the request was sent to ${sentTo.value}`, [
      c.fact(`The URL’s host: ${host}`, c.url),
      c.fact(`The Host header that arrived: ${sentTo.value}`, sentTo),
    ]);
  return arrived && signed && seen !== undefined
    ? view(
        'compared',
        `the host was signed as ${signed.host}, and the store saw it without its port, as ${seen}`,
        [
          c.fact(`The URL’s host: ${signed.host}`, signed),
          c.fact(`The Host header that arrived: ${seen}`, arrived),
        ],
      )
    : undefined;
}

/**
 * A configuration of nginx beside the URL: without `proxy_set_header Host` it sends the upstream's name, with `$host` it drops the port.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header
 */
export function proxiedHost(c: Case): SignatureView | undefined {
  const upstream = c.find(/proxy_pass\s{1,20}https?:\/\/(?<host>[A-Za-z0-9_.-]{1,200}(?::\d{1,5})?)/);
  // The upstream’s own address is nobody’s URL.
  const host =
    [c.url, ...c.urls].find(
      (url) => url !== undefined && url.host !== '' && url.host !== upstream?.groups['host'],
    )?.host ??
    c.url?.host ??
    '';
  if (!upstream || host === '') return undefined;
  const header = c.find(/proxy_set_header\s{1,20}Host\s{1,20}(?<value>[^;\s]{1,80})/);
  const value = header?.groups['value'];
  if (header === undefined && upstream.groups['host'] !== host)
    return view(
      'hinted',
      `the URL names ${host}, and nginx sends ${upstream.groups['host'] ?? ''} as Host, because nothing sets it`,
      [c.fact(`${upstream.value} without proxy_set_header Host`, upstream)],
    );
  return value === '$host' && host.includes(':')
    ? view('hinted', `the URL names ${host}, and nginx’s $host drops the port`, [
        c.fact('proxy_set_header Host $host', header),
      ])
    : undefined;
}

/** MinIO and SeaweedFS name the path that reached them: where it is only the end of the one that was signed, a proxy took the rest. */
export function strippedPrefix(c: Case): SignatureView | undefined {
  const resource = c.element('Resource');
  const signed = linesOf(c, 'client')?.uri ?? c.url?.path ?? '';
  if (!resource || resource.value.length < 2 || !resource.value.startsWith('/')) return undefined;
  if (signed === resource.value || !signed.endsWith(resource.value)) return undefined;
  return {
    cause: 'url',
    basis: 'compared',
    text: `the path was signed as ${signed}, and the store saw ${resource.value}: a proxy took ${signed.slice(0, -resource.value.length)} away`,
    facts: [c.fact(`The path the store names: ${resource.value}`, resource)],
    differences: [],
  };
}

/**
 * Google's front adds to Accept-Encoding, which Go's and Java's SDK of version 2 sign.
 *
 * @see https://github.com/aws/aws-sdk-go-v2/issues/1816
 */
export function changedEncoding(c: Case): SignatureView | undefined {
  const arrived = c.find(/accept-encoding:[^\n]{0,80}gzip\(gfe\)/);
  const isGo = c.find(/operation error S3: \w{2,60}, [^\n]{0,60}https response error/) !== undefined;
  if (!arrived && !(isGo && c.provider === 'gcs')) return undefined;
  return arrived
    ? {
        cause: 'header',
        basis: 'compared',
        text: 'accept-encoding is signed, and Google’s front added gzip(gfe) to it on the way',
        facts: [c.fact(`In the store’s canonical request: ${arrived.value}`, arrived)],
        differences: [],
      }
    : {
        cause: 'header',
        basis: 'hinted',
        text: 'this client, Go’s SDK of version 2, signs accept-encoding, which Google’s front changes on the way',
        facts: [c.fact('An error of Go’s SDK of version 2, and Google’s host')],
        differences: [],
      };
}

/** A gateway's log that has both names: the host the client called, and the one that the store saw. */
export function forwardedHost(c: Case): SignatureView | undefined {
  const log = c.find(
    /"host":\s{0,2}"(?<seen>[\w.:-]{1,200})"[^}\n]{0,600}?"x[-_]forwarded[-_]host":\s{0,2}"(?<signed>[\w.:-]{1,200})"(?:[^}\n]{0,200}?"x[-_]forwarded[-_]prefix":\s{0,2}"(?<prefix>[^"\n]{1,200})")?/,
  );
  const { seen = '', signed = '', prefix } = log?.groups ?? {};
  if (!log || seen === signed) return throughTunnel(c);
  return view(
    'hinted',
    `the client called ${signed}${prefix === undefined ? '' : ` under ${prefix}`}, and the store saw ${seen}: the gateway between them changes host${prefix === undefined ? '' : ' and path'}`,
    [c.fact(`Host ${seen}, forwarded from ${signed}`, log)],
  );
}

/** The settings of a tunnel beside the answer: what it does to Host and Accept-Encoding is not shown, but it stands between. */
function throughTunnel(c: Case): SignatureView | undefined {
  const tunnel = c.find(
    /\bhostname:\s{1,4}(?<name>[\w.-]{4,200})\s{1,8}service:\s{1,4}https?:\/\/(?<to>[\w.:-]{3,200})/,
  );
  const { name = '', to = '' } = tunnel?.groups ?? {};
  return tunnel && c.text.includes(`//${name}`)
    ? view(
        'hinted',
        `the client calls ${name}, and a tunnel passes that on to ${to}, which may change Host or Accept-Encoding on the way`,
        [c.fact(`A tunnel from ${name} to ${to}`, tunnel)],
      )
    : undefined;
}

function view(basis: SignatureView['basis'], text: string, facts: SignatureView['facts']): SignatureView {
  return { cause: 'host', basis, text, facts, differences: [] };
}
