import { type Address, getAddress, type Hex } from 'viem';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const owner = z
  .string({ error: 'ownerEoa must be an Ethereum address' })
  .regex(/^0x[0-9a-fA-F]{40}$/, 'ownerEoa must be an Ethereum address')
  .transform((text) => getAddress(text.toLowerCase()));
const wallet = (name: string) =>
  z
    .string({ error: `${name} must be an Ethereum address` })
    .regex(/^0x[0-9a-fA-F]{40}$/, `${name} must be an Ethereum address`)
    .transform((text): Address => getAddress(text.toLowerCase()));
const chain = (name: string) =>
  z.number({ error: `${name} must be an integer number` }).int(`${name} must be an integer number`);
const amount = (name: string) => z.string({ error: `${name} must be a number string` });
const units = (name: string) =>
  z
    .string({ error: `${name} must be a number string` })
    .regex(/^\d{1,78}$/, `${name} must be a number string`)
    .transform((text) => BigInt(text));
const basisPoints = (name: string, most: number) =>
  z
    .number({ error: `${name} must be an integer number` })
    .int(`${name} must be an integer number`)
    .min(0, `${name} must not be less than 0`)
    .max(most, `${name} must not be greater than ${most}`);
const instrument = z
  .string({ error: 'instrumentId must be a bytes32 hex string' })
  .regex(/^0x[0-9a-fA-F]{64}$/, 'instrumentId must be a bytes32 hex string')
  .transform((text) => text.toLowerCase() as Hex);
const signature = z
  .string({ error: 'signature must be a hexadecimal string' })
  .regex(/^0x[0-9a-fA-F]{130}$/, 'signature must be a 65-byte hexadecimal string')
  .transform((text) => text as Hex);
const key = z
  .string({ error: 'idempotencyKey must be a string' })
  .min(1, 'idempotencyKey should not be empty')
  .max(255, 'idempotencyKey must be shorter than or equal to 255 characters');
const body = <S extends z.ZodRawShape>(shape: S) =>
  z.object(shape, { error: 'request body must be a JSON object' });

const BASE = 8453;

export const AccountQuery = body({ ownerEoa: owner });
export const PrepareAuthorize = body({
  ownerEoa: owner,
  chainId: chain('chainId').default(BASE),
  spendCap: units('spendCap').optional(),
  expiresAt: z
    .number({ error: 'expiresAt must be a number' })
    .int('expiresAt must be an integer number')
    .max(2 ** 40, 'expiresAt must be in seconds')
    .optional(),
  scope: z
    .looseObject(
      { instrumentIds: z.array(instrument).min(1).max(64).optional() },
      { error: 'scope must be an object' },
    )
    .optional(),
});
export const ConfirmAuthorize = body({
  ownerEoa: owner,
  signature,
  chainId: chain('chainId').default(BASE),
});
const fees = {
  slippageBps: basisPoints('slippageBps', 10_000).default(50),
  referralFeeBps: basisPoints('referralFeeBps', 500).optional(),
  referralWallet: wallet('referralWallet').optional(),
  idempotencyKey: key.optional(),
};
export const Buy = body({
  ownerEoa: owner,
  instrumentId: instrument,
  amountUsdc: amount('amountUsdc'),
  sourceChainId: chain('sourceChainId').optional(),
  fastTransfer: z.boolean({ error: 'fastTransfer must be a boolean value' }).default(false),
  maxFee: units('maxFee').optional(),
  ...fees,
});
export type Buy = z.infer<typeof Buy>;
export const Sell = body({
  ownerEoa: owner,
  instrumentId: instrument,
  yieldTokenAmount: amount('yieldTokenAmount'),
  destinationChainId: chain('destinationChainId').optional(),
  ...fees,
});
export type Sell = z.infer<typeof Sell>;
export const PrepareWithdraw = body({
  ownerEoa: owner,
  amountUsdc: amount('amountUsdc'),
  chainId: chain('chainId').default(BASE),
});
export const ConfirmWithdraw = body({ ownerEoa: owner, signature });
export const RestartRelay = body({
  sourceTxHash: z
    .string({ error: 'sourceTxHash must be a hexadecimal string' })
    .regex(/^0x[0-9a-fA-F]{64}$/, 'sourceTxHash must be a transaction hash')
    .transform((text) => text.toLowerCase() as Hex),
});

const flag = (name: string) =>
  z
    .enum(['true', 'false'], { error: `${name} must be a boolean value` })
    .transform((text) => text === 'true');
const count = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: `${name} must be a number` })
    .int(`${name} must be an integer number`)
    .min(least, `${name} must not be less than ${least}`)
    .max(most, `${name} must not be greater than ${most}`);

export const InstrumentsQuery = body({
  chainId: count('chainId', 1, 2 ** 32 - 1).optional(),
  protocol: z.string().optional(),
  isActive: flag('isActive').optional(),
  isStablecoin: flag('isStablecoin').optional(),
  assetCategory: z
    .enum(['USD', 'EUR', 'ETH', 'BTC'], {
      error: 'assetCategory must be one of the following values: USD, EUR, ETH, BTC',
    })
    .optional(),
  sortBy: z
    .enum(['apy', 'tvl', 'createdAt'], {
      error: 'sortBy must be one of the following values: apy, tvl, createdAt',
    })
    .default('createdAt'),
  sortOrder: z
    .enum(['asc', 'desc'], { error: 'sortOrder must be one of the following values: asc, desc' })
    .default('desc'),
  limit: count('limit', 1, 100).default(20),
  offset: count('offset', 0, 1_000_000).default(0),
});
export type InstrumentsQuery = z.infer<typeof InstrumentsQuery>;
export const DaysQuery = body({ days: count('days', 1, 365).default(30) });
export const PositionsQuery = body({
  address: wallet('address'),
  chainId: count('chainId', 0, 2 ** 32 - 1).default(0),
});
export const SwapQuery = body({
  instrumentId: instrument,
  direction: z.enum(['deposit', 'withdraw'], {
    error: 'direction must be one of the following values: deposit, withdraw',
  }),
  amount: units('amount'),
  chainId: count('chainId', 1, 2 ** 32 - 1),
});

/** Parses, or refuses with every fault it has, as the service's framework does. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(400, [...new Set(result.error.issues.map(({ message }) => message))]);
}
