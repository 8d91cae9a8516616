import type { Procedures } from '../procedures.ts';
import { dryQuote } from './quote.ts';
import { startSwap } from './start.ts';
import { swapTokens } from './tokens.ts';

/** The contract's group `swap`. */
export const swapProcedures: Procedures<'swap'> = {
  tokens: swapTokens,
  quote: dryQuote,
  start: startSwap,
};
