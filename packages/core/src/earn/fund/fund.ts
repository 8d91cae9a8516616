import type { CommandRefusal, EngineTools, Trouble } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { parseSendInput, type SendInput } from '../../send/input.ts';
import { paymentV1 } from '../../send/send.ts';
import { chainName } from '../asset.ts';
import { obeysInstead } from '../obeys.ts';
import { toldRight } from '../rights/judge.ts';
import { readRight } from '../rights/read.ts';
import { otherAccount, refuse, sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { whoMoves } from './who-moves.ts';

/** A payment of USDC from the owner's wallet to their earning account. */
export const fundV1 = paymentV1<EarnWorld>({
  kind: 'fund',
  purpose: 'fund',
  parseInput: parseFundInput,
  known: (input) => [input.to],
  warnings: fundWarnings,
  recipient: (input) => `your earning account on ${chainName(input.chain)}`,
});

/**
 * Whose the account is there, asked of the chain at the moment of the review: money in an account that
 * obeys somebody else is theirs.
 */
async function fundWarnings(
  { account: owner, to: account, chain }: SendInput,
  world: EarnWorld,
  { ledger, clock }: EngineTools,
): Promise<Result<readonly ReviewWarning[], Trouble>> {
  const accounts = needSmartAccounts(world, chain);
  if (!accounts.ok) return accounts;
  const said = await world.earn.account(owner);
  const says = said.ok && otherAccount(said.value.account, account) === null;
  const told = says ? toldRight(said.value, chain) : 'not asked';
  const read = await readRight(accounts.value, ledger, { account, told, now: clock.now() });
  if (!read.ok) return read;
  const { there, right, before, stands } = read.value;
  const computed = world.kernel.accountOf(owner);
  const sentence = whoMoves({
    ...{ chain, owner, account, computed, there, right, before },
    signed: stands,
  });
  if (obeysInstead(there, owner) !== null) {
    const stop = `${sentence} Whoever holds it takes what is paid in. Nothing is paid there.`;
    return ok([{ code: 'OBEYS_ANOTHER', weight: 'stop', sentence: stop }]);
  }
  const other: ReviewWarning = {
    code: 'OTHER_ACCOUNT',
    weight: 'risk',
    sentence: `The account computed from your address is ${computed}, this pays ${account}.`,
  };
  return ok([
    ...(sameAddress(computed, account) ? [] : [other]),
    { code: 'WHO_MOVES', weight: 'note', sentence },
  ]);
}

function parseFundInput(value: JsonValue): Result<SendInput, CommandRefusal> {
  const input = parseSendInput(value);
  if (!input.ok || input.value.token !== null) return input;
  return refuse(
    'BAD_TOKEN',
    'An earning account works with USDC; the coin of a chain would lie there.',
  );
}
