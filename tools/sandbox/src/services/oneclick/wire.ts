import { z } from 'zod';

const SWAP_TYPES = ['EXACT_INPUT', 'EXACT_OUTPUT', 'FLEX_INPUT', 'ANY_INPUT'] as const;
const DEPOSIT_TYPES = ['ORIGIN_CHAIN', 'INTENTS', 'CONFIDENTIAL_INTENTS'] as const;
const RECIPIENT_TYPES = ['DESTINATION_CHAIN', 'INTENTS', 'CONFIDENTIAL_INTENTS'] as const;

const text = (name: string) =>
  z.string({ error: `${name} must be a string` }).min(1, `${name} should not be empty`);
const oneOf = <const T extends readonly string[]>(name: string, values: T) =>
  z.enum(values, { error: `${name} must be one of the following values: ${values.join(', ')}` });
const evmAddress = (name: string) =>
  z.string().regex(/^0x[0-9a-fA-F]{40}$/, `${name} must be an Ethereum address`);

/** Body of `POST /v0/quote`. Unknown fields are dropped. */
export const QuoteRequest = z.object(
  {
    dry: z.boolean({ error: 'dry must be a boolean value' }),
    swapType: oneOf('swapType', SWAP_TYPES),
    slippageTolerance: z
      .number({
        error: 'slippageTolerance must be a number conforming to the specified constraints',
      })
      .min(0, 'slippageTolerance must not be less than 0')
      .max(10_000, 'slippageTolerance must not be greater than 10000'),
    originAsset: text('originAsset'),
    depositType: oneOf('depositType', DEPOSIT_TYPES),
    destinationAsset: text('destinationAsset'),
    amount: text('amount').regex(/^[0-9]{1,78}$/, 'amount must be an integer string'),
    refundTo: text('refundTo'),
    refundType: oneOf('refundType', DEPOSIT_TYPES),
    recipient: text('recipient'),
    recipientType: oneOf('recipientType', RECIPIENT_TYPES),
    deadline: z.iso.datetime({
      offset: true,
      error: 'deadline must be a valid ISO 8601 date string',
    }),
    depositMode: oneOf('depositMode', ['SIMPLE', 'MEMO']).optional(),
    confidentiality: oneOf('confidentiality', ['public', 'basic', 'advanced']).optional(),
    referral: z.string({ error: 'referral must be a string' }).optional(),
    rebates: z
      .array(z.object({ recipient: text('recipient'), share: z.number().min(0).max(100) }))
      .max(3, 'rebates must contain no more than 3 elements')
      .optional(),
    quoteWaitingTimeMs: z
      .number({ error: 'quoteWaitingTimeMs must be a number' })
      .min(0, 'quoteWaitingTimeMs must not be less than 0')
      .optional(),
    appFees: z
      .array(
        z.object({
          recipient: text('appFees.recipient'),
          fee: z
            .number({ error: 'appFees.fee must be a number' })
            .int('appFees.fee must be an integer number')
            .min(0, 'appFees.fee must not be less than 0'),
        }),
      )
      .refine(
        (fees) => fees.reduce((sum, { fee }) => sum + fee, 0) <= 500,
        'total appFees must not be greater than 500',
      )
      .optional(),
    insured: z.boolean({ error: 'insured must be a boolean value' }).optional(),
    connectedWallets: z.array(z.string()).optional(),
    sessionId: z.string().optional(),
    virtualChainRecipient: evmAddress('virtualChainRecipient').optional(),
    virtualChainRefundRecipient: evmAddress('virtualChainRefundRecipient').optional(),
    customRecipientMsg: z.string().optional(),
  },
  { error: 'request body must be a JSON object' },
);
export type QuoteRequest = z.infer<typeof QuoteRequest>;

/** Body of `POST /v0/deposit/submit`. */
export const SubmitRequest = z.object(
  {
    txHash: text('txHash'),
    depositAddress: text('depositAddress'),
    nearSenderAccount: z.string({ error: 'nearSenderAccount must be a string' }).optional(),
    memo: z.string({ error: 'memo must be a string' }).nullish(),
  },
  { error: 'request body must be a JSON object' },
);
export type SubmitRequest = z.infer<typeof SubmitRequest>;

/** Query of `GET /v0/any-input/withdrawals`. */
export const WithdrawalsQuery = z.object({
  depositAddress: text('depositAddress'),
  depositMemo: z.string().optional(),
  timestampFrom: z.iso.datetime({ offset: true, error: 'timestampFrom must be a date' }).optional(),
  page: z.coerce.number().int().min(1, 'page must not be less than 1').default(1),
  limit: z.coerce
    .number()
    .int()
    .min(1, 'limit must not be less than 1')
    .max(50, 'limit must not be greater than 50')
    .default(50),
  sortOrder: oneOf('sortOrder', ['asc', 'desc']).default('desc'),
});
export type WithdrawalsQuery = z.infer<typeof WithdrawalsQuery>;

/** Amounts of a quote, as they are sent. Smallest units, decimal strings. */
export interface QuoteBody {
  readonly amountIn: string;
  readonly amountInFormatted: string;
  readonly amountInUsd: string;
  readonly minAmountIn: string;
  readonly amountOut: string;
  readonly amountOutFormatted: string;
  readonly amountOutUsd: string;
  readonly minAmountOut: string;
  readonly timeEstimate: number;
  readonly refundFee?: string;
  readonly withdrawFee?: string;
  readonly depositAddress?: string;
  readonly depositMemo?: string | null;
  readonly deadline?: string;
  readonly timeWhenInactive?: string;
  readonly chainDepositAddresses?: readonly object[];
  readonly virtualChainRecipient?: string;
  readonly virtualChainRefundRecipient?: string;
  readonly customRecipientMsg?: string;
}

/** Answer to `POST /v0/quote`. The request is open, because quirks may put anything into it. */
export interface QuoteResponse {
  readonly correlationId: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly quoteRequest: Readonly<Record<string, unknown>>;
  readonly quote: QuoteBody;
}
