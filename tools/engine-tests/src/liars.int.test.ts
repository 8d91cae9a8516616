import { userAccount } from '@countinghouse/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  approvedSwap,
  command,
  depositAddressOf,
  depositsMade,
  kinds,
  type Look,
  look,
  startSwap,
  until,
  untilEnded,
  untilStatus,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';
import { must, present } from './support/must.ts';
import type { Lie, RpcProxy } from './support/rpc-proxy.ts';

/** Each chain has two servers; the one that is asked first lies, the other tells the truth. */
let house: House;
beforeAll(async () => {
  house = await openHouse({ liars: true });
});
afterAll(() => house?.end());
const told: (() => void)[] = [];
afterEach(async () => {
  for (const takeBack of told.splice(0)) takeBack();
  house.sandbox.controls.reset();
  await house.sandbox.controls.automine({ chain: 8453, on: true });
});

function lie(chain: 8453 | 42161, method: string, how: Lie): RpcProxy {
  const liar = present(house.liars[chain], 'the liar');
  liar.lie(method, how);
  told.push(() => liar.lie(method, null));
  return liar;
}

const INVENTED = `0x${'1'.repeat(64)}`;
let people = 160;
const somebody = (): string => {
  people += 1;
  return userAccount(people).address;
};
const signatures = ({ events }: Look) =>
  events.filter(({ type }) => type === 'effect.intended').length;
const disagreements = () => house.backend().outside.disagreements();

async function endsDoneWithOneDeposit(actionId: string): Promise<Look> {
  const end = await untilEnded(house, actionId);
  expect(end.row).toMatchObject({ status: 'done', summary: { verified: true } });
  expect(await depositsMade(house, actionId)).toBe(1);
  expect(signatures(end)).toBe(1);
  return end;
}

describe('a server that lies, beside an honest one', () => {
  it('about how the deposit ended: nothing is final, it is shown, and nothing is paid again', async () => {
    lie(8453, 'eth_getTransactionReceipt', (receipt) =>
      receipt === null ? null : { ...(receipt as object), status: '0x0', logs: [] },
    );
    // Else the swap would be done by its payout, which the other chain shows.
    house.sandbox.controls.behaveNext({ behaviour: { stuckIn: 'PROCESSING' } });
    const actionId = await approvedSwap(house);
    const doubted = await until(
      house,
      actionId,
      'the disagreement',
      ({ trouble }) => trouble?.code === 'CHAIN_MALFORMED',
    );
    expect(doubted.trouble?.message).toMatch(/endpoints disagree/i);
    expect(doubted.row.open).toBe(true);
    expect(kinds(doubted)).not.toContain('transaction.included');
    expect(kinds(doubted)).not.toContain('transaction.final');
    expect(disagreements()).toContainEqual(
      expect.objectContaining({ chain: 'eip155:8453', subject: 'receipt' }),
    );
    for (const takeBack of told.splice(0)) takeBack();
    house.sandbox.controls.behave({
      depositAddress: depositAddressOf(doubted),
      behaviour: { stuckIn: null },
    });
    await endsDoneWithOneDeposit(actionId);
  });

  it('about a payout that never was: not done on its word alone', async () => {
    const recipient = somebody();
    house.sandbox.controls.behaveNext({ behaviour: { successWithoutPayout: true } });
    const usdc = house.arbitrum.usdc.toLowerCase();
    const pad = (address: string) => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`;
    lie(42161, 'eth_getTransactionReceipt', (receipt, [hash]) => {
      if (receipt !== null) return receipt;
      const blockNumber = '0xffffff';
      const topics = [
        '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
        pad(house.base.friend.address),
        pad(recipient),
      ];
      const data = `0x${(1_000_000_000).toString(16).padStart(64, '0')}`;
      const log = {
        address: usdc,
        topics,
        data,
        blockNumber,
        transactionHash: hash,
        logIndex: '0x0',
      };
      return {
        transactionHash: hash,
        blockNumber,
        blockHash: INVENTED,
        status: '0x1',
        gasUsed: '0x1',
        effectiveGasPrice: '0x1',
        logs: [log],
      };
    });
    const actionId = await approvedSwap(house, { recipient });
    const claimed = await until(
      house,
      actionId,
      'the claim, doubted',
      ({ row, trouble }) => row.summary.providerStatus === 'SUCCESS' && trouble !== null,
    );
    expect(claimed.trouble?.message).toMatch(/not every endpoint/i);
    expect(claimed.row).toMatchObject({ status: 'settling', open: true });
    expect(kinds(claimed)).not.toContain('payout.seen');
    expect((await house.arbitrum.auditor.balances(recipient)).usdc).toBe(0n);
  });

  it('about the balance: the person may be misled, the chain is not', async () => {
    const before = (await house.base.auditor.balances(house.account)).usdc;
    const none = `0x${'0'.repeat(64)}`;
    const asksForBalance = (call: unknown) =>
      (call as { data?: string }).data?.startsWith('0x70a08231') === true;
    lie(8453, 'eth_call', (answer, [call]) => (asksForBalance(call) ? none : answer));
    const actionId = await startSwap(house);
    const { review } = await untilStatus(house, actionId, 'awaiting signature');
    expect(review?.review.warnings).toContainEqual(
      expect.objectContaining({ code: 'INSUFFICIENT_FUNDS', weight: 'stop' }),
    );
    expect(await approve(house, actionId)).toMatchObject({ ok: false });
    must(await command(house, actionId, 'cancel'));
    expect((await look(house, actionId)).row.status).toBe('cancelled');
    expect((await house.base.auditor.balances(house.account)).usdc).toBe(before);
  });

  it('about being behind: what it does not know is not taken for absent', async () => {
    const liar = present(house.liars[8453], 'the liar');
    const actionId = await approvedSwap(house);
    await until(house, actionId, 'inclusion', (now) => kinds(now).includes('transaction.included'));
    const sends = liar.forwarded('eth_sendRawTransaction');
    lie(8453, 'eth_getTransactionReceipt', () => null);
    lie(8453, 'eth_getTransactionByHash', () => null);
    lie(8453, 'eth_getTransactionCount', () => '0x0');
    lie(8453, 'eth_getBlockByNumber', (block, [at]) =>
      at === 'finalized' || at === 'latest' ? { ...(block as object), number: '0x1' } : null,
    );
    await endsDoneWithOneDeposit(actionId);
    expect(liar.forwarded('eth_sendRawTransaction')).toBe(sends);
  });

  it('about what is final: it is shown, and nothing is called final', async () => {
    lie(8453, 'eth_getBlockByNumber', (block) =>
      block === null ? null : { ...(block as object), hash: INVENTED },
    );
    const actionId = await approvedSwap(house);
    await until(house, actionId, 'the disagreement', () =>
      disagreements().some(({ subject }) => subject === 'finalized block'),
    );
    expect(kinds(await look(house, actionId))).not.toContain('transaction.final');
    for (const takeBack of told.splice(0)) takeBack();
    await untilStatus(house, actionId, 'done');
    expect(await depositsMade(house, actionId)).toBe(1);
  });

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
