import type { ChainId } from '../../chain/index.ts';
import { formatAmount } from '../../money/index.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { Instant } from '../../ports/clock.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import type { SmartAccountPort } from '../../ports/smart-account.ts';
import { roundUp } from '../../review/payment-warnings.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { nativeOf } from '../../swap/plan.ts';
import { chainName } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import { judgeRight, type RightStands, type ToldRight } from '../rights/judge.ts';
import { readRight } from '../rights/read.ts';

/** What the owner's wallet has for gas on a chain, and about what it takes to leave; null where it could not be read. */
export interface GasThere {
  readonly has: bigint | null;
  readonly needs: bigint | null;
}

/** What is known, before USDC cross to a chain, of how they could leave it again. */
export interface WayBack {
  /** Whether the service may act there. */
  readonly right: RightStands;
  /** Null where the service may: then nobody needs gas. */
  readonly gas: GasThere | null;
}

/** Where it is about. */
export interface WayBackPlace {
  /** CAIP-2. */
  readonly chain: string;
  readonly owner: string;
}

/** An exit that first brings the account about, with some calls, and the bytes of it. */
const EXIT_GAS = 1_500_000n;
const EXIT_BYTES = 2_500;

/** Who is asked; what does not answer holds nothing up. */
export interface WayBackSources {
  readonly chain: ChainPort | undefined;
  readonly accounts: SmartAccountPort | undefined;
  readonly ledger: Pick<LedgerPort, 'listActions' | 'readStream'>;
}

/** Reads how what crosses to a chain could leave it again. */
export async function readWayBack(
  { chain, accounts, ledger }: WayBackSources,
  {
    account,
    owner,
    told,
    now,
  }: {
    readonly account: string;
    readonly owner: string;
    readonly told: ToldRight;
    readonly now: Instant;
  },
): Promise<WayBack> {
  const read =
    accounts === undefined ? null : await readRight(accounts, ledger, { account, told, now });
  const right = read?.ok ? read.value.right : judgeRight({ told, there: null, signed: [], now });
  return { right, gas: isGood(right) ? null : await readGasThere(chain, owner) };
}

const isGood = (right: RightStands): boolean => right === 'held' || right === 'told';

/** Asks a chain for it. What it does not answer holds nothing up, and is said to be unread. */
async function readGasThere(chain: ChainPort | undefined, owner: string): Promise<GasThere> {
  if (chain === undefined) return { has: null, needs: null };
  const [has, fees, data] = await Promise.all([
    chain.balance(owner, null),
    chain.fees(),
    chain.dataFee(EXIT_BYTES),
  ]);
  return {
    has: has.ok ? has.value : null,
    needs: fees.ok && data.ok ? EXIT_GAS * fees.value.maxFeePerGas + data.value : null,
  };
}

/**
 * What crosses to a chain leaves it again by a right of the service there, or by the owner's own
 * transaction, for gas. Null where one of the two is there.
 */
export function wayBackWarning(
  { chain, owner }: WayBackPlace,
  { right, gas }: WayBack,
): ReviewWarning | null {
  if (gas === null) return null;
  const { has, needs } = gas;
  if (has !== null && needs !== null && has >= needs) return null;
  const where = chainName(chain);
  const { symbol, decimals } = nativeOf(chain as ChainId);
  if (right !== 'unknown' && has !== null && (has === 0n || needs !== null)) {
    const short = has === 0n ? `no ${symbol}` : `too little ${symbol}`;
    const about =
      needs === null
        ? ''
        : ` (about ${formatAmount(roundUp(needs), decimals)} ${symbol} is needed)`;
    const sentence = `As things are you could not take it out of ${where} again: ${SERVICE} has no right there, and your wallet has ${short} there for gas${about}. Authorize ${SERVICE} on ${where}, or send ${symbol} on ${where} to ${owner}.`;
    return { code: 'NO_WAY_BACK', weight: 'risk', sentence };
  }
  const rightWord =
    right === 'unknown'
      ? `whether ${SERVICE} has a right there could not be read`
      : `${SERVICE} has no right there`;
  const gasWord =
    has === null
      ? 'what your wallet holds there could not be read'
      : needs === null
        ? `whether what your wallet holds there is enough could not be read`
        : `your wallet holds too little`;
  const sentence = `To take it out of ${where} again you need a right for ${SERVICE} there, or ${symbol} there for gas in your wallet ${owner}: ${rightWord}, and ${gasWord}.`;
  return { code: 'WAY_BACK_UNKNOWN', weight: 'note', sentence };
}
