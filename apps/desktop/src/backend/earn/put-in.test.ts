import type { ActionRow } from '@countinghouse/core';
import { expect, it } from 'vitest';
import { putIn } from './put-in.ts';

const [BASE, ARBITRUM] = ['eip155:8453', 'eip155:42161'];
const usdc = { asset: 'usdc', symbol: 'USDC', decimals: 6 };

interface Done {
  readonly kind: 'earn-buy' | 'earn-sell' | 'earn-exit';
  readonly units?: string;
  readonly chain?: string;
  readonly to?: string;
  readonly account?: string;
}

const row = ({ kind, units, chain = BASE, to, account = '0xA1' }: Done, at: number): ActionRow =>
  ({
    ...{ id: String(at), kind, status: 'done', updatedAt: at },
    summary: {
      ...{ chain, account },
      ...(kind === 'earn-exit' ? {} : { destinationChain: to ?? chain }),
      ...(kind === 'earn-buy' ? { pays: { ...usdc, units } } : {}),
      ...(kind === 'earn-sell' ? { arrived: { what: 'usdc', units } } : {}),
    },
  }) as unknown as ActionRow;

/** The sum after each of these, one after another. */
async function after(...done: readonly Done[]): Promise<readonly string[]> {
  const rows = done.map(row);
  const read = await putIn({
    ledger: {
      listActions: async ({ kinds }) => rows.filter(({ kind }) => kinds?.includes(kind)),
    },
  });
  if (!read.ok) return expect.unreachable();
  return read.value.points.map((point) => point.usdc.units);
}

const buy = (units: string, more: Partial<Done> = {}): Done => ({
  ...{ kind: 'earn-buy', units },
  ...more,
});
const sell = (units: string, more: Partial<Done> = {}): Done => ({
  ...{ kind: 'earn-sell', units },
  ...more,
});
const exit = (more: Partial<Done> = {}): Done => ({ kind: 'earn-exit', ...more });

it('buys add, sales take away, and never more than was there', async () => {
  expect(await after(buy('100'), buy('50'), sell('40'), sell('130'))).toEqual([
    ...['100', '150', '110', '0'],
  ]);
});

it('whoever leaves has nothing at work there any more, and what they put in anew counts', async () => {
  expect(await after(buy('100'), sell('40'), exit(), buy('7'))).toEqual(['100', '60', '0', '7']);
});

it('leaving takes out what works in that account on that chain, and nothing else', async () => {
  const done = [
    buy('100'),
    buy('20', { to: ARBITRUM }),
    buy('3', { account: '0xB2' }),
    exit({ account: '0xa1' }),
  ];
  expect(await after(...done)).toEqual(['100', '120', '123', '23']);
  expect(await after(...done, exit({ chain: ARBITRUM }))).toHaveLength(5);
  expect((await after(...done, exit({ chain: ARBITRUM }))).at(-1)).toBe('3');
});

it('what was earned elsewhere takes nothing from what works here', async () => {
  expect(
    await after(buy('100'), buy('20', { to: ARBITRUM }), sell('25', { chain: ARBITRUM })),
  ).toEqual([...['100', '120', '100']]);
});
