import type { ReadStep } from '../../action/definition.ts';
import type { EarnAccount } from '../../ports/earn-provider.ts';
import { err, ok } from '../../result/result.ts';
import { type EarnWorld, troubleOf } from '../world.ts';
import type { AuthorizeInput } from './input.ts';
import { anotherEndsAsWell } from './same-end.ts';
import { AuthorizeEvent, type AuthorizeState } from './state.ts';

/** After this long a grant that the service took and does not show is something to look at. */
const PATIENCE_MS = 10 * 60_000;

/** Asks whether the service shows the grant it has taken. */
export function followGrantStep(): ReadStep<AuthorizeState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state }, world, { clock, ledger }) {
      const { input, confirmedAt, attention } = state;
      const answer = await world.earn.account(input.owner);
      if (!answer.ok) return err(troubleOf(answer.error));
      const taken = confirmedAt !== null;
      const shown = shows(answer.value, input, taken);
      if (shown && (taken || !(await anotherEndsAsWell(id, input, ledger)))) {
        const { received } = answer.value;
        return ok([{ type: AuthorizeEvent.shown, version: 1, data: { received } }]);
      }
      const late = confirmedAt !== null && clock.now() - confirmedAt > PATIENCE_MS;
      if (!late || attention !== null) return ok([]);
      const data = { code: 'GRANT_NOT_SHOWN', received: answer.value.received };
      return ok([{ type: AuthorizeEvent.attention, version: 1, data }]);
    },
  };
}

/**
 * Whether the account shows the grant that was asked for, by its end. The service may name one grant and
 * no chain: that is compared as well. Where it has taken the signature and tells no end, or tells one
 * grant for several chains, its word is all there is; where nobody knows whether it has the signature,
 * only the very end that was asked for tells the grant from an older one, and only if no other was signed
 * with the same end.
 */
function shows(
  { authorizedOn, grants }: EarnAccount,
  { usdc: { chain }, expiresAt }: AuthorizeInput,
  taken: boolean,
): boolean {
  if (!authorizedOn.includes(chain)) return false;
  const here = grants.filter((grant) => grant.chain === chain);
  const general = grants.filter((grant) => grant.chain === null);
  const told = here.length > 0 ? here : general;
  if (told.some((grant) => grant.expiresAt === expiresAt)) return true;
  const cannotTell = here.length === 0 && (general.length === 0 || authorizedOn.length > 1);
  return taken && (cannotTell || told.every((grant) => grant.expiresAt === null));
}
