import { describe, expect, it } from 'vitest';
import { admitBaseUrl } from './base-url.ts';

describe('admitBaseUrl', () => {
  it.each([
    ['https://api.example.com/v1/', 'https://api.example.com/v1'],
    ['https://api.example.com', 'https://api.example.com'],
  ])('live admits %s', (url, clean) => {
    expect(admitBaseUrl(url, 'live')).toEqual({ ok: true, value: clean });
  });

  it.each([
    'http://api.example.com',
    'https://localhost',
    'https://localhost.',
    'https://a.localhost',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://0.0.0.0',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[0:0:0:0:0:0:0:1]',
    'https://LOCALHOST:8443/x',
    'https://name:word@api.example.com',
    'https://api.example.com/?a=b',
    'https://api.example.com/#a',
    'ftp://api.example.com',
    'javascript:alert(1)',
    'api.example.com',
    '',
  ])('live refuses %s', (url) => {
    expect(admitBaseUrl(url, 'live').ok).toBe(false);
  });

  it.each(['http://127.0.0.1:4100', 'http://[::1]:4100', 'https://127.5.5.5/base/'])(
    'sandbox admits %s',
    (url) => {
      expect(admitBaseUrl(url, 'sandbox').ok).toBe(true);
    },
  );

  it.each([
    'http://localhost:4100',
    'http://127.0.0.1.example.com',
    'https://1click.chaindefuser.com',
    'http://10.0.0.1',
    'http://0.0.0.0:4100',
    'http://127.0.0.1@example.com',
  ])('sandbox refuses %s', (url) => {
    expect(admitBaseUrl(url, 'sandbox').ok).toBe(false);
  });
});
