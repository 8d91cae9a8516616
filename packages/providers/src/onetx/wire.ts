import type { infer as Infer } from 'zod';
import type {
  GetPositionsData,
  GetSwapQuoteData,
  ListInstrumentsData,
} from './generated/types.gen.ts';
import type * as schema from './generated/zod.gen.ts';

/** What is sent, as the description has it: human amounts, seconds, numbers of chains. */
export type {
  AuthorizationConfirmation,
  AuthorizationRequest,
  BuyRequest,
  RelayRestart,
  SellRequest,
  WithdrawalConfirmation,
  WithdrawalRequest,
} from './generated/types.gen.ts';
export type InstrumentQuery = NonNullable<ListInstrumentsData['query']>;
export type PositionsQuery = GetPositionsData['query'];
export type SwapQuoteQuery = GetSwapQuoteData['query'];

/** What came back, as the generated parsers return it: absent, undefined and null all occur. */
export type Account = Infer<typeof schema.zAccount>;
export type AccountReference = Infer<typeof schema.zAccountReference>;
export type Action = Infer<typeof schema.zAction>;
export type AuthorizationPreparation = Infer<typeof schema.zAuthorizationPreparation>;
export type Balances = Infer<typeof schema.zBalances>;
export type CctpConfig = Infer<typeof schema.zCctpConfig>;
export type CctpFee = Infer<typeof schema.zCctpFee>;
export type Grant = Infer<typeof schema.zGrant>;
export type Instrument = Infer<typeof schema.zInstrument>;
export type InstrumentMetrics = Infer<typeof schema.zInstrumentMetrics>;
export type InstrumentPage = Infer<typeof schema.zInstrumentPage>;
export type Position = Infer<typeof schema.zPosition>;
export type Positions = Infer<typeof schema.zPositions>;
export type Relay = Infer<typeof schema.zRelay>;
export type RelayRestarted = Infer<typeof schema.zRelayRestarted>;
export type SubmittedAction = Infer<typeof schema.zSubmittedAction>;
export type SwapQuote = Infer<typeof schema.zSwapQuote>;
export type WithdrawalPreparation = Infer<typeof schema.zWithdrawalPreparation>;

/** Requests that passed their parsers. */
export type CheckedAuthorization = Infer<typeof schema.zAuthorizationRequest>;
export type CheckedAuthorizationConfirmation = Infer<typeof schema.zAuthorizationConfirmation>;
export type CheckedBuy = Infer<typeof schema.zBuyRequest>;
export type CheckedSell = Infer<typeof schema.zSellRequest>;
export type CheckedWithdrawal = Infer<typeof schema.zWithdrawalRequest>;
export type CheckedWithdrawalConfirmation = Infer<typeof schema.zWithdrawalConfirmation>;
export type CheckedPositionsQuery = Infer<typeof schema.zPositionsRequest>;
