import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** One HTTP request with exactly these headers; `fetch` would not let a test forge Host or Origin. */
export function ask(port: number, path: string, { method = 'GET', headers = {} }: Ask = {}) {
  return new Promise<Reply>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path, method, headers: { ...headers }, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    )
      .on('error', reject)
      .end();
  });
}

/** Opens the printed address as a browser would: the cookie it was given. */
export async function admitted(url: string): Promise<string> {
  const { port, pathname, search } = new URL(url);
  const { status, headers } = await ask(Number(port), pathname + search);
  const [cookie = ''] = headers['set-cookie'] ?? [];
  if (status !== 303) throw new Error(`not admitted: ${status}`);
  return cookie.split(';')[0] ?? '';
}

/** A WebSocket of the page; resolves once open, rejects with what the server answered instead. */
export function dial(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { ...headers } });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Says something and waits for the next answer. */
export function converse(socket: WebSocket, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('message', (data) => resolve(String(data)));
    socket.once('close', () => reject(new Error('the link was closed')));
    socket.send(text);
  });
}

/** A folder with a page of two files. */
export function standInPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Countinghouse</title><meta name="nonce" content="__CSP_NONCE__"><script type="module" src="/assets/main-AbCd1234.js"></script>',
  );
  writeFileSync(join(folder, 'assets', 'main-AbCd1234.js'), 'document.title = "on";\n');
  return folder;
}
