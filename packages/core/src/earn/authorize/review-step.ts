import type { ReadStep } from '../../action/definition.ts';
import { reviewGrant } from '../../grant/index.ts';
import { ok } from '../../result/result.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import { ended } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import type { AuthorizeState } from './state.ts';

const REVIEW_MS = 10 * 60_000;

/** Sets the grant before the person in sentences, beside what they asked for. */
export function authorizeReviewStep(): ReadStep<AuthorizeState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state }, world, { clock }) {
      const { input, offer } = state;
      if (offer?.payload == null) return ok([]);
      const decoded = world.decodeGrant(offer.payload);
      if (decoded.kind === 'unknown') {
        return ok([ended('failed', true, `Nobody can read this grant: ${decoded.reason}.`)]);
      }
      const accounts = needSmartAccounts(world, input.usdc.chain);
      if (!accounts.ok) return accounts;
      const there = await accounts.value.state(decoded.account);
      if (!there.ok) return there;
      const now = clock.now();
      const { symbol, decimals, token } = input.usdc;
      const review = reviewGrant({
        actionId: id,
        payload: offer.payload,
        decoded,
        asked: {
          spendCap: input.spendCap,
          expiresAt: Math.floor(input.expiresAt / 1_000),
          token,
          symbol,
          decimals,
        },
        through: SERVICE,
        computedAccount: world.kernel.accountOf(input.owner),
        toldAccount: offer.account,
        nonces: [there.value.currentNonce],
        names: { [token.toLowerCase()]: symbol },
        validUntil: now + REVIEW_MS,
        preparedAt: now,
      });
      return ok([reviewPrepared(review)]);
    },
  };
}
