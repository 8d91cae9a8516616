import type { ReadStep } from '../../action/definition.ts';
import { isRecovered, RECOVERED } from '../../action/recovered.ts';
import type { JsonObject } from '../../ports/json.ts';
import { err, ok } from '../../result/result.ts';
import { otherAccount } from '../shape.ts';
import { type EarnWorld, isRefusal, troubleOf } from '../world.ts';
import { AuthorizeEvent, type AuthorizeState, type GrantOffer } from './state.ts';

/** Asks the service what is to be signed, and reads it from its bytes. Nothing is allowed by asking. */
export function offerStep(): ReadStep<AuthorizeState, EarnWorld> {
  return {
    type: 'read',
    async run({ state: { input } }, world, tools) {
      // A copy of this ledger may live, and what it has prepared would be lost by this.
      if (isRecovered(tools)) return err(RECOVERED);
      const { owner, account, usdc, spendCap, expiresAt } = input;
      const answer = await world.earn.prepareAuthorization({
        owner,
        chain: usdc.chain,
        spendCap: BigInt(spendCap),
        expiresAt,
      });
      if (!answer.ok) {
        if (!isRefusal(answer.error)) return err(troubleOf(answer.error));
        const { code, message } = answer.error;
        return ok([{ type: AuthorizeEvent.refused, version: 1, data: { code, message } }]);
      }
      const told = answer.value;
      const other = otherAccount(told.account, account);
      const read =
        other === null
          ? world.kernel.readGrant(told.typedData, { chain: usdc.chain, account, owner })
          : err({ message: other });
      const offer: GrantOffer = {
        account: told.account,
        received: told.received,
        payload: read.ok ? read.value : null,
        problem: read.ok ? null : read.error.message,
      };
      const data = offer as unknown as JsonObject;
      return ok([{ type: AuthorizeEvent.offered, version: 1, data }]);
    },
  };
}
