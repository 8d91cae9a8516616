import { describe, expect, it } from 'vitest';
import { sandboxReady } from '../../host/protocol.ts';
import { linesOf, outsideOf } from './outside.ts';

const LINE = {
  ready: true,
  services: {
    oneclick: { baseUrl: 'http://127.0.0.1:9' },
    onetx: { baseUrl: 'http://127.0.0.1:9/api/v1' },
  },
  credentials: { onetx: { apiKey: 'a-key-of-the-sandbox' } },
  chains: [{ id: 8453, rpcUrl: 'http://127.0.0.1:9', tokens: { USDC: `0x${'11'.repeat(20)}` } }],
  keys: { quoteSigning: `ed25519:${'1'.repeat(32)}` },
  faucet: { url: 'http://127.0.0.1:9', address: `0x${'22'.repeat(20)}` },
};
const { onetx: _, ...before } = LINE.services;
const { credentials: __, ...without } = LINE;

const open = (line: unknown) => {
  const opened = outsideOf(linesOf(sandboxReady.parse(line)), { now: () => 1 });
  return opened.ok ? opened.value : expect.unreachable(opened.error.message);
};
const OWNER = `0x${'33'.repeat(20)}`;

describe('a sandbox of before 1tx', () => {
  it.each([
    ['without the service', { ...without, services: before }],
    ['without the service, its key left over', { ...LINE, services: before }],
    ['without any credentials', without],
    ['without a key of the service', { ...LINE, credentials: {} }],
  ])('%s opens, and says that earning is not set up', async (_name, line) => {
    const { earn, chains, smartAccounts } = open(line);
    expect(await earn.account(OWNER)).toMatchObject({
      ok: false,
      error: { code: 'NO_CONNECTION', message: expect.stringContaining('not set up') },
    });
    // Leaving without the service needs the chain only.
    expect([...chains.keys()]).toEqual(['eip155:8453']);
    expect([...smartAccounts.keys()]).toEqual(['eip155:8453']);
  });

  it('one with all of it can be asked', async () => {
    const answer = await open(LINE).earn.account(OWNER);
    expect(answer.ok ? null : answer.error.code).not.toBe('NO_CONNECTION');
  });
});
