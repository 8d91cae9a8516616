import type { ReadStep, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { Instant } from '../../ports/clock.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { ROOT_KEY } from '../root-key.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts, troubleOf } from '../world.ts';
import { findOperation } from './find-operation.ts';
import { WithdrawEvent, type WithdrawState } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** An operation is in a block within minutes, or somebody has to look. */
const DOUBT_MS = 15 * 60_000;

/** Looks for the signed operation on the chain, and at what the service says of it. */
export function followWithdrawalStep(): ReadStep<WithdrawState, EarnWorld> {
  return {
    type: 'read',
    async run({ state }, world, { clock }) {
      const looks: News[] = [await onChain(state, world), await told(state, world)];
      const news = looks.flatMap((look) => (look.ok ? look.value : []));
      if (news.length > 0) return ok(news);
      const trouble = looks.find((look) => !look.ok);
      return trouble ?? ok(doubted(state, clock.now()));
    },
  };
}

async function onChain(state: WithdrawState, world: EarnWorld): Promise<News> {
  const { sealed, input, seen: before } = state;
  if (sealed === null || before?.final === true) return ok([]);
  const found = await findOperation(sealed, world);
  if (!found.ok) return found;
  const chain = needChain(world, sealed.chain);
  if (!chain.ok) return chain;
  if (found.value === null) {
    if (before !== null) return ok([event(WithdrawEvent.gone, {})]);
    return displaced(state, world);
  }
  const { transactionHash, blockNumber, succeeded, reason } = found.value;
  const moved = await chain.value.transfersIn(transactionHash, input.usdc.token);
  if (!moved.ok) return moved;
  const paid = (moved.value ?? [])
    .filter(({ from, to }) => sameAddress(from, sealed.account) && sameAddress(to, sealed.owner))
    .reduce((sum, { amount }) => sum + amount, 0n);
  const last = await chain.value.block('finalized');
  if (!last.ok) return err(last.error);
  const final = last.value !== null && blockNumber <= last.value.number;
  if (before !== null && !final && before.transactionHash === transactionHash) return ok([]);
  const data = { transactionHash, blockNumber, succeeded, reason, paid: paid.toString(), final };
  return ok([event(WithdrawEvent.seen, data)]);
}

/**
 * Whether another of the owner's operations has used the nonce up: then this one can never run. Said
 * only once the block in which that was seen is final, and after one more look for ours.
 */
async function displaced(state: WithdrawState, world: EarnWorld): Promise<News> {
  const { sealed, input, displacedAt } = state;
  if (sealed === null) return ok([]);
  const chain = needChain(world, sealed.chain);
  if (!chain.ok) return chain;
  const accounts = needSmartAccounts(world, sealed.chain);
  if (!accounts.ok) return accounts;
  const nonce = await accounts.value.operationNonce(sealed.account, ROOT_KEY);
  if (!nonce.ok) return nonce;
  const used = nonce.value > BigInt(sealed.nonce);
  if (!used) return ok(displacedAt === null ? [] : [event(WithdrawEvent.gone, {})]);
  const mark = await chain.value.block(displacedAt === null ? 'latest' : 'finalized');
  if (!mark.ok) return mark;
  if (mark.value === null) return ok([]);
  if (displacedAt === null) {
    return ok([event(WithdrawEvent.displaced, { blockNumber: mark.value.number })]);
  }
  if (mark.value.number < displacedAt) return ok([]);
  const again = await findOperation(sealed, world);
  if (!again.ok) return again;
  if (again.value !== null) return ok([]);
  const amount = showAsset(input.usdc, input.amount);
  const why = `Another operation of the account took its place. It did not withdraw your ${amount}.`;
  return ok([ended('failed', true, why)]);
}

async function told({ actionId, word, seen }: WithdrawState, world: EarnWorld): Promise<News> {
  if (actionId === null || seen !== null) return ok([]);
  const answer = await world.earn.action(actionId);
  if (!answer.ok) return err(troubleOf(answer.error));
  const { status, error, userOpHash, received } = answer.value;
  if (status === word) return ok([]);
  const data = { status, error: error === null ? null : { ...error }, userOpHash, received };
  return ok([event(WithdrawEvent.status, data)]);
}

function doubted({ sealed, seen, attention }: WithdrawState, now: Instant): readonly NewEvent[] {
  const late = sealed !== null && seen === null && now - sealed.at > DOUBT_MS;
  return late && attention === null
    ? [event(WithdrawEvent.attention, { code: 'WITHDRAWAL_IN_DOUBT' })]
    : [];
}

function event(type: string, data: NewEvent['data']): NewEvent {
  return { type, version: 1, data };
}
