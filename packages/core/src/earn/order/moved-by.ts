import type { Trouble } from '../../action/definition.ts';
import type { OperationMoves, SmartAccountPort } from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import { isMade, kindsOf, type SeenArrival, sumOf, tokenOf, total } from './arrival.ts';
import { isCrossChain, type OrderInput } from './input.ts';
import { paidAsset } from './request.ts';

/** Where an operation was carried out. */
interface Carried {
  readonly accounts: SmartAccountPort;
  /** Of the transaction. */
  readonly hash: string;
  readonly operation: string;
}

/** What an operation took out of the account, of what an order pays. Base units. */
interface Taken {
  /** All that left. */
  readonly gross: bigint;
  /** Less what came back. */
  readonly net: bigint;
}

/** What an operation took; null where nobody can tell it from what others took. */
export async function takenBy(
  { accounts, hash, operation }: Carried,
  input: OrderInput,
): Promise<Result<Taken | null, Trouble>> {
  const { token } = paidAsset(input);
  const query = { transactionHash: hash, userOpHash: operation, token };
  const moves = await accounts.movedBy(query);
  if (!moves.ok) return moves;
  return ok(moves.value === null ? null : takenOf(moves.value, input.account));
}

/** Whose doing it was that something left outside of every operation nobody can say: it counts. */
export function takenOf({ own, nobodys }: OperationMoves, account: string): Taken {
  const left = [...own, ...nobodys].filter(({ from }) => sameAddress(from, account));
  // What is made for the account did not come back: so tokens book what they have grown by.
  const back = own.filter((each) => sameAddress(each.to, account) && !isMade(each));
  return { gross: total(left), net: total(left) - total(back) };
}

/** What an operation took and brought, on one chain; null where nobody can tell it from what others did. */
export async function carriedBy(
  carried: Carried,
  input: OrderInput,
): Promise<
  Result<{ readonly taken: Taken; readonly arrival: SeenArrival | null } | null, Trouble>
> {
  const taken = await takenBy(carried, input);
  if (!taken.ok || taken.value === null) return taken.ok ? ok(null) : taken;
  const { accounts, hash, operation } = carried;
  for (const what of kindsOf(input)) {
    const query = { transactionHash: hash, userOpHash: operation, token: tokenOf(input, what) };
    const moves = await accounts.movedBy(query);
    if (!moves.ok) return moves;
    const arrival = sumOf(moves.value?.own ?? [], input.account, what, hash);
    if (arrival !== null) return ok({ taken: taken.value, arrival });
  }
  return ok({ taken: taken.value, arrival: null });
}

/**
 * What an operation brought of what was ordered, less what it took of that. Null where nobody can tell:
 * what came in outside of every operation may be its doing.
 */
export async function broughtBy(
  { accounts, hash, operation }: Carried,
  input: OrderInput,
): Promise<Result<bigint | null, Trouble>> {
  if (isCrossChain(input)) return ok(null);
  let sum = 0n;
  for (const what of kindsOf(input)) {
    const query = { transactionHash: hash, userOpHash: operation, token: tokenOf(input, what) };
    const moves = await accounts.movedBy(query);
    if (!moves.ok) return moves;
    if (moves.value === null) return ok(null);
    const { own, nobodys } = moves.value;
    const toUs = ({ to }: { readonly to: string }) => sameAddress(to, input.account);
    if (nobodys.some(toUs)) return ok(null);
    sum += total(own.filter(toUs));
    sum -= total(own.filter(({ from }) => sameAddress(from, input.account)));
  }
  return ok(sum);
}

/** Tokens that grow by themselves round what they move, by so many base units at most. */
const ROUNDED = 10n;

/** Whether so much is more than was ordered. USDC are counted to the last unit. */
export function isMoreThanOrdered(taken: bigint, { direction, amount }: OrderInput): boolean {
  return taken > BigInt(amount) + (direction === 'sell' ? ROUNDED : 0n);
}
