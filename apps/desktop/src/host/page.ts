import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { COMMON_HEADERS, contentSecurityPolicy } from './content-security.ts';

/** An answer to a request for a file of the page; `fetch`'s Response and Node's server both take it. */
export interface PageAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface PageOptions {
  /** The built renderer. What is in it when this is called is all that will ever be served. */
  readonly folder: string;
  /** What the page may connect to (`ws://127.0.0.1:8080`); null for nothing. */
  readonly connect: string | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const INDEX = '/index.html';
const NONCE = '__CSP_NONCE__';
/** Vite puts a hash of the content into these names. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/;

/**
 * Serves a built page: a closed list of files, so that no path leads anywhere else. A path without
 * an extension is a screen of the page and gets `index.html`.
 *
 * @returns answers the path of a URL, still percent-encoded. Throws when a file on the list is gone.
 */
export function servePage({ folder, connect }: PageOptions) {
  const files = listFiles(folder);
  return async function answer(path: string): Promise<PageAnswer> {
    const wanted = decode(path);
    if (wanted === null) return notFound();
    const name = wanted === INDEX || extname(wanted) === '' ? INDEX : wanted;
    const file = files.get(name);
    const type = TYPES[extname(name)];
    if (file === undefined || type === undefined) return notFound();
    const bytes = await readFile(file);
    if (name !== INDEX) {
      const cache = HASHED.test(name) ? 'private, max-age=31536000, immutable' : 'no-cache';
      const headers = { ...COMMON_HEADERS, 'content-type': type, 'cache-control': cache };
      return { status: 200, headers, body: new Uint8Array(bytes) };
    }
    const nonce = randomBytes(18).toString('base64');
    return {
      status: 200,
      headers: {
        ...COMMON_HEADERS,
        'content-type': type,
        'cache-control': 'no-store',
        'content-security-policy': contentSecurityPolicy(nonce, connect),
      },
      body: new TextEncoder().encode(bytes.toString('utf8').replaceAll(NONCE, nonce)),
    };
  };
}

function notFound(): PageAnswer {
  return {
    status: 404,
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: new TextEncoder().encode('There is no such page.\n'),
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Regular files only: a link in the folder is not followed. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  return found;
}
