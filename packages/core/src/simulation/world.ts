import type { AppFee } from '../ports/swap-provider.ts';
import { simAddress, simBitcoinAddress } from './address.ts';
import { createSimChain, type SimChain } from './chain/chain.ts';
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
}

/**
 * Everything outside the program: what survives when the program is killed. Two chains the program
 * can read, one (bitcoin) that only the swap service can, the service, the signer and the disk.
 */
export interface SimWorld {
  readonly clock: SimClock;
  readonly random: SimRandom;
  readonly ledger: SimLedger;
  readonly signer: SimSigner;
  readonly provider: SimSwapProvider;
  readonly base: SimChain;
  readonly arbitrum: SimChain;
  readonly bitcoin: SimChain;
  /** The readable chains by CAIP-2. */
  readonly chains: ReadonlyMap<string, SimChain>;
}

const RICH = 10n ** 24n;
const USDC_EACH = 1_000_000_000_000n;

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
  return { clock, random, ledger, signer, provider, base, arbitrum, bitcoin, chains };
}
