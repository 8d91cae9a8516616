import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** At least as strict as the policy of the hosts: no connection at all, and no text becomes markup. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Serves a built page on loopback, under the policy of the application. */
export async function servePage(
  folder: string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const name = normalize(pathname === '/' ? '/index.html' : pathname);
    const type = TYPES[extname(name)];
    readFile(join(folder, name)).then(
      (bytes) => {
        const nonce = randomBytes(16).toString('base64');
        response.setHeader('content-type', type ?? 'application/octet-stream');
        const html = extname(name) === '.html';
        if (html) response.setHeader('content-security-policy', policy(nonce));
        response.end(html ? bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce) : bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
