import type { Trouble } from '../../action/definition.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type {
  AccountCall,
  SmartAccountPort,
  SmartAccountState,
} from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { chainName, showAsset } from '../asset.ts';
import type { LeaveInput } from './input.ts';

/** What the account is to do, as the chain has it at this moment. */
export interface LeaveCalls {
  readonly calls: readonly AccountCall[];
  readonly does: readonly string[];
  /** USDC that should come out, base units. */
  readonly worth: bigint;
}

/** Where the account is, as the chain has it now. */
export interface Place {
  readonly chain: ChainPort;
  readonly accounts: SmartAccountPort;
  readonly there: SmartAccountState;
}

/** Everything out: each vault is redeemed to the owner, and the idle USDC follow. */
export async function exitCalls(
  { account, usdc, vaults }: LeaveInput,
  { chain, accounts }: Place,
): Promise<Result<LeaveCalls, Trouble>> {
  const calls: AccountCall[] = [];
  const does: string[] = [];
  let worth = 0n;
  for (const { name, shares, how } of vaults) {
    const held = await chain.balance(account, shares.token);
    if (!held.ok) return held;
    if (held.value === 0n) continue;
    if (how === 'send') {
      calls.push({ kind: 'transfer', token: shares.token, units: held.value });
      does.push(
        `Send ${showAsset(shares, held.value)} of ${name} to your wallet as they are; redeem them there.`,
      );
      continue;
    }
    const value = await accounts.redeemable(shares.token, held.value);
    if (!value.ok) return value;
    calls.push({ kind: 'redeem', vault: shares.token, shares: held.value });
    does.push(
      `Redeem ${showAsset(shares, held.value)} from ${name}, worth ${showAsset(usdc, value.value)} now, to your wallet.`,
    );
    worth += value.value;
  }
  const idle = await chain.balance(account, usdc.token);
  if (!idle.ok) return idle;
  if (idle.value > 0n) {
    calls.push({ kind: 'transfer', token: usdc.token, units: idle.value });
    does.push(`Send ${showAsset(usdc, idle.value)} to your wallet.`);
    worth += idle.value;
  }
  return ok({ calls, does, worth });
}

/** Every right that was granted so far ends, used or not. */
export function removalCalls({ usdc }: LeaveInput, { there }: Place): LeaveCalls {
  const validFrom = there.currentNonce + 1;
  return {
    calls: [{ kind: 'end-grants', validFrom }],
    does: [`End every right that was ever given on this account on ${chainName(usdc.chain)}.`],
    worth: 0n,
  };
}
