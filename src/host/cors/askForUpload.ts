import * as vscode from 'vscode';
import type { PageRequest } from '../../core/cors/upload.js';
import type { SignedUpload } from '../../presign/signedUpload.js';

const methods = ['PUT', 'POST', 'GET', 'DELETE', 'HEAD'];

/** The upload to judge: the diagnosed one where the user takes it, else origin, method and headers, one after the other. */
export async function askForUpload(
  known: PageRequest | undefined,
  { signedHeaders, uploadsParts }: SignedUpload,
): Promise<PageRequest | undefined> {
  if (known) {
    const take = { label: `${known.method} from ${known.origin}`, description: 'the diagnosed upload' };
    const other = { label: 'Another upload…', description: '' };
    const choice = await vscode.window.showQuickPick([take, other], { placeHolder: 'Which upload?' });
    if (!choice) return undefined;
    if (choice === take) return known;
  }
  const origin = await vscode.window.showInputBox({
    title: 'Would This Upload Pass CORS? (1/3)',
    prompt: 'The page’s origin, as the browser sends it',
    value: known?.origin ?? 'https://',
    valueSelection: [8, 8],
    validateInput: faultOfOrigin,
  });
  if (origin === undefined) return undefined;
  const method = await vscode.window.showQuickPick(methods, {
    title: 'Would This Upload Pass CORS? (2/3)',
    placeHolder: 'The upload’s method',
  });
  if (method === undefined) return undefined;
  const headers = await vscode.window.showInputBox({
    title: 'Would This Upload Pass CORS? (3/3)',
    prompt: 'Names of the headers that the page sets, with commas between; empty for none',
    value: (known?.headers ?? (signedHeaders.length > 0 ? signedHeaders : ['content-type'])).join(', '),
  });
  if (headers === undefined) return undefined;
  return {
    origin: origin.trim(),
    method,
    headers: headers.split(/[\s,]+/).filter(Boolean),
    credentials: false,
    reads: uploadsParts ? ['ETag'] : [],
  };
}

function faultOfOrigin(text: string): string | undefined {
  const origin = text.trim();
  if (origin === 'null') return undefined;
  if (!/^https?:\/\/[^/\s]+$/.test(origin))
    return 'An origin is a scheme and a host, and a port where there is one: https://app.example.com';
  return undefined;
}
