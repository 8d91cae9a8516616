import type { SimChain } from '../chain/chain.ts';
import { balanceKey } from '../chain/state.ts';
import type { Finding } from './finding.ts';

/** Adds up every balance: what was created must be there to the last unit, fees included. */
export function auditConservation(chain: SimChain): readonly Finding[] {
  const sums = new Map<string, bigint>();
  for (const [key, amount] of chain.state().balances) {
    const asset = key.split(' ')[0] ?? '';
    sums.set(asset, (sums.get(asset) ?? 0n) + amount);
  }
  const findings: Finding[] = [];
  for (const [asset, created] of chain.created()) {
    const there = sums.get(asset) ?? 0n;
    if (there === created) continue;
    const detail = `${chain.chain}: ${created} of ${asset} were created, ${there} are there`;
    findings.push({ rule: 'money-not-conserved', detail });
  }
  for (const [key, amount] of chain.state().balances) {
    if (amount >= 0n) continue;
    findings.push({ rule: 'money-not-conserved', detail: `${chain.chain}: ${key} is ${amount}` });
  }
  return findings;
}

/** What `address` has gained or lost of `token` by the transactions on the chain, fees included. */
export function netOf(chain: SimChain, address: string, token: string | null): bigint {
  const account = address.toLowerCase();
  const asset = token?.toLowerCase() ?? null;
  let net = 0n;
  for (const { transaction, fee, transfers } of chain.mined()) {
    if (asset === null && transaction.from.toLowerCase() === account) net -= fee;
    for (const transfer of transfers) {
      if (transfer.token !== asset) continue;
      if (transfer.from === account) net -= transfer.amount;
      if (transfer.to === account) net += transfer.amount;
    }
  }
  return net;
}

/** The balances the chain states must be what its transactions add up to. */
export function auditBalances(
  chain: SimChain,
  start: ReadonlyMap<string, bigint>,
  accounts: readonly { readonly address: string; readonly token: string | null }[],
): readonly Finding[] {
  return accounts.flatMap(({ address, token }): Finding[] => {
    const key = balanceKey(token, address);
    const expected = (start.get(key) ?? 0n) + netOf(chain, address, token);
    const there = chain.state().balances.get(key) ?? 0n;
    if (there === expected) return [];
    const detail = `${chain.chain}: ${key} is ${there}, its transactions say ${expected}`;
    return [{ rule: 'money-not-conserved', detail }];
  });
}
