import type { KernelPort, SmartAccountPort } from '../ports/smart-account.ts';
import type { AppFee } from '../ports/swap-provider.ts';
import { simAddress, simBitcoinAddress } from './address.ts';
import { createSimChain, type SimChain } from './chain/chain.ts';
import { simAccountOf } from './chain/smart.ts';
import { createSimSmartAccounts } from './earn/accounts.ts';
import { SIM_KERNEL } from './earn/kernel.ts';
import { createSimEarnProvider, type SimEarnProvider } from './earn/provider.ts';
import { BRIDGE, EARN_PLACES } from './earn/vaults.ts';
import { createSimLedger, type SimLedger } from './ledger/ledger.ts';
import { USDC_ARB, USDC_BASE } from './provider/market.ts';
import { createSimSwapProvider, type SimSwapProvider } from './provider/provider.ts';
import { chainRail } from './provider/rail.ts';
import { createSimRandom, type SimRandom } from './random.ts';
import { createSimSigner, type SimSigner } from './signer.ts';
import { createSimClock, type SimClock } from './time.ts';

export const BASE = 'eip155:8453';
export const ARBITRUM = 'eip155:42161';

/** The person's two accounts. The second also pays nobody: it is there to be confused with. */
export const OWNER = simAddress('owner');
export const SAVINGS = simAddress('savings');
/** The first one's earning account. */
export const EARNING = simAccountOf(OWNER);
/** Somebody with a wallet elsewhere, who pays deposits for the person. */
export const FRIEND = simAddress('friend');
export const FRIEND_BITCOIN = simBitcoinAddress('friend');
export const TREASURY = simAddress('treasury');

export interface SimWorldOptions {
  readonly seed: number;
  readonly anonymousFee?: AppFee | null;
  readonly signerKind?: 'local' | 'hardware';
  /** How many blocks each transaction waits; asked once for each. */
  readonly inclusionDelay?: () => number;
  /** Chains on which the yield service may act from the beginning; both where nothing is said. */
  readonly authorizedOn?: readonly string[];
}

/**
 * Everything outside the program: what survives when the program is killed. Two chains the program
 * can read, one (bitcoin) that only the swap service can, the services, the signer and the disk.
 */
export interface SimWorld {
  readonly clock: SimClock;
  readonly random: SimRandom;
  readonly ledger: SimLedger;
  readonly signer: SimSigner;
  readonly provider: SimSwapProvider;
  readonly earn: SimEarnProvider;
  /** By CAIP-2. */
  readonly smartAccounts: ReadonlyMap<string, SmartAccountPort>;
  readonly kernel: KernelPort;
  readonly base: SimChain;
  readonly arbitrum: SimChain;
  readonly bitcoin: SimChain;
  /** The readable chains by CAIP-2. */
  readonly chains: ReadonlyMap<string, SimChain>;
  /** Chains for which the person has no endpoint set up at the moment. */
  readonly withoutEndpoint: Set<string>;
}

const RICH = 10n ** 24n;
const USDC_EACH = 1_000_000_000_000n;
/** What the earning account begins with on each chain: idle USDC, and shares of the vault. */
const EARNING_EACH = 10_000_000_000n;
/** And what it has lent to the pool. */
const LENT_EACH = 3_000_000_000n;
const GRANT_MS = 30 * 24 * 3_600_000;

/** A world at peace: the person holds tokens and gas on both chains, the treasury is full. */
export function createSimWorld(options: SimWorldOptions): SimWorld {
  const clock = createSimClock();
  const random = createSimRandom(options.seed);
  const pace = options.inclusionDelay;
  const chain = (name: string, blockTimeMs: number, finalityDepth: number): SimChain =>
    createSimChain({
      chain: name,
      clock,
      blockTimeMs,
      finalityDepth,
      ...(pace === undefined || blockTimeMs > 60_000 ? {} : { inclusionDelay: pace }),
    });
  const base = chain(BASE, 2_000, 10);
  const arbitrum = chain(ARBITRUM, 1_000, 10);
  const bitcoin = chain('bip122:000000000019d6689c085ae165831e93', 600_000, 6);
  for (const [where, token] of [
    [base, USDC_BASE],
    [arbitrum, USDC_ARB],
  ] as const) {
    for (const account of [OWNER, SAVINGS, FRIEND]) {
      where.fund(account, null, 10n ** 20n);
      where.fund(account, token, USDC_EACH);
    }
    where.fund(TREASURY, null, RICH);
    where.fund(TREASURY, token, RICH);
  }
  bitcoin.fund(TREASURY, null, RICH);
  bitcoin.fund(FRIEND_BITCOIN, null, RICH);
  const rail = (blockchain: string, where: SimChain, confirmations: number) =>
    chainRail({ blockchain, chain: where, clock, treasury: TREASURY, confirmations });
  const provider = createSimSwapProvider({
    clock,
    rails: [rail('base', base, 2), rail('arb', arbitrum, 2), rail('btc', bitcoin, 2)],
    ownAddress: SAVINGS,
    ...(options.anonymousFee === undefined ? {} : { anonymousFee: options.anonymousFee }),
  });
  const signer = createSimSigner({
    clock,
    accounts: [OWNER, SAVINGS],
    kind: options.signerKind ?? 'local',
  });
  const ledger = createSimLedger(clock);
  const chains = new Map([base, arbitrum].map((where) => [where.chain, where]));
  const earn = createSimEarnProvider({ clock, chains });
  for (const { chain: id, usdc, shares, pool } of EARN_PLACES) {
    const where = id === BASE ? base : arbitrum;
    // The account is on one chain already; on the other its first operation creates it.
    if (where === base) where.deploy(EARNING, OWNER);
    where.fund(EARNING, usdc.token, EARNING_EACH);
    where.fund(EARNING, shares.token, EARNING_EACH);
    where.fund(EARNING, pool.token.token, LENT_EACH);
    for (const rich of [BRIDGE, shares.token, pool.address]) where.fund(rich, usdc.token, RICH);
    where.fund(shares.token, shares.token, RICH);
    if (options.authorizedOn?.includes(id) ?? true) {
      earn.grant(OWNER, id, USDC_EACH, clock.now() + GRANT_MS);
    }
  }
  const smartAccounts = new Map(
    [...chains].map(([id, where]) => [id, createSimSmartAccounts(where)]),
  );
  return {
    clock,
    random,
    ledger,
    signer,
    provider,
    earn,
    smartAccounts,
    kernel: SIM_KERNEL,
    base,
    arbitrum,
    bitcoin,
    chains,
    withoutEndpoint: new Set(),
  };
}
