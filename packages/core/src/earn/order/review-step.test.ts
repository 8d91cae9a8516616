import { describe, expect, it } from 'vitest';
import type { OrderReview } from '../../review/order.ts';
import { type EarnWish, earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { createStage } from '../../simulation/driver/stage.ts';
import { BASE, FRIEND } from '../../simulation/world.ts';
import type { OrderInput } from './input.ts';

const WORTH_MORE = 12_000n;

/** The review of an order that pays somebody a tenth of a per cent, at 1.2 USDC a share. */
async function reviewOf(
  wish: EarnWish,
  change: (input: OrderInput) => Partial<OrderInput> = () => ({}),
  price = WORTH_MORE,
): Promise<OrderReview> {
  const { world, program } = createStage();
  world.base.setVaultPrice(price);
  const engine = program();
  const { kind, input } = earnErrand('order', wish, CALM_PERSON);
  const plain = input as unknown as OrderInput;
  const referral = { wallet: FRIEND, basisPoints: 10 };
  const begun = await engine.start('order', kind, {
    ...input,
    referral,
    ...change(plain),
  } as never);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  const id = begun.value.actionId;
  await engine.advance(id);
  const events = world.ledger.disk().streams.get(`action/${id}`) ?? [];
  return events.findLast(({ type }) => type === 'review.prepared')?.data.review as never;
}

const stopsOf = ({ warnings }: OrderReview) => warnings.filter(({ weight }) => weight === 'stop');

describe('an order of which nothing would come', () => {
  const buy = (units: bigint): EarnWish => ({ kind: 'earn-buy', from: BASE, to: BASE, units });
  const sell = (units: bigint): EarnWish => ({ kind: 'earn-sell', chain: BASE, units });
  const plain = () => ({ referral: null });

  it.each<readonly [string, EarnWish, bigint, RegExp]>([
    ['shares worth no USDC', sell(1n), 9_999n, /^0\.000001 evUSDC are worth 0 USDC now/],
    ['USDC that buy no share', buy(1n), WORTH_MORE, /^0\.000001 USDC buy no evUSDC now/],
  ])('is stopped: %s', async (_, wish, price, words) => {
    const stops = stopsOf(await reviewOf(wish, plain, price));
    expect(stops.map(({ code }) => code)).toEqual(['NOTHING_COMES']);
    expect(stops[0]?.sentence).toMatch(words);
  });

  it('is stopped where fees take all of it', async () => {
    const review = await reviewOf(buy(1n));
    expect(stopsOf(review).map(({ code }) => code)).toEqual(['NOTHING_COMES']);
    expect(review.receivesAtLeast).toMatchObject({ units: '0' });
  });

  it.each<readonly [string, EarnWish, bigint]>([
    ['shares worth a unit', sell(1n), 10_000n],
    ['USDC that buy a unit', buy(2n), WORTH_MORE],
  ])('is none of those that bring something: %s', async (_, wish, price) => {
    expect(stopsOf(await reviewOf(wish, plain, price))).toEqual([]);
  });
});

describe('what a pool gives for a deposit, and counts as the deposit itself', () => {
  const sale: EarnWish = { kind: 'earn-sell', chain: BASE, units: 5_000_000n };
  // A token that no vault can be asked about.
  const pool = (oneToOne?: boolean) => (input: OrderInput) => {
    const { instrument } = input;
    const shares = { ...instrument.shares, token: FRIEND };
    const counted = oneToOne === undefined ? {} : { oneToOne };
    return { referral: null, instrument: { ...instrument, shares, ...counted } };
  };

  it('is reviewed as so much USDC, with the least that has to come', async () => {
    const { receives, receivesAtLeast, fees } = await reviewOf(sale, pool(true));
    expect(receives).toMatchObject({ symbol: 'USDC', units: '5000000' });
    expect(receivesAtLeast).toMatchObject({ symbol: 'USDC' });
    expect(BigInt(receivesAtLeast?.units ?? 0)).toBeGreaterThan(4_000_000n);
    expect(fees.map(({ name }) => name)).toContain('Slippage you accept');
  });

  it.each([false, undefined])('is not guessed where that is not proven (%s)', async (oneToOne) => {
    const { receives, receivesAtLeast } = await reviewOf(sale, pool(oneToOne));
    expect([receives, receivesAtLeast]).toEqual([null, null]);
  });
});

describe('a referral fee', () => {
  it('is a share of the USDC that are paid', async () => {
    const { fees } = await reviewOf({ kind: 'earn-buy', from: BASE, to: BASE, units: 5_000_000n });
    expect(fees).toContainEqual({
      name: 'Referral',
      atMost: expect.objectContaining({ symbol: 'USDC', units: '5000' }),
    });
  });

  it('is a share of the USDC that come out, not of the shares that are sold', async () => {
    const { fees } = await reviewOf({ kind: 'earn-sell', chain: BASE, units: 5_000_000n });
    expect(fees).toContainEqual({
      name: 'Referral',
      atMost: expect.objectContaining({ symbol: 'USDC', units: '6000' }),
    });
  });

  it('is a share and no amount where nobody can say how much comes out', async () => {
    const { fees, says } = await reviewOf(
      { kind: 'earn-sell', chain: BASE, units: 5_000_000n },
      ({ instrument }) => ({ instrument: { ...instrument, takes: null } }),
    );
    expect(fees.map(({ name }) => name)).not.toContain('Referral');
    expect(says.at(-1)).toMatch(/ gets 0\.1 % of the USDC as a referral fee\.$/);
  });
});
