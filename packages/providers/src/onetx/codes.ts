import type { HttpCode } from '../http/operation.ts';

/** Wrong before any call was made. */
export type OneTxRequestCode =
  | 'BAD_REQUEST'
  | 'BAD_CREDENTIAL'
  | 'BAD_OWNER'
  | 'BAD_ADDRESS'
  | 'BAD_CHAIN'
  | 'BAD_INSTRUMENT'
  | 'BAD_AMOUNT'
  | 'BAD_SLIPPAGE'
  | 'BAD_MAX_FEE'
  | 'FAST_NEEDS_MAX_FEE'
  | 'FAST_SAME_CHAIN'
  | 'BAD_REFERRAL'
  | 'BAD_SPEND_CAP'
  | 'BAD_EXPIRY'
  | 'BAD_SIGNATURE'
  | 'BAD_IDEMPOTENCY_KEY'
  | 'BAD_ACTION_ID'
  | 'BAD_TRANSACTION_HASH'
  | 'CROSS_CHAIN_SELL';

/** Refused by 1tx, or the reason why one of its actions failed. */
export type OneTxRefusalCode =
  | 'INSUFFICIENT_USDC'
  | 'INSUFFICIENT_SHARES'
  | 'INSTRUMENT_UNAVAILABLE'
  | 'INSTRUMENT_UNKNOWN'
  | 'NO_ROUTE'
  | 'SLIPPAGE'
  | 'SIMULATION_REVERTED'
  | 'NO_GRANT'
  | 'GRANT_EXPIRED'
  | 'OUTSIDE_GRANT'
  | 'SPEND_CAP_REACHED'
  | 'KEY_NOT_OWNER'
  | 'UNAUTHORIZED'
  | 'BAD_SIGNATURE'
  | 'NOT_PREPARED'
  | 'CHAIN_UNSUPPORTED'
  | 'CROSS_CHAIN_SELL'
  | 'MAX_FEE_TOO_LOW'
  | 'CONFLICT'
  | 'RELAYER_DOWN'
  | 'ACTION_UNKNOWN'
  | 'RELAY_UNKNOWN'
  | 'ROUTE_UNKNOWN'
  | 'REVERTED'
  | 'REFUSED';

/** Every `code` a failure of this client may carry. */
export type OneTxCode = HttpCode | OneTxRequestCode | OneTxRefusalCode;
