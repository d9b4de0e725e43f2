/* global Blob, XMLHttpRequest -- they are the page’s */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { transformSync } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/vscode/cache.mjs';

const uploadTemplate = 'src/snippets/templates/browser-put/fetch.ts';

/** Chromium, and a page on an origin of its own that uploads from it. */
export class Browser {
  static async start() {
    const code = transformSync(readFileSync(uploadTemplate, 'utf8'), { loader: 'ts' }).code;
    const pages = createServer((request, response) => {
      if (request.url === '/upload.js')
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>page</title>');
    });
    await new Promise((done) => pages.listen(0, '127.0.0.1', done));
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    return new Browser(browser, pages);
  }

  constructor(browser, pages) {
    this.browser = browser;
    this.pages = pages;
    this.origin = `http://127.0.0.1:${pages.address().port}`;
  }

  async stop() {
    await this.browser.close();
    this.pages.closeAllConnections();
    this.pages.close();
  }

  /**
   * Uploads from the page with XMLHttpRequest. Gives what the page saw, `console`, the browser's own lines, and `etag` as
   * far as the page may read it.
   */
  upload(url, body, options = {}) {
    return this.#inPage(
      (_module, { url, body, headers, withCredentials }) =>
        new Promise((done) => {
          const request = new XMLHttpRequest();
          request.open('PUT', url);
          request.withCredentials = withCredentials ?? false;
          for (const [name, value] of Object.entries(headers ?? {})) request.setRequestHeader(name, value);
          request.onload = () => done({ status: request.status, etag: request.getResponseHeader('ETag') });
          request.onerror = () => done({ status: 0, etag: null });
          request.send(body);
        }),
      { url, body, ...options },
    );
  }

  /** Uploads from the page with the code for pages as it ships. */
  uploadWithTemplate(url, body, headers) {
    return this.#inPage(
      ({ uploadFile }, { url, body, headers }) =>
        uploadFile(new Blob([body], { type: headers['content-type'] }), { url, headers }).then(
          () => ({ status: 200 }),
          (error) => ({ status: 0, error: String(error) }),
        ),
      { url, body, headers },
    );
  }

  async #inPage(task, argument) {
    const page = await this.browser.newPage();
    const lines = [];
    page.on('console', (message) => lines.push(message.text()));
    page.on('requestfailed', (request) =>
      lines.push(`${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`),
    );
    try {
      await page.goto(this.origin);
      const seen = await page.evaluate(
        async ([code, argument]) => {
          const module = await import('/upload.js');
          return new Function('module', 'argument', `return (${code})(module, argument)`)(module, argument);
        },
        [task.toString(), argument],
      );
      return { ...seen, console: lines.join('\n') };
    } finally {
      await page.close();
    }
  }
}
