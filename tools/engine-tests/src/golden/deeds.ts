import { z } from 'zod';

const units = z.string().regex(/^[0-9]{1,78}$/);
const when = { at: z.int() };
const payment = z.object({
  chain: z.string(),
  from: z.string(),
  to: z.string(),
  token: z.string().nullable(),
  amount: units,
});
const fee = z.object({ recipient: z.string(), basisPoints: z.int() });

const request = z.object({
  dry: z.boolean(),
  swapType: z.enum(['EXACT_INPUT', 'EXACT_OUTPUT', 'FLEX_INPUT']),
  slippageBasisPoints: z.int(),
  originAsset: z.string(),
  destinationAsset: z.string(),
  amount: units,
  refundTo: z.string(),
  recipient: z.string(),
  deadline: z.int(),
  depositMode: z.enum(['SIMPLE', 'MEMO']),
  appFees: z.array(fee),
});

/**
 * One thing that was done to the world outside: by the program through a port, or by somebody else.
 * Amounts are base units, decimal strings; `at` is in milliseconds.
 */
const deed = z.discriminatedUnion('do', [
  payment.pick({ chain: true, token: true, amount: true }).extend({
    ...when,
    do: z.literal('fund'),
    account: z.string(),
  }),
  z.object({ ...when, do: z.literal('ask for a quote'), request }),
  z.object({ ...when, do: z.literal('submit'), chain: z.string(), raw: z.string() }),
  z.object({
    ...when,
    do: z.literal('tell of a deposit'),
    depositAddress: z.string(),
    depositMemo: z.string().nullable(),
    transactionHash: z.string(),
  }),
  payment.extend({ ...when, do: z.literal('pay') }),
  payment.extend({ ...when, do: z.literal('use the key elsewhere') }),
  z.object({ ...when, do: z.literal('drop'), chain: z.string(), hash: z.string() }),
  z.object({
    ...when,
    do: z.literal('reorganise'),
    chain: z.string(),
    depth: z.int(),
    fate: z.enum(['wait', 'drop']),
  }),
  z.object({ ...when, do: z.literal('revert next'), chain: z.string(), account: z.string() }),
  z.object({ ...when, do: z.literal('set base fee'), chain: z.string(), fee: units }),
  z.object({ ...when, do: z.literal('refuse next quote') }),
  z.object({ ...when, do: z.literal('lie in next quote'), fault: z.literal('stranger-app-fee') }),
  z.object({
    ...when,
    do: z.literal('spoil next order'),
    fault: z.enum([
      'pending-for-ever',
      'stuck',
      'failed',
      'refunded',
      'success-without-payout',
      'success-with-full-refund',
      'success-before-payout',
      'part-refund',
      'unknown-status',
    ]),
  }),
]);

export type Deed = z.infer<typeof deed>;
/** A deed before it is done: the world says when that is. */
export type NewDeed = Deed extends infer Each
  ? Each extends Deed
    ? Omit<Each, 'at'>
    : never
  : never;

/** Everything done to the world while a golden ledger was made, and when it ended. */
export const journalSchema = z.object({
  seed: z.int(),
  accounts: z.array(z.string()),
  deeds: z.array(deed),
  endsAt: z.int(),
});
export type Journal = z.infer<typeof journalSchema>;
