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
): Promise<OrderReview> {
  const { world, program } = createStage();
  world.base.setVaultPrice(WORTH_MORE);
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
