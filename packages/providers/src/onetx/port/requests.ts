import {
  type AuthorizationRequest,
  areDecimals,
  type BuyRequest,
  formatAmount,
  type Referral,
  type SellRequest,
  type WithdrawalRequest,
} from '@countinghouse/core';
import { USDC_DECIMALS } from '../check/trade.ts';
import type * as wire from '../wire.ts';
import { chainNumber } from './values.ts';

/*
 * The domain's requests as 1tx wants them: human amounts, seconds, numbers of chains. Whatever has a
 * default at the service is sent nevertheless, so that none is the service's choice; only the source
 * chain of a buy may be. What makes no sense is passed on as it is, for the checks to refuse.
 */

export function toAuthorization(request: AuthorizationRequest): wire.AuthorizationRequest {
  return {
    ownerEoa: request.owner,
    chainId: chainNumber(request.chain),
    spendCap: request.spendCap.toString(),
    // Down, so that a grant never lasts longer than it was meant to.
    expiresAt: Math.floor(request.expiresAt / 1000),
  };
}

export function toBuy(request: BuyRequest): wire.BuyRequest {
  const { sourceChain, transfer } = request;
  return {
    ownerEoa: request.owner,
    instrumentId: request.instrument,
    amountUsdc: formatAmount(request.amount, USDC_DECIMALS),
    ...(sourceChain === null ? {} : { sourceChainId: chainNumber(sourceChain) }),
    slippageBps: request.slippageBasisPoints,
    fastTransfer: transfer.speed === 'fast',
    ...(transfer.speed === 'fast' ? { maxFee: transfer.maxFee.toString() } : {}),
    ...toReferral(request.referral),
    idempotencyKey: request.idempotencyKey,
  };
}

export function toSell(request: SellRequest): wire.SellRequest {
  const { shares, shareDecimals } = request;
  return {
    ownerEoa: request.owner,
    instrumentId: request.instrument,
    yieldTokenAmount: areDecimals(shareDecimals) ? formatAmount(shares, shareDecimals) : '',
    slippageBps: request.slippageBasisPoints,
    ...toReferral(request.referral),
    idempotencyKey: request.idempotencyKey,
  };
}

export function toWithdrawal(request: WithdrawalRequest): wire.WithdrawalRequest {
  return {
    ownerEoa: request.owner,
    amountUsdc: formatAmount(request.amount, USDC_DECIMALS),
    chainId: chainNumber(request.chain),
  };
}

function toReferral(
  referral: Referral | null,
): Pick<wire.BuyRequest, 'referralFeeBps' | 'referralWallet'> {
  return referral === null
    ? {}
    : { referralFeeBps: referral.basisPoints, referralWallet: referral.wallet };
}
