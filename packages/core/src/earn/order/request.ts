import type { BuyRequest, SellRequest, TransferSpeed } from '../../ports/earn-provider.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { OrderPayload } from '../../review/order.ts';
import type { EarnAsset } from '../asset.ts';
import type { OrderInput } from './input.ts';

/** What leaves the account: USDC for a buy, the shares for a sale. */
export function paidAsset({ direction, usdc, instrument }: OrderInput): EarnAsset {
  return direction === 'buy' ? usdc : instrument.shares;
}

/** What is to be approved: the request as it will be made. */
export function orderPayload(input: OrderInput): OrderPayload {
  const { direction, instrument, amount, slippageBasisPoints, transfer, referral } = input;
  const order: JsonObject = {
    direction,
    account: input.account,
    instrument: instrument.id,
    amount,
    decimals: paidAsset(input).decimals,
    slippageBasisPoints,
    transfer: { ...transfer },
    referral: referral === null ? null : { ...referral },
  };
  return { kind: 'order', chain: input.usdc.chain, from: input.owner, order };
}

export function buyRequest(input: OrderInput, idempotencyKey: string): BuyRequest {
  const { transfer } = input;
  const speed: TransferSpeed =
    transfer.speed === 'fast'
      ? { speed: 'fast', maxFee: BigInt(transfer.maxFee) }
      : { speed: 'standard' };
  return {
    owner: input.owner,
    instrument: input.instrument.id,
    amount: BigInt(input.amount),
    sourceChain: input.usdc.chain,
    slippageBasisPoints: input.slippageBasisPoints,
    transfer: speed,
    referral: input.referral,
    idempotencyKey,
  };
}

export function sellRequest(input: OrderInput, idempotencyKey: string): SellRequest {
  return {
    owner: input.owner,
    instrument: input.instrument.id,
    chain: input.instrument.shares.chain,
    shares: BigInt(input.amount),
    shareDecimals: input.instrument.shares.decimals,
    slippageBasisPoints: input.slippageBasisPoints,
    referral: input.referral,
    idempotencyKey,
  };
}
