import { createHash } from 'node:crypto';
import type { Address, Hex } from 'viem';
import type { UserOperation } from '../../kernel/user-operation.ts';
import type { KeyName } from './auth.ts';
import type { OneTxBook } from './book.ts';
import type { Action, Grant } from './records.ts';
import { forbidden, Refusal } from './refusal.ts';
import type { OneTxWorld } from './world.ts';

/** What is new about an action; the rest follows. */
interface NewAction {
  readonly key: KeyName;
  readonly owner: Address;
  readonly type: Action['type'];
  readonly idempotencyKey: string | null;
  readonly chainId: number;
  readonly destinationChainId: number;
  readonly instrumentId: Hex | null;
  readonly amountIn: bigint;
  readonly operation: UserOperation;
  readonly userOpHash: Hex;
  readonly grant: Grant | undefined;
}

/** Writes an action down; from then on the relayer has it. */
export function submit(world: OneTxWorld, { grant, ...asked }: NewAction): Action {
  const now = world.clock.now();
  const n = world.book.actions.length;
  const action: Action = {
    ...asked,
    ...{ n, id: actionId(world.book, world.run, n), status: 'pending' },
    ...{ createdAt: now, updatedAt: now, amountOut: null, grant: grant?.n ?? null },
    ...{ sourceTxHash: null, destinationTxHash: null, error: null, bridge: null },
    behaviour: world.book.nextBehaviours.shift() ?? {},
  };
  world.book.put(action);
  world.pump();
  return action;
}

/** Eight digits, as the service has them; never one that is taken. */
function actionId(book: OneTxBook, run: number, n: number): string {
  for (let salt = 0; ; salt += 1) {
    const digits = createHash('sha256').update(`${run} ${n} ${salt}`).digest('hex').slice(0, 8);
    if (book.action(`op_${digits}`) === undefined) return `op_${digits}`;
  }
}

/** Refuses while no action is taken at all. */
export function requireRelayer({ settings }: OneTxWorld): void {
  if (settings.relayer === 'refusing') throw new Refusal(503, 'Relayer is unavailable');
}

/** Refuses a key the owner has never authorized anything for. */
export function requireOwner({ book }: OneTxWorld, key: KeyName, owner: Address): void {
  if (!book.mayActFor(key, owner)) {
    throw forbidden('API key is not allowed to act for this owner');
  }
}

/** The grant an action on a chain is made under; whether it still holds is the chain's to say. */
export function requireGrant(
  { book }: OneTxWorld,
  key: KeyName,
  owner: Address,
  chainId: number,
): Grant {
  const grant = book.grantOn(key, owner, chainId);
  if (grant === undefined) throw forbidden(`No active grant for this owner on chain ${chainId}`);
  return grant;
}
