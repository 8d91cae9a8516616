import type { HttpCode } from '../http/operation.ts';

/** Wrong before any call was made. */
export type RequestCode =
  | 'BAD_REQUEST'
  | 'BAD_CREDENTIAL'
  | 'ANY_INPUT_NOT_OFFERED'
  | 'BAD_AMOUNT'
  | 'BAD_SLIPPAGE'
  | 'BAD_DEADLINE'
  | 'BAD_APP_FEES'
  | 'BAD_ORIGIN_ASSET'
  | 'BAD_DESTINATION_ASSET'
  | 'BAD_RECIPIENT'
  | 'BAD_REFUND_ADDRESS'
  | 'WRONG_DEPOSIT_MODE'
  | 'WRONG_DEPOSIT_TYPE';

/** Refused by 1Click. */
export type RefusalCode =
  | 'AMOUNT_TOO_LOW'
  | 'BELOW_USD_MINIMUM'
  | 'NO_LIQUIDITY'
  | 'ROUTE_CLOSED'
  | 'BAD_ORIGIN_ASSET'
  | 'BAD_DESTINATION_ASSET'
  | 'BAD_RECIPIENT'
  | 'BAD_REFUND_ADDRESS'
  | 'WRONG_DEPOSIT_MODE'
  | 'WRONG_RECIPIENT_TYPE'
  | 'EXCHANGE_RECIPIENT'
  | 'COMPLIANCE'
  | 'NOT_ENTITLED'
  | 'UNAUTHORIZED'
  | 'DEPOSIT_UNKNOWN'
  | 'REFUSED';

/** Every `code` a failure of this client may carry. */
export type OneClickCode = HttpCode | RequestCode | RefusalCode;
