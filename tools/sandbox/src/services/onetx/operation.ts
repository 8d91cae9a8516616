import { type Address, encodeFunctionData, type Hex } from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import type { Outgoing } from '../../chains/sender.ts';
import { roleAccount, sessionAccount } from '../../identity.ts';
import { accountOf, initCodeOf } from '../../kernel/account.ts';
import { CANONICAL } from '../../kernel/addresses.ts';
import { type AccountCall, executeCalls } from '../../kernel/calls.ts';
import {
  enableSignature,
  HANDLE_OPS_GAS,
  hashOf,
  nonceKey,
  sessionSignature,
  type UserOperation,
  unsignedOperation,
  type Validation,
} from '../../kernel/user-operation.ts';
import type { Grant } from './records.ts';
import { badRequest, forbidden, type Refusal } from './refusal.ts';
import { refusalText } from './revert.ts';
import type { OneTxWorld, ReadChain } from './world.ts';

/** Operations under a grant are kept apart by this many lanes, so that none waits for another's nonce. */
const LANES = 65_536;

/** An operation of an owner's account that nobody has signed. */
export async function draft(
  world: OneTxWorld,
  on: ReadChain,
  owner: Address,
  validation: Validation,
  lane: number,
  calls: readonly AccountCall[],
): Promise<{ readonly operation: UserOperation; readonly hash: Hex }> {
  const sender = accountOf(owner);
  const { chain, client } = on;
  const nonce = await client.readContract({
    address: CANONICAL.entryPoint,
    abi: entryPoint07Abi,
    functionName: 'getNonce',
    args: [sender, nonceKey(validation, lane)],
  });
  const there =
    (await client.getCode({ address: sender })) !== undefined || deploying(world, chain.id, sender);
  const operation = unsignedOperation(
    ...([sender, nonce, there ? '0x' : initCodeOf(owner)] as const),
    executeCalls(calls),
  );
  return { operation, hash: hashOf(operation, chain.id) };
}

/** An operation under a grant, signed by its session key; the first one brings the permission along. */
export async function signedUnder(
  world: OneTxWorld,
  grant: Grant,
  calls: readonly AccountCall[],
): Promise<{ readonly operation: UserOperation; readonly hash: Hex }> {
  const on = world.chainOf(grant.chainId);
  const enable = !grant.installed && !bringsItIn(world, grant);
  const lane = world.book.actions.length % LANES;
  const validation = { permission: grant.permission.id, enable };
  const { operation, hash } = await draft(world, on, grant.owner, validation, lane, calls);
  const session = sessionAccount(world.run, grant.n);
  const own = sessionSignature(await session.signMessage({ message: { raw: hash } }));
  const signature = enable ? enableSignature(grant.permission, grant.signature ?? '0x', own) : own;
  return { operation: { ...operation, signature }, hash };
}

/** Whether an operation under way brings the permission of a grant into the account. */
const bringsItIn = ({ book }: OneTxWorld, grant: Grant): boolean =>
  book.actions.some(({ grant: n, status }) => n === grant.n && status === 'pending');

/** Whether an operation under way deploys an account. */
const deploying = ({ book }: OneTxWorld, chainId: number, sender: Address): boolean =>
  book.actions.some(
    ({ status, operation, ...action }) =>
      status === 'pending' &&
      action.chainId === chainId &&
      operation.sender === sender &&
      operation.initCode !== '0x',
  );

const relayer = roleAccount('relayer').address;

/** The relayer's transaction around one operation. */
export const handleOps = (operation: UserOperation): Outgoing => ({
  to: CANONICAL.entryPoint,
  data: encodeFunctionData({
    abi: entryPoint07Abi,
    functionName: 'handleOps',
    args: [[operation], relayer],
  }),
  gas: HANDLE_OPS_GAS,
});

/** Why EntryPoint would not take an operation now; undefined if it would. What it then does is not asked. */
export async function whyNot(
  { client }: ReadChain,
  operation: UserOperation,
): Promise<string | undefined> {
  try {
    await client.simulateContract({
      account: relayer,
      address: CANONICAL.entryPoint,
      abi: entryPoint07Abi,
      functionName: 'handleOps',
      args: [[operation], relayer],
      gas: HANDLE_OPS_GAS,
    });
    return undefined;
  } catch (error) {
    const text = refusalText(error);
    if (text === undefined) throw error;
    return text;
  }
}

/**
 * Asks EntryPoint whether it would take an operation, and refuses in the service's words if not. Not asked
 * while the account or the permission is still on its way.
 */
export async function rehearse(
  world: OneTxWorld,
  on: ReadChain,
  operation: UserOperation,
  grant?: Grant,
): Promise<void> {
  if (grant !== undefined && !grant.installed && bringsItIn(world, grant)) return;
  if (deploying(world, on.chain.id, operation.sender)) return;
  const why = await whyNot(on, operation);
  if (why !== undefined) throw refusalFor(why);
}

function refusalFor(why: string): Refusal {
  if (why.startsWith('AA22')) return forbidden(`Session grant expired (${why})`);
  if (why.startsWith('AA24')) return badRequest(`Invalid signature (${why})`);
  if (why.includes('SpendCapExceeded')) return forbidden(`Spend cap exceeded (${why})`);
  return badRequest(`Atomic bundle simulation reverted: ${why}`);
}
