import type { ReadStep, Trouble } from '../action/definition.ts';
import { needChain, type SwapWorld } from '../action/world.ts';
import type { ChainPort } from '../ports/chain.ts';
import type { Instant } from '../ports/clock.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { depositUntil } from './deadlines.ts';
import { deposits } from './seen-on-chain.ts';
import { type Attention, SwapEvent, type SwapState } from './state.ts';
import { newStatus } from './status.ts';

/**
 * The time to pay is over. `expired` is said only when the deposit address has been seen empty and
 * nothing ever reached it; the provider's silence is no proof.
 */
export function checkEmptyStep(): ReadStep<SwapState, SwapWorld> {
  return {
    type: 'read',
    async run({ state }, world) {
      const { quote, input } = state;
      const chain = needChain(world, input.origin.chain);
      if (quote === null) return ok([]);
      if (!chain.ok) return chain;
      const outside = input.deposit.from === 'outside';
      const over = outside ? quote.requestedDeadline : depositUntil(input, quote);
      const current = await upTo(chain.value, over);
      if (!current.ok) return current;
      const arrived = await deposits(state, chain.value);
      if (!arrived.ok || arrived.value.length > 0) return arrived;
      const status = await newStatus(state, world);
      if (status.ok && status.value.length > 0) return status;
      // Native coin leaves no logs and is swept away: without the provider's word, empty proves nothing.
      if (!status.ok && input.origin.token === null) return status;
      // Its word that it has a deposit ends no swap, but neither does our not seeing one.
      if (state.status !== null && state.status.status !== 'PENDING_DEPOSIT') {
        return ok(call(state, 'PAST_DEADLINE'));
      }
      const balance = await chain.value.balance(quote.depositAddress, input.origin.token);
      if (!balance.ok) return balance;
      if (balance.value > 0n) return ok(call(state, 'LATE_DEPOSIT'));
      const data = { end: 'expired', verified: true, why: 'Nothing was sent in time.' };
      return ok([{ type: SwapEvent.ended, version: 1, data }]);
    },
  };
}

/** A node that stands still, or is fed by one, shows every address empty. */
async function upTo(chain: ChainPort, time: Instant): Promise<Result<null, Trouble>> {
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value !== null && head.value.at >= time) return ok(null);
  const code = 'CHAIN_BEHIND';
  const message =
    'The node of this chain has not got as far as the end of the time to pay, so nobody can say yet whether a deposit came. It is asked again.';
  return err({ code, message });
}

/** What calls the person already says more than that time is over, and would take turns with it. */
function call({ attention }: SwapState, code: Attention): readonly NewEvent[] {
  if (attention === code || (attention !== null && code === 'PAST_DEADLINE')) return [];
  return [{ type: SwapEvent.attention, version: 1, data: { code } }];
}
