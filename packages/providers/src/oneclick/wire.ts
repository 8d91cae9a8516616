import type { infer as Infer } from 'zod';
import type { GetStatusData, ListAnyInputWithdrawalsData } from './generated/types.gen.ts';
import type * as schema from './generated/zod.gen.ts';

/** What is sent, as the description has it. */
export type { QuoteRequest, SubmitDepositRequest } from './generated/types.gen.ts';
/** Names a swap: the deposit address, and the memo where the quote has one. */
export type DepositQuery = GetStatusData['query'];
export type WithdrawalsQuery = NonNullable<ListAnyInputWithdrawalsData['query']>;

/** What came back, as the generated parsers return it: absent, undefined and null all occur. */
export type Token = Infer<typeof schema.zToken>;
export type QuoteEcho = Infer<typeof schema.zQuoteEcho>;
export type Quote = Infer<typeof schema.zQuote>;
export type QuoteResponse = Infer<typeof schema.zQuoteResponse>;
export type SwapDetails = Infer<typeof schema.zSwapDetails>;
export type StatusResponse = Infer<typeof schema.zStatusResponse>;
export type AnyInputWithdrawals = Infer<typeof schema.zAnyInputWithdrawals>;
/** A request that passed the parser. */
export type CheckedQuoteRequest = Infer<typeof schema.zQuoteRequest>;
