import type { EngineTools, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { SeenOperation } from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { DEEPEST_REORG } from '../../transaction/observe.ts';
import { ROOT_KEY } from '../root-key.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import type { LeaveInput } from './input.ts';
import type { LeaveState, OperationSeen, SealedOperation } from './state.ts';

/** What the chain makes of everything that was signed. */
export type Fate =
  /** Carried out, in a block that cannot be undone. */
  | { readonly type: 'seen'; readonly seen: OperationSeen }
  /** Carried out, and not final yet. */
  | { readonly type: 'settling' }
  /** The nonces were used up by other operations, as of the head named. */
  | { readonly type: 'displaced'; readonly head: number; readonly final: number }
  /** One of them can still be carried out, by anybody. */
  | { readonly type: 'good' };

type News<T> = Promise<Result<T, Trouble>>;

/**
 * Looks for what was signed in whatever transaction it may be: ours is not needed to carry it out, and
 * what a reverted or cancelled one says of it is nothing. Only the account's nonce proves that it cannot
 * happen any more.
 */
export async function fateOf(
  actionId: string,
  { input, sealed }: Pick<LeaveState, 'input' | 'sealed'>,
  world: EarnWorld,
  tools: EngineTools,
): News<Fate> {
  const chain = needChain(world, input.usdc.chain);
  if (!chain.ok) return chain;
  const accounts = needSmartAccounts(world, input.usdc.chain);
  if (!accounts.ok) return accounts;
  const nonce = await accounts.value.operationNonce(input.account, ROOT_KEY);
  if (!nonce.ok) return nonce;
  const used = sealed.filter((one) => BigInt(one.nonce) < nonce.value);
  if (used.length === 0) return ok({ type: 'good' });
  // Read after the nonce: what used it up is in a block up to this one.
  const head = await chain.value.block('latest');
  if (!head.ok) return head;
  const last = await chain.value.block('finalized');
  if (!last.ok) return last;
  const [toBlock, final] = [head.value?.number ?? 0, last.value?.number ?? -1];
  for (const { userOpHash, sinceBlock } of used) {
    const fromBlock = Math.max(0, sinceBlock - DEEPEST_REORG);
    if (fromBlock > toBlock) continue;
    const query = { account: input.account, userOpHash, fromBlock, toBlock };
    const found = await accounts.value.operation(query);
    if (!found.ok) return found;
    if (found.value === null) continue;
    if (found.value.blockNumber > final) return ok({ type: 'settling' });
    const seen = await told(actionId, input, found.value, world, tools);
    if (!seen.ok) return seen;
    return ok(seen.value === null ? { type: 'settling' } : { type: 'seen', seen: seen.value });
  }
  return ok(
    used.length < sealed.length ? { type: 'good' } : { type: 'displaced', head: toBlock, final },
  );
}

/** What one of our own transactions, final now, made of what was signed; null: nothing. */
export async function carriedOutIn(
  actionId: string,
  hash: string,
  { input, sealed }: Pick<LeaveState, 'input' | 'sealed'>,
  world: EarnWorld,
  tools: EngineTools,
): News<OperationSeen | null> {
  const accounts = needSmartAccounts(world, input.usdc.chain);
  if (!accounts.ok) return accounts;
  for (const { userOpHash } of sealed.toReversed()) {
    const found = await accounts.value.operationIn(hash, userOpHash);
    if (!found.ok) return found;
    if (found.value !== null) return told(actionId, input, found.value, world, tools);
  }
  return ok(null);
}

/** With what it brought the owner; null while the node does not show that. */
async function told(
  actionId: string,
  { owner, usdc }: LeaveInput,
  { userOpHash, transactionHash: hash, blockNumber, succeeded, reason }: SeenOperation,
  world: EarnWorld,
  { ledger }: EngineTools,
): News<OperationSeen | null> {
  const accounts = needSmartAccounts(world, usdc.chain);
  if (!accounts.ok) return accounts;
  const query = { transactionHash: hash, userOpHash, token: usdc.token };
  const moves = await accounts.value.movedBy(query);
  if (!moves.ok) return moves;
  if (moves.value === null) {
    // Not shown any more, or not to be told from what others did there: which of the two says this.
    const again = await accounts.value.operationIn(hash, userOpHash);
    if (!again.ok) return again;
    if (again.value === null) return ok(null);
  }
  const received =
    moves.value?.own
      .filter(({ to }) => sameAddress(to, owner))
      .reduce((sum, { amount }) => sum + amount, 0n)
      .toString() ?? null;
  const another = await sentByAnother(actionId, hash, ledger);
  return ok({ userOpHash, hash, blockNumber, succeeded, reason, received, another });
}

const MOST = 200;

/** Two wishes may come to the very same operation, and one transaction has but one that sent it. */
async function sentByAnother(
  actionId: string,
  hash: string,
  ledger: EngineTools['ledger'],
): Promise<boolean> {
  const rows = await ledger.listActions({ kinds: ['earn-exit', 'earn-removal'], limit: MOST });
  return rows.some(({ id, summary }) => {
    const sent = summary.transactions as readonly { readonly hash?: unknown }[] | undefined;
    return id !== actionId && (sent ?? []).some((one) => one.hash === hash);
  });
}

/** The one that is told of, as it was signed. */
export function sealedOf(
  sealed: readonly SealedOperation[],
  userOpHash: string,
): SealedOperation | undefined {
  return sealed.find((one) => one.userOpHash === userOpHash);
}
