import {
  accountProcedures,
  actionProcedures,
  ledgerProcedures,
  type OpenHouse,
  swapProcedures,
} from '@countinghouse/desktop/backend';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hurry } from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';
import { must, present } from './support/must.ts';
import { commandId, openHouseOf } from './support/open-house.ts';
import { poll } from './support/poll.ts';

/** What a screen does, over the real backend: procedures in, values out. */
let house: House;
let desk: OpenHouse;
beforeAll(async () => {
  house = await openHouse();
  desk = openHouseOf(house);
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

type Form = Parameters<typeof swapProcedures.quote>[1]['form'];

async function form(changes: Partial<Form> = {}): Promise<Form> {
  return {
    swapType: 'EXACT_INPUT',
    origin: house.token('base', 'USDC').id,
    destination: house.token('arb', 'USDC').id,
    units: '25000000',
    slippageBasisPoints: 100,
    account: house.account,
    recipient: null,
    recipientAgain: null,
    refundTo: null,
    refundToAgain: null,
    ...changes,
  };
}

async function start(changes: Partial<Form> = {}): Promise<string> {
  const filled = await form(changes);
  const { pays, getsAtLeast, timeEstimateMs } = must(
    await swapProcedures.quote(desk, { form: filled }),
  );
  const shown = { amountIn: pays.units, minAmountOut: getsAtLeast.units, timeEstimateMs };
  const wish = { commandId: commandId(), form: filled, shown };
  return must(await swapProcedures.start(desk, wish)).actionId;
}

type Detail = Extract<Awaited<ReturnType<typeof actionProcedures.get>>, { ok: true }>['value'];

const until = (actionId: string, what: string, wanted: (detail: Detail) => boolean) =>
  poll(
    what,
    async () => {
      await hurry(house, actionId);
      return must(await actionProcedures.get(desk, { actionId }));
    },
    wanted,
  );

const unitsOf = async (symbol: string, chain: string): Promise<bigint> => {
  const over = new AbortController();
  must(await accountProcedures.refreshBalances(desk, undefined));
  for await (const { list } of accountProcedures.watchBalances(desk, undefined, over.signal)) {
    over.abort();
    const mine = list.find(
      (one) =>
        one.account === house.account && one.chain.id === chain && one.amount.symbol === symbol,
    );
    return BigInt(mine?.amount.units ?? '0');
  }
  return 0n;
};

describe('a swap, from the first price to the proof', () => {
  it('quote, start, approve, done; balances, evidence, verified ledger', async () => {
    const before = await unitsOf('USDC', house.base.caip);
    expect(before).toBeGreaterThan(25_000_000n);
    const actionId = await start();
    const asked = await until(actionId, 'the review', ({ review }) => review?.approvable === true);
    const { digest } = present(asked.review, 'the review');
    expect(asked.review).toMatchObject({ payer: { name: 'Treasury' }, through: '1Click' });
    expect(asked.commands).toEqual(['cancel', 'refresh']);
    // As a page does whose connection was cut after sending: the same command, twice.
    const yes = { commandId: commandId(), actionId, digest };
    await Promise.all([actionProcedures.approve(desk, yes), actionProcedures.approve(desk, yes)]);
    must(await actionProcedures.approve(desk, yes));
    const done = await until(actionId, 'the end', ({ row }) => row.status === 'done');
    expect(done.proofs.map(({ what }) => what)).toEqual(['deposit', 'payout']);
    expect(done).toMatchObject({ atWorst: null, commands: [], provider: { status: 'SUCCESS' } });
    expect(await unitsOf('USDC', house.base.caip)).toBe(before - 25_000_000n);
    expect(await unitsOf('USDC', house.arbitrum.caip)).toBe(
      BigInt(present(done.row.gets, 'what was got').units),
    );

    const signed = { commandId: commandId(), account: house.account };
    must(await ledgerProcedures.signHead(desk, signed));
    const { text } = must(await actionProcedures.evidence(desk, { actionId }));
    const report = must(await ledgerProcedures.checkEvidence(desk, { text, readChains: true }));
    expect(report.verdict).toBe('borne out');
    const progress = ledgerProcedures.verify(
      desk,
      { integrity: true },
      new AbortController().signal,
    );
    let end: unknown;
    for await (const one of progress) end = one;
    expect(end).toMatchObject({ kind: 'end', ok: true, heads: [{ ok: true }] });
  });

  it('the book tells it, newest first', async () => {
    const { entries, head } = must(
      await ledgerProcedures.page(desk, { before: null, limit: 200, types: ['swap.ended'] }),
    );
    expect(entries.map(({ text }) => text)).toEqual([
      expect.stringContaining('The swap ended: done.'),
    ]);
    expect(head).toBeGreaterThan(10);
  });
});

describe('when the provider is not well', () => {
  it('a refusal carries its words and its id', async () => {
    const tiny = await form({ units: '1000' });
    const answer = await swapProcedures.quote(desk, { form: tiny });
    expect(answer).toMatchObject({ ok: false, error: { code: 'PROVIDER_REFUSED' } });
    expect(!answer.ok && answer.error.requestId).toMatch(/.+/);
  });

  it('a storm of 429 is told as one, with the wait it asks for', async () => {
    const storm = {
      kind: 'status',
      status: 429,
      retryAfter: '2',
      route: 'quote',
      count: 50,
    } as const;
    house.sandbox.controls.fault(storm);
    expect(await swapProcedures.quote(desk, { form: await form() })).toMatchObject({
      ok: false,
      error: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
    });
  });

  it('a quote with a wrong signature ends the swap before anything is sent', async () => {
    const filled = await form();
    // The storm before has asked for a pause, and the client keeps it.
    const again = () => swapProcedures.quote(desk, { form: filled });
    const dry = must(await poll('a price again', again, ({ ok }) => ok));
    house.sandbox.controls.distortNext({ distortion: { signature: 'garbage' } });
    const shown = {
      amountIn: dry.pays.units,
      minAmountOut: dry.getsAtLeast.units,
      timeEstimateMs: dry.timeEstimateMs,
    };
    const wish = { commandId: commandId(), form: filled, shown };
    const { actionId } = must(await swapProcedures.start(desk, wish));
    const failed = await until(actionId, 'the refusal', ({ row }) => row.status === 'failed');
    expect(failed.review).toBeNull();
    expect(failed.proofs).toEqual([]);
    expect(failed.quoteFacts?.problems.join(' ')).toContain('not signed by the provider');
  });
});

describe('the rest of the desk', () => {
  it('the faucet fills an empty account, and the screen sees it', async () => {
    const assets = must(await accountProcedures.faucetAssets(desk, undefined));
    expect(assets.map(({ symbol }) => symbol)).toEqual([
      'ETH',
      'USDC',
      'DAI',
      'ETH',
      'USDC',
      'DAI',
    ]);
    const before = await unitsOf('DAI', house.arbitrum.caip);
    const wish = { account: house.account, chain: house.arbitrum.caip, symbol: 'DAI' };
    must(await accountProcedures.faucet(desk, { commandId: commandId(), ...wish }));
    expect(await unitsOf('DAI', house.arbitrum.caip)).toBe(before + 1_000n * 10n ** 18n);
  });

  it('a payment of a token, found by the id that balances name it with', async () => {
    const asset = `${house.base.caip}/erc20:${house.base.usdc.toLowerCase()}`;
    const wish = {
      account: house.account,
      chain: house.base.caip,
      asset,
      to: house.poorAccount,
      units: '1000000',
      note: '',
    };
    const { actionId } = must(
      await accountProcedures.send(desk, { commandId: commandId(), ...wish }),
    );
    const asked = await until(actionId, 'the review', ({ review }) => review?.approvable === true);
    const { digest, ...review } = present(asked.review, 'the review');
    expect(review).toMatchObject({ kind: 'transaction', receiver: { name: 'Treasury 2' } });
    must(await actionProcedures.approve(desk, { commandId: commandId(), actionId, digest }));
    await until(actionId, 'the end', ({ row }) => row.status === 'done');
  });

  it('a wallet of our own making, in the real signer process', async () => {
    const wish = { commandId: commandId(), name: 'Trips', words: 12 as const };
    const made = must(await accountProcedures.createWallet(desk, wish));
    expect(must(await accountProcedures.createWallet(desk, wish))).toEqual(made);
    const more = { commandId: commandId(), walletId: made.walletId, name: 'Flights' };
    const { address } = must(await accountProcedures.add(desk, more));
    const listed = must(await accountProcedures.list(desk, undefined));
    expect(listed.find((one) => one.address === address)).toMatchObject({
      name: 'Flights',
      index: 1,
      walletName: 'Trips',
    });
  });
});
