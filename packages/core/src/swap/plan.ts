import type { CommandRefusal } from '../action/definition.ts';
import { nativeAssetId, providerAssetId, tokenAssetId } from '../asset/index.ts';
import { type ChainId, chainFromOneClick, confirmationMsOf, knownChain } from '../chain/index.ts';
import type { SwapToken, SwapType } from '../ports/swap-provider.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { NativeAsset } from '../transaction/review-transaction.ts';
import type { DepositSource, SwapAsset, SwapInput } from './input.ts';

/** A swap as a form knows it. Amounts are base units. */
export interface SwapPlan {
  readonly swapType: SwapType;
  readonly origin: SwapToken;
  readonly destination: SwapToken;
  readonly amount: bigint;
  readonly slippageBasisPoints: number;
  readonly recipient: string;
  readonly refundTo: string;
  readonly recipientAgain?: string;
  readonly refundToAgain?: string;
  /** The paying account of ours; null when the deposit comes from outside. */
  readonly account: string | null;
  readonly shown: SwapInput['shown'];
  /** How long the provider said the swap takes; a dry quote tells. */
  readonly timeEstimateMs?: number;
}

const SHORTEST_DEADLINE_MS = 10 * 60_000;
/** What anonymous use costs (0.20–0.25 %), and a little room; anything above is refused. */
const PROVIDER_FEE_CAP = 30;

/** Turns a form into the input of the action `swap`. */
export function planSwap(plan: SwapPlan): Result<SwapInput, CommandRefusal> {
  const origin = swapAssetOf(plan.origin);
  if (!origin.ok) return origin;
  const destination = swapAssetOf(plan.destination);
  if (!destination.ok) return destination;
  const chain = origin.value.chain as ChainId;
  const confirmationMs = confirmationMsOf(chain);
  const known = knownChain(chain);
  if (plan.account !== null && known?.kind !== 'evm') {
    return err({
      code: 'BAD_ORIGIN',
      message: 'A wallet here can pay on EVM chains only; deposit from outside.',
    });
  }
  return ok({
    swapType: plan.swapType,
    origin: origin.value,
    destination: destination.value,
    amount: plan.amount.toString(),
    slippageBasisPoints: plan.slippageBasisPoints,
    recipient: plan.recipient,
    refundTo: plan.refundTo,
    ...(plan.recipientAgain === undefined ? {} : { recipientAgain: plan.recipientAgain }),
    ...(plan.refundToAgain === undefined ? {} : { refundToAgain: plan.refundToAgain }),
    depositMode: known?.memo === 'required' ? 'MEMO' : 'SIMPLE',
    appFees: [],
    providerFeeCapBasisPoints: PROVIDER_FEE_CAP,
    deposit: depositFrom(plan.account, chain),
    deadlineMs: Math.max(SHORTEST_DEADLINE_MS, plan.timeEstimateMs ?? 0) + 2 * confirmationMs,
    confirmationMs,
    shown: plan.shown,
  });
}

function depositFrom(account: string | null, chain: ChainId): DepositSource {
  return account === null
    ? { from: 'outside' }
    : { from: 'wallet', account, native: nativeOf(chain) };
}

/** The asset that pays for gas on an EVM chain; ETH's shape where the chain is not in our table. */
export function nativeOf(chain: ChainId): NativeAsset {
  const native = knownChain(chain)?.native;
  return {
    id: nativeAssetId(chain),
    symbol: native?.symbol ?? 'ETH',
    decimals: native?.decimals ?? 18,
  };
}

/** A provider's token in our vocabulary. */
export function swapAssetOf(token: SwapToken): Result<SwapAsset, CommandRefusal> {
  const chain = chainFromOneClick(token.blockchain);
  if (!chain.ok) return err({ code: 'UNKNOWN_CHAIN', message: chain.error.message });
  const evm = chain.value.startsWith('eip155:');
  // A token without its contract would be paid in the chain's own coin: a hundred dollars as a hundred ether.
  if (evm && token.contract === null && !isCoinOf(chain.value, token)) {
    return err({
      code: 'NOT_THE_COIN',
      message: `1Click names no contract for ${token.symbol}, and it is not the coin of its chain.`,
    });
  }
  const asset =
    token.contract === null
      ? ok(nativeAssetId(chain.value))
      : tokenAssetId(chain.value, token.contract);
  const named = asset.ok ? asset : providerAssetId(chain.value, 'oneclick', token.id);
  return ok({
    providerId: token.id,
    asset: named.ok ? named.value : token.id,
    chain: chain.value,
    token: evm ? token.contract : null,
    symbol: token.symbol,
    decimals: token.decimals,
    price: { usd: token.priceUsd, source: '1Click', at: token.pricedAt },
  });
}

/** Whether what has no contract is what a chain pays its fees with. */
function isCoinOf(chain: ChainId, { symbol, decimals }: SwapToken): boolean {
  const native = knownChain(chain)?.native;
  return native?.symbol.toLowerCase() === symbol.toLowerCase() && native.decimals === decimals;
}
