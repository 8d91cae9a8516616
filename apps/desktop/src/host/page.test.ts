import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePage } from './page.ts';

let root: string;
let page: ReturnType<typeof servePage>;
const text = ({ body }: { readonly body: Uint8Array }): string => new TextDecoder().decode(body);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'countinghouse-page-'));
  const folder = join(root, 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'outside');
  writeFileSync(
    join(folder, 'index.html'),
    '<i nonce="__CSP_NONCE__"></i><b nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(folder, 'assets', 'main-AbCd12_-.js'), 'on');
  writeFileSync(join(folder, 'assets', 'inter-AbCd1234.woff2'), 'font');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'source.map'), 'not for a browser');
  symlinkSync(join(root, 'secret.txt'), join(folder, 'link.txt'));
  page = servePage({ folder, connect: 'ws://127.0.0.1:1' });
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the page', () => {
  it('has a policy with a nonce of its own at each load', async () => {
    const [first, second] = [await page('/'), await page('/index.html')];
    const [, nonce = ''] =
      /nonce-([^']+)'/.exec(first.headers['content-security-policy'] ?? '') ?? [];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(text(first)).toBe(`<i nonce="${nonce}"></i><b nonce="${nonce}">`);
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(first.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self'; connect-src ws://127.0.0.1:1; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    );
    expect(text(second)).not.toContain(nonce);
  });

  it('connects to nothing where there is nothing to connect to', async () => {
    const { headers } = await servePage({ folder: join(root, 'page'), connect: null })('/');
    expect(headers['content-security-policy']).toContain("connect-src 'none';");
  });

  it('has types and keeps only what its name makes unchangeable', async () => {
    expect((await page('/assets/main-AbCd12_-.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect((await page('/assets/inter-AbCd1234.woff2')).headers['content-type']).toBe('font/woff2');
    expect((await page('/icon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  it('is what any screen of it begins with', async () => {
    expect(text(await page('/swap'))).toContain('<i nonce=');
    expect((await page('/assets/missing.js')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5c..%5csecret.txt',
    '//secret.txt',
    '/link.txt',
    '/source.map',
    '/index.html%00.js',
    '/%E0%A4%A.js',
    '/__proto__.txt',
    '/assets/main-AbCd12_-.js/',
  ])('gives nothing for %s', async (path) => {
    const answer = await page(path);
    expect([404, 200]).toContain(answer.status);
    // At most the page itself: never another file.
    if (answer.status === 200) expect(text(answer)).toContain('<i nonce=');
    expect(text(answer)).not.toMatch(/outside|not for a browser/);
  });
});
