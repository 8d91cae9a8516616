import type { KernelEnable } from '@countinghouse/core';
import { getAddress } from 'viem';
import { z } from 'zod';

/** Longer than any grant that fits into a transaction. */
const MOST_BYTES = 65_536;

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => getAddress(text.toLowerCase()) as string);

const bytes = z
  .string()
  .max(2 + 2 * MOST_BYTES)
  .regex(/^0x(?:[0-9a-fA-F]{2})*$/)
  .transform((text) => text.toLowerCase());

/** Services write numbers as JSON numbers, decimal strings or hex strings; the value is the same. */
const count = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^(?:0|[1-9]\d{0,15}|0x[0-9a-fA-F]{1,13})$/)
      .transform(Number),
  ])
  .refine((value) => value >= 0 && Number.isSafeInteger(value));

/** The message alone, its fields of the types that are signed. Nothing beside them. */
export const enableShape: z.ZodType<KernelEnable> = z.strictObject({
  domain: z.strictObject({
    name: z.literal('Kernel'),
    version: z.literal('0.3.1'),
    chainId: count.refine((value) => value > 0),
    verifyingContract: address,
  }),
  primaryType: z.literal('Enable'),
  message: z.strictObject({
    validationId: z
      .string()
      .regex(/^0x[0-9a-fA-F]{42}$/)
      .transform((text) => text.toLowerCase()),
    nonce: count.refine((value) => value < 2 ** 32),
    hook: address,
    validatorData: bytes,
    hookData: bytes,
    selectorData: bytes,
  }),
});
