import { describe, expect, it } from 'vitest';
import type { OrderReview } from '../../review/order.ts';
import { earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { createStage } from '../../simulation/driver/stage.ts';
import { ARBITRUM, BASE, OWNER } from '../../simulation/world.ts';
import type { RightStands } from '../rights/judge.ts';
import { type GasThere, wayBackWarning } from './way-back.ts';

describe('what crosses to a chain', () => {
  const NONE: { readonly right: RightStands; readonly gas: GasThere | null } = {
    right: 'none',
    gas: { has: 0n, needs: 10n ** 14n },
  };
  const warning = (change: Partial<typeof NONE> = {}) =>
    wayBackWarning({ chain: ARBITRUM, owner: OWNER }, { ...NONE, ...change });

  it.each<readonly [string, Partial<typeof NONE>]>([
    ['1tx may act there', { right: 'held', gas: null }],
    ['there is enough for gas', { gas: { has: 10n ** 14n, needs: 10n ** 14n } }],
    [
      'enough for gas, and nobody knows of a right',
      { right: 'unknown', gas: { has: 5n, needs: 5n } },
    ],
  ])('can leave it again where %s: nothing is said', (_, change) => {
    expect(warning(change)).toBeNull();
  });

  it('cannot where neither is there: what, where, how much, to which address', () => {
    expect(warning()).toEqual({
      code: 'NO_WAY_BACK',
      weight: 'risk',
      sentence: `As things are you could not take it out of Arbitrum One again: 1tx has no right there, and your wallet has no ETH there for gas (about 0.0001 ETH is needed). Authorize 1tx on Arbitrum One, or send ETH on Arbitrum One to ${OWNER}.`,
    });
    const little = warning({ gas: { has: 1n, needs: 10n ** 14n } });
    expect(little?.sentence).toContain('has too little ETH there');
    // What it costs is not known, and nothing is never enough.
    const unpriced = warning({ gas: { has: 0n, needs: null } });
    expect(unpriced?.sentence).toContain('no ETH there for gas. Authorize');
  });

  it.each<readonly [string, RightStands, GasThere, string]>([
    [
      'what the wallet holds',
      'none',
      { has: null, needs: 5n },
      'no right there, and what your wallet holds there could not be read',
    ],
    [
      'what it costs',
      'ended',
      { has: 5n, needs: null },
      'whether what your wallet holds there is enough could not be read',
    ],
    [
      'whether there is a right',
      'unknown',
      { has: 1n, needs: 5n },
      'whether 1tx has a right there could not be read, and your wallet holds too little',
    ],
  ])('may be stuck where %s could not be read, and it says so', (_, right, gas, words) => {
    const said = warning({ right, gas });
    expect(said).toMatchObject({ code: 'WAY_BACK_UNKNOWN', weight: 'note' });
    expect(said?.sentence).toContain(words);
  });
});

describe('the review of an order across chains', () => {
  async function warned({ right, gas }: { right: boolean; gas: boolean }) {
    const { world, program } = createStage();
    if (!right) await world.earn.port.revoke({ owner: OWNER, chain: ARBITRUM });
    if (!gas) world.arbitrum.fund(OWNER, null, -(10n ** 20n));
    const engine = program();
    const wish = { kind: 'earn-buy', from: BASE, to: ARBITRUM, units: 5_000_000n } as const;
    const { kind, input } = earnErrand('order', wish, CALM_PERSON);
    const begun = await engine.start('order', kind, input);
    if (!begun.ok) return expect.unreachable(begun.error.message);
    await engine.advance(begun.value.actionId);
    const events = world.ledger.disk().streams.get(`action/${begun.value.actionId}`) ?? [];
    const review = events.findLast(({ type }) => type === 'review.prepared')?.data.review;
    return (review as unknown as OrderReview).warnings.map(({ code }) => code);
  }

  it('says before that there is no way back', async () => {
    expect(await warned({ right: false, gas: false })).toContain('NO_WAY_BACK');
    expect(await warned({ right: false, gas: true })).not.toContain('NO_WAY_BACK');
    expect(await warned({ right: true, gas: false })).not.toContain('NO_WAY_BACK');
  });
});
