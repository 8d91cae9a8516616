import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
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

/**
 * A page that does not wait for its upgrade to be answered: its message is on its way while whoever is
 * to read it is still being started.
 */
export function dialHastily(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  text: string,
): Socket {
  const socket = connect(port, '127.0.0.1');
  const lines = [
    ...[`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: Upgrade'],
    ...['Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
    `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const payload = Buffer.from(text, 'utf8');
  if (payload.length > 125) throw new RangeError('one short frame only');
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  // Late enough to be a packet of its own, early enough to come before any answer.
  setTimeout(() => {
    // One masked text frame; the mask is all zeros.
    socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]));
  }, 20);
  return socket;
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
