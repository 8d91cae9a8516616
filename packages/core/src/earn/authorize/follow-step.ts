import type { ReadStep } from '../../action/definition.ts';
import type { Instant } from '../../ports/clock.ts';
import type { EarnAccount } from '../../ports/earn-provider.ts';
import { err, ok } from '../../result/result.ts';
import { type EarnWorld, troubleOf } from '../world.ts';
import { AuthorizeEvent, type AuthorizeState } from './state.ts';

/** After this long a grant that the service took and does not show is something to look at. */
const PATIENCE_MS = 10 * 60_000;

/** Asks whether the service shows the grant it has taken. */
export function followGrantStep(): ReadStep<AuthorizeState, EarnWorld> {
  return {
    type: 'read',
    async run({ state }, world, { clock }) {
      const { input, confirmedAt, attention } = state;
      const answer = await world.earn.account(input.owner);
      if (!answer.ok) return err(troubleOf(answer.error));
      if (shows(answer.value, input.usdc.chain, input.expiresAt)) {
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

/** A grant on the chain; where the service tells the ends of grants by chain, with the one asked for. */
function shows(account: EarnAccount, chain: string, expiresAt: Instant): boolean {
  if (!account.authorizedOn.includes(chain)) return false;
  const ends = account.grants.flatMap((grant) => (grant.chain === chain ? [grant.expiresAt] : []));
  return ends.every((end) => end === null) || ends.includes(expiresAt);
}
