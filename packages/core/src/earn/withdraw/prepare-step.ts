import type { EngineTools, ReadStep } from '../../action/definition.ts';
import { isRecovered, RECOVERED } from '../../action/recovered.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { ActionRow, NewEvent } from '../../ports/ledger.ts';
import { err, ok } from '../../result/result.ts';
import { SERVICE } from '../provider-name.ts';
import { otherAccount, sameAddress } from '../shape.ts';
import { type EarnWorld, isRefusal, troubleOf } from '../world.ts';
import type { WithdrawInput } from './input.ts';
import { type PreparedWithdrawal, WithdrawEvent, type WithdrawState } from './state.ts';

const MOST_OPEN = 100;

/**
 * Asks the service for the digest. It knows one pending withdrawal of an owner, and the next takes its
 * place: so nothing is prepared while one of ours may still run, unless the person accepted both.
 */
export function prepareStep(): ReadStep<WithdrawState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state: { input } }, world, tools) {
      // A copy of this ledger may live, and what it has prepared would be lost by this.
      if (isRecovered(tools)) return err(RECOVERED);
      if (!input.besideAnother && (await anotherOpen(id, input, tools))) {
        const message =
          'Another withdrawal of this account is not decided yet. Wait for its end, or accept that both may run.';
        return ok([refused('ONE_AT_A_TIME', message)]);
      }
      const answer = await world.earn.prepareWithdrawal({
        owner: input.owner,
        chain: input.usdc.chain,
        amount: BigInt(input.amount),
      });
      if (!answer.ok) {
        if (!isRefusal(answer.error)) return err(troubleOf(answer.error));
        return ok([refused(answer.error.code, answer.error.message)]);
      }
      const { account, chain, digest, signingMethod, received } = answer.value;
      const problem = problemOf(answer.value, input);
      if (problem !== null) return ok([refused('NOT_WHAT_WAS_ASKED', problem)]);
      const prepared: PreparedWithdrawal = {
        account,
        chain,
        digest: digest.toLowerCase(),
        signingMethod,
        received,
      };
      const data = prepared as unknown as JsonObject;
      return ok([{ type: WithdrawEvent.prepared, version: 1, data }]);
    },
  };
}

function problemOf(
  { account, chain, digest, signingMethod }: Omit<PreparedWithdrawal, 'received'>,
  { account: own, usdc }: WithdrawInput,
): string | null {
  const other = otherAccount(account, own);
  if (other !== null) return other;
  if (chain !== usdc.chain) return `${SERVICE} prepared it on ${chain}, asked was ${usdc.chain}.`;
  if (!/^0x[0-9a-fA-F]{64}$/.test(digest)) return `What ${SERVICE} wants signed is no digest.`;
  return signingMethod === null || signingMethod === 'personal_sign'
    ? null
    : `${SERVICE} wants a signature of a kind (${signingMethod.slice(0, 40)}) that is not made here.`;
}

/** Whether a withdrawal of the same owner is begun and undecided: recorded, or just now. */
async function anotherOpen(
  actionId: string,
  { owner }: WithdrawInput,
  { ledger, claims }: EngineTools,
): Promise<boolean> {
  if (!claims.take(`withdraw ${owner.toLowerCase()}`, actionId)) return true;
  const open = await ledger.listActions({ open: true, kinds: ['withdraw'], limit: MOST_OPEN });
  // One that was given up is closed, and its signature is as good as before.
  const givenUp = await ledger.listActions({
    kinds: ['withdraw'],
    statuses: ['expired'],
    limit: MOST_OPEN,
  });
  if (open.length === MOST_OPEN || givenUp.length === MOST_OPEN) return true;
  const counts = ({ id, open, summary }: ActionRow): boolean =>
    id !== actionId &&
    (open ? summary.prepared === true : summary.undecided === true) &&
    sameAddress(String(summary.owner), owner);
  return [...open, ...givenUp].some(counts);
}

function refused(code: string, message: string): NewEvent {
  return { type: WithdrawEvent.refused, version: 1, data: { code, message } };
}
