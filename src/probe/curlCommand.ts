import type { PlannedRequest } from './check.js';

/** The command that sends the same request from a POSIX shell. Holds whatever secret the URL has. */
export function curlCommand({ method, url, headers }: PlannedRequest): string {
  const lines = [
    `curl -sS -i --max-time 20 ${method === 'HEAD' ? '--head' : `-X ${method}`} ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
  ];
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
