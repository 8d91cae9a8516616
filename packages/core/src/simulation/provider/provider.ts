import type {
  AppFee,
  DepositKey,
  ProviderFailure,
  SwapProviderPort,
  SwapQuote,
  SwapRequest,
} from '../../ports/swap-provider.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { simAddress, simBitcoinAddress } from '../address.ts';
import type { SimClock } from '../time.ts';
import type { OrderFault, QuoteFault } from './faults.ts';
import { canonicalAsset, MARKET, marketToken, swapToken } from './market.ts';
import type { SimOrder } from './order.ts';
import { ANONYMOUS_FEE, composeQuote } from './quote.ts';
import type { Rail } from './rail.ts';
import { createSettlement } from './settle.ts';
import { describeOrder } from './status.ts';

/** The swap service as the program sees it (`port`) and as the world and the auditor do. */
export interface SimSwapProvider {
  readonly port: SwapProviderPort;
  /** The next real quote lies in this way; null to be honest again. */
  faultNextQuote(fault: QuoteFault | null): void;
  /** What goes wrong with the order of the next real quote. */
  faultNextOrder(fault: OrderFault | null): void;
  /** The next call is refused in this way, as a closed route or a too small amount is. */
  refuseNextQuote(code: 'AMOUNT_TOO_LOW' | 'NO_LIQUIDITY' | 'ROUTE_CLOSED'): void;
  orders(): readonly SimOrder[];
}

export interface SimSwapProviderOptions {
  readonly clock: SimClock;
  readonly rails: readonly Rail[];
  /** One of the person's addresses, for the quote fault that offers it. */
  readonly ownAddress: string;
  readonly anonymousFee?: AppFee | null;
  /** How long a swap takes once the deposit is confirmed. */
  readonly processingMs?: number;
  /** Base units of the origin asset kept of every refund. */
  readonly refundFee?: bigint;
}

const PROVIDER = '1click';

/** A swap service with no orders. */
export function createSimSwapProvider(options: SimSwapProviderOptions): SimSwapProvider {
  const { clock } = options;
  const rails = new Map(options.rails.map((rail) => [rail.blockchain, rail]));
  const settlement = createSettlement({
    clock,
    rails,
    processingMs: options.processingMs ?? 8_000,
  });
  const orders: SimOrder[] = [];
  const quoteFaults: (QuoteFault | null)[] = [];
  const orderFaults: (OrderFault | null)[] = [];
  const refusals: string[] = [];
  let calls = 0;

  const correlationId = (): string => {
    calls += 1;
    return `sim-${calls}`;
  };

  const find = ({ depositAddress, depositMemo }: DepositKey): SimOrder | undefined =>
    orders.find(
      ({ key }) =>
        key.depositAddress.toLowerCase() === depositAddress.toLowerCase() &&
        key.depositMemo === depositMemo,
    );

  for (const rail of options.rails) {
    rail.onConfirmed(({ to, token, amount, hash }) => {
      const order = find({ depositAddress: to, depositMemo: null });
      if (order === undefined || order.from.blockchain !== rail.blockchain) return;
      if ((order.from.contract?.toLowerCase() ?? null) !== (token?.toLowerCase() ?? null)) return;
      settlement.credit(order, hash, amount);
    });
    rail.onSeen(({ to, hash }) => {
      find({ depositAddress: to, depositMemo: null })?.submitted.add(hash);
    });
  }

  const quote = (request: SwapRequest): Result<SwapQuote, ProviderFailure> => {
    const refusal = refusals.shift();
    if (refusal !== undefined) return err(refuse('quote', refusal));
    const from = marketToken(request.originAsset);
    const to = marketToken(request.destinationAsset);
    if (from === undefined || to === undefined) return err(refuse('quote', 'ROUTE_CLOSED'));
    if (request.amount < 1_000n) return err(refuse('quote', 'AMOUNT_TOO_LOW'));
    const number = orders.length + 1;
    const address = from.blockchain === 'btc' ? simBitcoinAddress : simAddress;
    const quoteFault = request.dry ? null : (quoteFaults.shift() ?? null);
    const answer = composeQuote(request, {
      correlationId: correlationId(),
      now: clock.now(),
      from,
      to,
      depositAddress: request.dry ? null : address(`deposit ${number}`),
      depositMemo: null,
      refundFee: options.refundFee ?? 100n,
      anonymousFee: options.anonymousFee === undefined ? ANONYMOUS_FEE : options.anonymousFee,
      fault: quoteFault,
      ownAddress: options.ownAddress,
    });
    if (answer.depositAddress !== null) {
      const order: SimOrder = {
        key: { depositAddress: answer.depositAddress, depositMemo: answer.depositMemo },
        request,
        quote: answer,
        from,
        to,
        quoteFault,
        orderFault: orderFaults.shift() ?? null,
        state: 'PENDING_DEPOSIT',
        updatedAt: clock.now(),
        deposited: 0n,
        refunded: 0n,
        paidOut: 0n,
        refundReason: null,
        deposits: new Set(),
        refunds: [],
        payouts: [],
        submitted: new Set(),
        asked: 0,
      };
      orders.push(order);
      settlement.watchDeadline(order);
    }
    return ok(answer);
  };

  const port: SwapProviderPort = {
    provider: PROVIDER,
    tokens: async () => ok(MARKET.map((token) => swapToken(token, clock.now()))),
    quote: async (request) => quote(request),
    async status(key) {
      const order = find(key);
      return order === undefined
        ? err(refuse('status', 'NOT_FOUND', 404))
        : ok(describeOrder(order, correlationId()));
    },
    async submitDeposit(submission) {
      const order = find(submission);
      if (order === undefined) return err(refuse('submitDeposit', 'NOT_FOUND', 404));
      order.submitted.add(submission.transactionHash);
      return ok(describeOrder(order, correlationId()));
    },
    canonicalAsset,
  };

  return {
    port,
    faultNextQuote: (fault) => {
      quoteFaults.push(fault);
    },
    faultNextOrder: (fault) => {
      orderFaults.push(fault);
    },
    refuseNextQuote: (code) => {
      refusals.push(code);
    },
    orders: () => orders,
  };
}

function refuse(operation: string, code: string, status = 400): ProviderFailure {
  const message = `The swap service refused: ${code.toLowerCase().replaceAll('_', ' ')}.`;
  const provider = PROVIDER;
  return { kind: 'refused', code, message, provider, operation, status, mayHaveHappened: false };
}
