import type { Caller } from './auth.ts';
import { canonicalId } from './validate.ts';
import type { QuoteRequest } from './wire.ts';

/** Account the provider's own share of fees goes to. */
const PROVIDER_ACCOUNT = 'app-fees.oneclick-sandbox.near';
/** What a caller without a key pays, in basis points of the input. */
const ANONYMOUS_FEE = 20;

/** One line of the fees in an echo, in basis points. */
export interface AppFee {
  readonly recipient: string;
  readonly fee: number;
}

/**
 * The fees as they will be taken: half of each goes to the provider, and a caller without a key
 * pays the provider on top.
 */
export function rewriteFees(requested: readonly AppFee[], caller: Caller): readonly AppFee[] {
  const own = requested
    .filter(({ fee }) => fee > 0)
    .map(({ recipient, fee }) => ({
      recipient,
      fee: Math.floor(fee / 2),
      rest: Math.ceil(fee / 2),
    }));
  const surcharge = caller === 'anonymous' ? ANONYMOUS_FEE : 0;
  const provider = own.reduce((sum, { rest }) => sum + rest, surcharge);
  return [
    ...own.map(({ recipient, fee }) => ({ recipient, fee })),
    ...(provider > 0 ? [{ recipient: PROVIDER_ACCOUNT, fee: provider }] : []),
  ];
}

/** The request as a quote repeats it: ids normalised, defaults filled in, fees rewritten. */
export function echoRequest(
  request: QuoteRequest,
  fees: readonly AppFee[],
): Readonly<Record<string, unknown>> {
  return {
    ...request,
    depositMode: request.depositMode ?? 'SIMPLE',
    confidentiality: request.confidentiality ?? 'public',
    originAsset: canonicalId(request.originAsset),
    destinationAsset: canonicalId(request.destinationAsset),
    ...(fees.length > 0 ? { appFees: fees } : {}),
  };
}

/** The echo as a status repeats it: some fields become null, one is dropped. */
export function echoInStatus(
  echo: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { quoteWaitingTimeMs: _dropped, ...rest } = echo;
  return {
    ...rest,
    virtualChainRecipient: rest.virtualChainRecipient ?? null,
    virtualChainRefundRecipient: rest.virtualChainRefundRecipient ?? null,
    referral: rest.referral ?? null,
  };
}
