import type { Case } from './case.js';

/**
 * The part of a store that answered in place of its S3 API, as far as its words or its Server header tell.
 *
 * @see https://garagehq.deuxfleurs.fr/documentation/reference-manual/configuration/
 * @see https://github.com/seaweedfs/seaweedfs/wiki
 */
export function otherDaemon(c: Case): string | undefined {
  const server = /^SeaweedFS (?<name>Volume|Master|Filer)/i.exec(c.responseHeader('server')?.value ?? '');
  if (server && (c.status ?? 0) >= 400)
    return `the ${server.groups?.['name']?.toLowerCase() ?? ''} server of SeaweedFS`;
  if (c.says('Unknown API endpoint')) return 'the administration interface of Garage';
  if ((c.status ?? 0) < 400 || c.exchange?.error?.origin === 'document') return undefined;
  const body = c.exchange?.response?.body.trim() ?? '';
  if (/^404 page not found\s*(?:$|\n)/.test(body)) return 'a web server without such a page';
  if (/^<title>404 Not Found<\/title>\s{0,4}<h1>404 Not Found<\/h1>$/.test(body))
    return 'a server of web pages, such as Garage’s for websites,';
  if (/^\{"error":"(?:request Content-Type isn't multipart|strconv\.ParseUint|volume id )/.test(body))
    return 'another server of SeaweedFS';
  return undefined;
}
