import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { ChainPort, Transfer } from '../../ports/chain.ts';
import type { ActionRow } from '../../ports/ledger.ts';
import { ok, type Result } from '../../result/result.ts';
import { isRecord, sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { type FoundArrival, kindsOf, sumOf, tokenOf } from './arrival.ts';
import type { OrderInput } from './input.ts';
import type { Arrival, OrderState } from './state.ts';

/** Whatever can bring something into the account, beside the order itself. */
const BRINGS = ['earn-buy', 'earn-sell', 'fund', 'send'];
const MOST_LOOKED_AT = 200;

/**
 * What came of an order of which no answer was ever got: an arrival since it was asked for that is
 * worth what was ordered and that no other action brought, or might have brought.
 */
export async function searchArrival(
  action: { readonly id: string; readonly state: OrderState },
  chain: ChainPort,
  world: EarnWorld,
  { ledger }: EngineTools,
): Promise<Result<FoundArrival | null, Trouble>> {
  const { input, intent } = action.state;
  const fromBlock = intent?.destinationBlock ?? null;
  if (intent === null || fromBlock === null) return ok(null);
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value === null) return ok(null);
  const rows = await ledger.listActions({ kinds: BRINGS, limit: MOST_LOOKED_AT });
  if (rows.length === MOST_LOOKED_AT) return ok(null);
  const others = rows.filter((row) => row.id !== action.id && row.updatedAt >= intent.at);
  for (const what of kindsOf(input)) {
    if (others.some((row) => mightBring(row, input, what))) continue;
    const moved = await chain.transfersTo({
      to: input.account,
      token: tokenOf(input, what),
      fromBlock: fromBlock + 1,
      toBlock: head.value.number,
    });
    if (!moved.ok) return moved;
    for (const found of arrivalsIn(moved.value, input.account, what)) {
      if (others.some((row) => isOf(row, found.hash))) continue;
      const fits = await isWorthIt(input, found, world);
      if (!fits.ok) return fits;
      if (fits.value) return ok(found);
    }
  }
  return ok(null);
}

/** One for each transaction, oldest first. */
function arrivalsIn(
  moved: readonly Transfer[],
  account: string,
  what: Arrival['what'],
): readonly FoundArrival[] {
  return [...new Set(moved.map(({ transactionHash }) => transactionHash))].flatMap((hash) => {
    const together = moved.filter((each) => each.transactionHash === hash);
    return sumOf(together, account, what, hash) ?? [];
  });
}

/** The transaction is known to be another action's. */
function isOf({ summary }: ActionRow, hash: string): boolean {
  const { arrived, transactions, sourceTransaction, destinationTransaction } = summary;
  const sent = Array.isArray(transactions) ? transactions : [];
  const named = [
    sourceTransaction,
    destinationTransaction,
    isRecord(arrived) ? arrived.hash : null,
    ...sent.map((each) => (isRecord(each) ? each.hash : null)),
  ];
  return named.includes(hash);
}

/** Another order of the account that has begun, could bring the same, and has not said where it is. */
function mightBring(row: ActionRow, input: OrderInput, what: Arrival['what']): boolean {
  const { summary, status } = row;
  const order = row.kind === 'earn-buy' || row.kind === 'earn-sell';
  if (!order || !sameAddress(String(summary.account), input.account)) return false;
  if (status === 'draft' || status === 'awaiting signature' || status === 'cancelled') return false;
  if (summary.arrived !== undefined || (status === 'failed' && summary.verified === true)) {
    return false;
  }
  if (summary.destinationChain !== input.instrument.shares.chain) return false;
  const crosses = summary.chain !== summary.destinationChain;
  return what === 'usdc'
    ? row.kind === 'earn-sell' || crosses
    : row.kind === 'earn-buy' && summary.instrument === input.instrument.id;
}

/** A tenth more or less than what was ordered: prices move, fees are taken. */
async function isWorthIt(
  input: OrderInput,
  { what, amount }: FoundArrival,
  world: EarnWorld,
): Promise<Result<boolean, Trouble>> {
  const sold = input.direction === 'sell';
  if (what === 'usdc' && !sold) return ok(isNear(BigInt(amount), BigInt(input.amount)));
  // Of a purchase the shares that came are to be worth what was paid; of a sale the other way round.
  const worth = await worthOf(input, BigInt(sold ? input.amount : amount), world);
  if (!worth.ok) return worth;
  if (worth.value === null) return ok(false);
  return ok(isNear(worth.value, BigInt(sold ? amount : input.amount)));
}

/** USDC that shares are worth, base units; null where nobody can say. */
async function worthOf(
  { instrument, usdc }: OrderInput,
  shares: bigint,
  world: EarnWorld,
): Promise<Result<bigint | null, Trouble>> {
  const { chain, token, decimals } = instrument.shares;
  const accounts = world.smartAccounts(chain);
  if (accounts === undefined) return ok(null);
  const worth = await accounts.redeemable(token, shares);
  if (worth.ok) return worth;
  if (worth.error.code === 'CHAIN_UNAVAILABLE') return worth;
  // What cannot be asked for its price stands for the deposit one to one, if for anything.
  return ok(decimals === usdc.decimals ? shares : null);
}

function isNear(one: bigint, other: bigint): boolean {
  const apart = one > other ? one - other : other - one;
  return apart * 10n <= other;
}
