import { describe, expect, it } from 'vitest';
import type { ChainPort, Transfer } from '../../ports/chain.ts';
import { ok } from '../../result/result.ts';
import type { OrderInput } from './input.ts';
import { crossingIn } from './paid.ts';

const [NOBODY, ACCOUNT, ROUTER, STRANGER, VAULT, KEEPER] = [0, 1, 2, 3, 4, 5].map(
  (each) => `0x${String(each).repeat(40)}`,
) as [string, string, string, string, string, string];
const [USDC, SHARES] = [`0x${'a'.repeat(40)}`, `0x${'b'.repeat(40)}`];
const HASH = `0x${'c'.repeat(64)}`;

const INPUT = {
  direction: 'buy',
  account: ACCOUNT,
  amount: '5000000',
  usdc: { chain: 'eip155:8453', token: USDC, decimals: 6, symbol: 'USDC' },
  landing: { chain: 'eip155:42161', token: USDC, decimals: 6, symbol: 'USDC' },
  instrument: { shares: { chain: 'eip155:42161', token: SHARES, decimals: 6, symbol: 'ev' } },
  transfer: { speed: 'fast', maxFee: '1000' },
  referral: null,
} as unknown as OrderInput;

type Moved = readonly [token: string, from: string, to: string, amount: bigint];

/** How it crossed, by the transfers of one transaction, in their order. */
async function crossed(
  what: 'shares' | 'usdc',
  ...moved: readonly Moved[]
): Promise<'minted' | 'moved' | 'not' | null> {
  const logs: Transfer[] = moved.map(([token, from, to, amount], logIndex) => ({
    ...{ token, from, to, amount, logIndex, transactionHash: HASH, blockNumber: 7 },
  }));
  const transfersIn: ChainPort['transfersIn'] = async (_, token) =>
    ok(logs.filter((log) => log.token === token));
  const found = await crossingIn({ transfersIn } as ChainPort, { hash: HASH, what }, INPUT);
  return found.ok ? found.value : null;
}

const MINE: readonly Moved[] = [
  [USDC, NOBODY, ROUTER, 4_999_500n],
  [USDC, NOBODY, KEEPER, 500n],
];
const DEPOSIT: readonly Moved[] = [
  [USDC, ROUTER, VAULT, 4_999_500n],
  [SHARES, NOBODY, ACCOUNT, 4_000_000n],
];
const THEIRS: readonly Moved[] = [
  [USDC, NOBODY, STRANGER, 7_000_000n],
  [USDC, NOBODY, KEEPER, 700n],
];
const THEIR_DEPOSIT: readonly Moved[] = [[USDC, STRANGER, VAULT, 7_000_000n]];

describe('what crossed in a transaction that redeems several messages', () => {
  it.each<readonly [string, readonly Moved[]]>([
    ['alone', [...MINE, ...DEPOSIT]],
    ['before another', [...MINE, ...DEPOSIT, ...THEIRS, ...THEIR_DEPOSIT]],
    ['after another', [...THEIRS, ...THEIR_DEPOSIT, ...MINE, ...DEPOSIT]],
    ['after one that nothing was done with', [...THEIRS, ...MINE, ...DEPOSIT]],
  ])('is what was minted for what arrived: %s', async (_, moved) => {
    expect(await crossed('shares', ...moved)).toBe('minted');
  });

  it('is not what was minted for somebody else', async () => {
    const bought: Moved = [SHARES, NOBODY, ACCOUNT, 4_000_000n];
    expect(await crossed('shares', ...MINE, ...DEPOSIT.slice(0, 1), ...THEIRS, bought)).toBe(
      'moved',
    );
    expect(await crossed('shares', ...THEIRS, bought)).toBe('not');
  });

  it('cannot be told where it arrived in several parts', async () => {
    expect(await crossed('shares', ...MINE, ...DEPOSIT, ...THEIRS, ...DEPOSIT)).toBe('moved');
  });

  it('may be what the account got itself', async () => {
    const landed: Moved = [USDC, NOBODY, ACCOUNT, 4_999_500n];
    const fee: Moved = [USDC, NOBODY, KEEPER, 500n];
    expect(await crossed('usdc', ...THEIRS, ...THEIR_DEPOSIT, landed, fee)).toBe('minted');
  });
});
