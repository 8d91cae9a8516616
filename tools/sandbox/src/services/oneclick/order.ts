import type { Asset } from './assets.ts';
import type { Behaviour } from './behaviour.ts';
import type { Checkpoint } from './order-json.ts';
import type { Terms } from './pricing.ts';
import type { QuoteRequest, QuoteResponse } from './wire.ts';

export const STATES = [
  ...(['PENDING_DEPOSIT', 'KNOWN_DEPOSIT_TX', 'INCOMPLETE_DEPOSIT', 'PROCESSING'] as const),
  ...(['SUCCESS', 'REFUNDED', 'FAILED'] as const),
] as const;
export type State = (typeof STATES)[number];

/** Money that arrived, or was announced, at a deposit address. */
export interface Deposit {
  readonly txHash: string;
  /** -1 for native value and announcements. */
  logIndex: number;
  /** Smallest units of the origin asset, or of `assetId` where there is no single origin. */
  readonly amount: bigint;
  readonly assetId?: string;
  readonly from: string;
  /** Block it is in; `null` for announced deposits. */
  block: bigint | null;
  confirmed: boolean;
  /** Its block was replaced by one without it. */
  orphaned: boolean;
  readonly seenAt: number;
  /**
   * `unused` until the engine has decided; `swap` until the swap is through, then `done`.
   * `ignored` money stays where it is.
   */
  use: 'unused' | 'swap' | 'done' | 'refund' | 'ignored';
}

/** Money the service sent. `booked` means it exists in the books only (no such chain here). */
export interface Payment {
  readonly kind: 'payout' | 'refund';
  readonly asset: string;
  readonly to: string;
  readonly amount: bigint;
  readonly txHash: string;
  readonly rail: 'chain' | 'booked' | 'invented';
  /** Broadcast at first, then in a block; only then does a status speak of it. */
  included: boolean;
  readonly at: string;
}

/** A real quote and everything that happened to it. */
export interface Order {
  readonly depositAddress: string;
  readonly memo: string | undefined;
  /** Which key of the sandbox is behind the address; absent where no local chain holds the money. */
  readonly depositIndex: number | undefined;
  readonly request: QuoteRequest;
  readonly response: QuoteResponse;
  readonly origin: Asset | undefined;
  readonly destination: Asset;
  readonly terms: Terms;
  /** The *requested* deadline: when refunding starts. */
  readonly refundAt: number;
  /** The quoted deadline: what comes later is lost. */
  readonly closedAt: number;
  behaviour: Behaviour;
  state: State;
  readonly trail: { readonly state: State; readonly at: string }[];
  updatedAt: string;
  processingSince: number;
  readonly submitted: Set<string>;
  readonly deposits: Deposit[];
  readonly payments: Payment[];
  /** Money moved on from the deposit address to the treasury. */
  readonly sweeps: { txHash: string; readonly amount: bigint; readonly at: string }[];
  /** What was swapped for what, once it was. */
  swapped: { readonly used: bigint; readonly out: bigint } | undefined;
  refundReason: string | undefined;
  /** As it was before the step it is in the middle of. */
  busy: Checkpoint | undefined;
}

/** Deposits still to be decided on. */
export const openDeposits = (order: Order): readonly Deposit[] =>
  order.deposits.filter((deposit) => !deposit.orphaned && deposit.use === 'unused');

export const sumOf = (deposits: readonly { readonly amount: bigint }[]): bigint =>
  deposits.reduce((sum, { amount }) => sum + amount, 0n);

/** Moves an order to another state and remembers that it was there. */
export function enter(order: Order, state: State, at: string): void {
  if (order.state === state) return;
  order.state = state;
  order.updatedAt = at;
  order.trail.push({ state, at });
}
