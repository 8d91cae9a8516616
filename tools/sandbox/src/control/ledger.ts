import type { Order } from '../services/oneclick/order.ts';
import type { OneClick } from '../services/oneclick/service.ts';

/** One order as the service itself sees it, for audits. Amounts are smallest units. */
export interface LedgerOrder {
  readonly depositAddress: string;
  readonly memo: string | null;
  readonly state: string;
  readonly swapType: string;
  readonly originAsset: string;
  readonly destinationAsset: string;
  readonly requestedDeadline: string;
  readonly trail: readonly { readonly state: string; readonly at: string }[];
  readonly deposits: readonly {
    readonly txHash: string;
    readonly amount: string;
    readonly from: string;
    readonly block: number | null;
    readonly confirmed: boolean;
    readonly orphaned: boolean;
    readonly use: string;
  }[];
  readonly payments: readonly {
    readonly kind: string;
    readonly asset: string;
    readonly to: string;
    readonly amount: string;
    readonly txHash: string;
    /** `chain`: really sent; `booked`: no such chain here; `invented`: a lie. */
    readonly rail: string;
    readonly included: boolean;
    readonly at: string;
  }[];
  readonly sweeps: readonly { readonly txHash: string; readonly amount: string }[];
  readonly refundReason: string | null;
}

/** Everything the 1Click service did, in order of quoting. */
export const ledgerOf = (service: OneClick): readonly LedgerOrder[] =>
  [...service.book.orders.values()].map(lineOf);

function lineOf(order: Order): LedgerOrder {
  return {
    depositAddress: order.depositAddress,
    memo: order.memo ?? null,
    state: order.state,
    swapType: order.request.swapType,
    originAsset: order.origin?.assetId ?? order.request.originAsset,
    destinationAsset: order.destination.assetId,
    requestedDeadline: new Date(order.refundAt).toISOString(),
    trail: [...order.trail],
    deposits: order.deposits.map(({ amount, block, ...rest }) => ({
      ...rest,
      amount: amount.toString(),
      block: block === null ? null : Number(block),
    })),
    payments: order.payments.map(({ amount, ...rest }) => ({ ...rest, amount: amount.toString() })),
    sweeps: order.sweeps.map(({ amount, txHash }) => ({ txHash, amount: amount.toString() })),
    refundReason: order.refundReason ?? null,
  };
}
