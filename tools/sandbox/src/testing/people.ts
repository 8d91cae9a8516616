import type { Hex } from 'viem';
import { userAccount } from '../identity.ts';
import { accountOf } from '../kernel/account.ts';
import type { Sandbox } from '../sandbox.ts';
import { createEarner, type Earner } from './earner.ts';

/** Owners nobody has met before, the accounts of each with USDC, and authorized where that is asked for. */
export function peopleOf(sandbox: () => Sandbox) {
  let met = 10;
  return async (
    wanted: { readonly [chainId: number]: bigint } = { 8453: 1_000_000_000n },
    authorized: readonly number[] = [8453],
  ): Promise<Earner & { readonly smart: Hex }> => {
    met += 1;
    const earner = createEarner(sandbox(), userAccount(met));
    const smart = accountOf(earner.owner.address);
    for (const [chain, units] of Object.entries(wanted)) {
      const amount = String(units);
      await sandbox().controls.faucet({
        chain: Number(chain),
        address: smart,
        asset: 'USDC',
        amount,
      });
    }
    for (const chain of authorized) await earner.authorize(chain);
    return { ...earner, smart };
  };
}
