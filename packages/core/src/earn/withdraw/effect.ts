import { showAsset } from '../asset.ts';
import type { WithdrawState } from './state.ts';

type Seen = Pick<WithdrawState, 'input' | 'seen'>;

/** What an operation that is in a block came to, beside what was said of it. */
export type Effect =
  /** It was carried out and failed: nothing moved. */
  | 'failed'
  | 'as said'
  /** It paid what was said; whether that was all, nobody here can read. */
  | 'unread'
  /** It paid another amount, or did more. */
  | 'other';

/** Null while it is in no block. */
export function effectOf({ input, seen }: Seen): Effect | null {
  if (seen === null) return null;
  if (!seen.succeeded) return 'failed';
  if (seen.paid !== input.amount || seen.more.length > 0) return 'other';
  return seen.unreadable === true ? 'unread' : 'as said';
}

/** Said beside an exact payment that nobody here can read the rest of. */
export const UNREADABLE =
  'Nobody here can read in the transaction whether that was all it was made to do.';

/** That what was signed was carried out and is not what was said. */
export function otherEffect({ input, seen }: Seen): string {
  const paid = seen?.paid ?? '0';
  const more = [...(seen?.more ?? []), ...(seen?.unreadable === true ? [UNREADABLE] : [])].join(
    ' ',
  );
  return paid === input.amount
    ? `What you signed was carried out and paid you ${showAsset(input.usdc, paid)}, and that is not all of it: ${more}`
    : `What you signed was carried out and paid you ${showAsset(input.usdc, paid)} instead of ${showAsset(input.usdc, input.amount)}. ${more}`.trim();
}
