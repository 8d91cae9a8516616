import type { Trouble } from '../../action/definition.ts';
import { endGrantsFrom } from '../../grant/index.ts';
import { type ChainFailure, type ChainPort, mayPass } from '../../ports/chain.ts';
import type {
  AccountCall,
  SmartAccountPort,
  SmartAccountState,
} from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { type EarnAsset, showAsset } from '../asset.ts';
import type { SignedGrant } from '../rights/signed-grants.ts';
import { sameAddress } from '../shape.ts';
import type { LeaveInput, LeaveVault } from './input.ts';

/** One thing of the account that can go, as the chain has it at this moment. */
export interface Leaving {
  /** What it is called. */
  readonly name: string;
  readonly known: 'idle' | LeaveVault['known'];
  readonly call: AccountCall;
  readonly does: string;
  /** USDC that should come out, base units; 0 where it is of another asset, or goes as it is. */
  readonly worth: bigint;
  /** How much of what reaches the wallet as it is, in words; null where it is paid out. */
  readonly asIs: string | null;
}

/** What stays in the account, and why. */
export interface Left {
  readonly name: string;
  readonly why: string;
}

export interface Findings {
  readonly leaving: readonly Leaving[];
  readonly stuck: readonly Left[];
}

/** Where the account is, as the chain has it now. */
export interface Place {
  readonly chain: ChainPort;
  readonly accounts: SmartAccountPort;
  readonly there: SmartAccountState;
}

/**
 * Everything the account holds and how it can go: idle USDC, the shares of a vault and what is lent to a
 * pool to the owner in USDC, any other token as it is. What answers nonsense is stuck and does not hold
 * up the rest; where the chain itself cannot be asked, nothing is said at all.
 */
export async function whatLeaves(
  { account, usdc, vaults }: LeaveInput,
  place: Place,
): Promise<Result<Findings, Trouble>> {
  const leaving: Leaving[] = [];
  const stuck: Left[] = [];
  const idle = await place.chain.balance(account, usdc.token);
  if (!idle.ok) return idle;
  if (idle.value > 0n) {
    const call = { kind: 'transfer', token: usdc.token, units: idle.value } as const;
    const does = `Send ${showAsset(usdc, idle.value)} to your wallet.`;
    leaving.push({ name: usdc.symbol, known: 'idle', call, does, worth: idle.value, asIs: null });
  }
  for (const vault of onceEach(vaults, usdc.token)) {
    const found = await readHeld(vault, { account, usdc }, place);
    if (found.ok) {
      if (found.value !== null) leaving.push(found.value);
    } else if (mayPass(found.error) && vault.known === 'bought') return found;
    else stuck.push({ name: vault.name, why: found.error.message });
  }
  return ok({ leaving, stuck });
}

/** One token is one holding, however many instruments share it; what was bought here comes first. */
function onceEach(vaults: readonly LeaveVault[], usdc: string): readonly LeaveVault[] {
  const met = new Set([usdc.toLowerCase()]);
  const inTurn = (['bought', 'told'] as const).flatMap((known) =>
    vaults.filter((vault) => vault.known === known),
  );
  return inTurn.filter(({ shares: { token } }) => {
    const fresh = !met.has(token.toLowerCase());
    met.add(token.toLowerCase());
    return fresh;
  });
}

async function readHeld(
  { name, shares, known }: LeaveVault,
  { account, usdc }: Pick<LeaveInput, 'account' | 'usdc'>,
  { chain, accounts }: Place,
): Promise<Result<Leaving | null, ChainFailure>> {
  const held = await chain.balance(account, shares.token);
  if (!held.ok) return held;
  if (held.value === 0n) return ok(null);
  const units = held.value;
  const amount = showAsset(shares, units);
  const asset = await accounts.vaultAsset(shares.token);
  if (!asset.ok) return asset;
  if (asset.value === null) {
    const pool = await accounts.poolBehind(shares.token, usdc.token);
    if (!pool.ok) return pool;
    const holding = { name, known, units, amount };
    return ok(pool.value === null ? asItIs(holding, shares) : fromPool(holding, pool.value, usdc));
  }
  const value = await accounts.redeemable(shares.token, units);
  if (!value.ok) return value;
  const call = { kind: 'redeem', vault: shares.token, shares: units } as const;
  if (!sameAddress(asset.value, usdc.token)) {
    const does = `Redeem ${amount} from ${name} to your wallet; what it pays is another token than ${usdc.symbol}, ${asset.value}.`;
    return ok({ name, known, call, does, worth: 0n, asIs: null });
  }
  const does = `Redeem ${amount} from ${name}, worth ${showAsset(usdc, value.value)} now, to your wallet.`;
  return ok({ name, known, call, does, worth: value.value, asIs: null });
}

interface Holding {
  readonly name: string;
  readonly known: LeaveVault['known'];
  readonly units: bigint;
  /** In words. */
  readonly amount: string;
}

/** A pool's token counts what was lent itself, one for one, and grows until it is given back. */
function fromPool({ name, known, units, amount }: Holding, pool: string, usdc: EarnAsset): Leaving {
  const call = { kind: 'pool-withdraw', pool, asset: usdc.token } as const;
  const does = `Give ${amount} of ${name} back, ${showAsset(usdc, units)} now and what they earn until then, to your wallet.`;
  return { name, known, call, does, worth: units, asIs: null };
}

function asItIs({ name, known, units, amount }: Holding, { token }: EarnAsset): Leaving {
  const call = { kind: 'transfer', token, units } as const;
  const does = `Send ${amount} of ${name} to your wallet as they are.`;
  return { name, known, call, does, worth: 0n, asIs: amount };
}

/**
 * Ends the rights that were granted so far, installed or only signed, as far as one move of the account
 * reaches. Null where one that was signed here lies beyond that.
 */
export function endOfRights({ there }: Place, signed: readonly SignedGrant[]): EndOfRights | null {
  const validFrom = endGrantsFrom(
    there,
    signed.map(({ review }) => review.decoded.nonce),
  );
  return validFrom === null ? null : { kind: 'end-grants', validFrom };
}

export type EndOfRights = Extract<AccountCall, { readonly kind: 'end-grants' }>;
