import type { Balance } from '../../../contract/accounts.ts';
import type { Token } from '../../../contract/swap.ts';
import { centsOf } from '../../ui/money.ts';

/** Whether a balance is of this token: same chain, and the same contract or both the chain's coin. */
export function isOf(token: Token, { chain, amount }: Balance): boolean {
  if (chain.id !== token.chain.id) return false;
  return contractIn(amount.asset)?.toLowerCase() === token.contract?.toLowerCase();
}

/** The contract that a CAIP-19 name speaks of; null for the coin of the chain. */
export function contractIn(asset: string): string | null {
  const [kind = '', reference = ''] = (asset.split('/')[1] ?? '').split(':');
  return kind === 'slip44' || kind === 'native' ? null : reference;
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
