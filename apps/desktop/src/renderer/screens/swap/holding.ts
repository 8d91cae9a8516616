import type { Balance } from '../../../contract/accounts.ts';
import { parsePrice } from '../../../contract/money.ts';
import type { Token } from '../../../contract/swap.ts';
import { centsOf } from '../../ui/money.ts';

/** Whether a balance is of this token: same chain, and the same contract or both the chain's coin. */
export function isOf(token: Token, { chain, amount }: Balance): boolean {
  if (chain.id !== token.chain.id) return false;
  const [kind = '', reference = ''] = (amount.asset.split('/')[1] ?? '').split(':');
  if (token.contract === null) return kind === 'slip44' || kind === 'native';
  return kind !== 'slip44' && reference.toLowerCase() === token.contract.toLowerCase();
}

/** What one account holds of a token, in base units; null where it is not known. */
export function heldBy(account: string, token: Token, balances: readonly Balance[]): bigint | null {
  const found = balances.find(
    (each) => isOf(token, each) && each.account.toLowerCase() === account.toLowerCase(),
  );
  return found === undefined || found.at === null ? null : BigInt(found.amount.units);
}

/** What all accounts together hold of each token, by its id. */
export function heldInAll(
  tokens: readonly Token[],
  balances: readonly Balance[],
): ReadonlyMap<string, bigint> {
  const held = new Map<string, bigint>();
  const some = balances.filter(({ amount }) => amount.units !== '0');
  for (const balance of some) {
    const token = tokens.find((each) => isOf(each, balance));
    if (token === undefined) continue;
    held.set(token.id, (held.get(token.id) ?? 0n) + BigInt(balance.amount.units));
  }
  return held;
}

/** An amount of a token, as the screen shows it. */
export function amountOf({ id, symbol, decimals, price }: Token, units: bigint) {
  return { asset: id, symbol, decimals, units: units.toString(), price };
}

/** In cents; zero where no price is known, so that it sorts last. */
export function worthOf(token: Token, units: bigint): bigint {
  return centsOf(amountOf(token, units), 'gets') ?? 0n;
}

const ETHEREUM = 'eip155:1';
const DOLLARS_KEPT = { there: 10n, elsewhere: 1n } as const;

/**
 * What should stay behind of a chain's coin when all of it is used: enough for the network fee of this
 * payment and of one more. An estimate; the review measures it. Nothing for a token with a contract.
 */
export function keptForFees({ chain, contract, decimals, price }: Token): bigint {
  if (contract !== null || !chain.id.startsWith('eip155:')) return 0n;
  const dollars = chain.id === ETHEREUM ? DOLLARS_KEPT.there : DOLLARS_KEPT.elsewhere;
  const one = 10n ** BigInt(decimals);
  const parsed = price === null ? null : parsePrice(price.usd);
  if (parsed?.ok !== true || parsed.value.coefficient === 0n) return one / 100n;
  const { coefficient, scale } = parsed.value;
  return (dollars * one * 10n ** BigInt(scale)) / coefficient + 1n;
}

/** The most that can be used of what is held. */
export function mostOf(token: Token, held: bigint): bigint {
  const kept = keptForFees(token);
  return held > kept ? held - kept : 0n;
}
