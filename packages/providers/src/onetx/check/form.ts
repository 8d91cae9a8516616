import { checkAddress, err, ok, type Result } from '@countinghouse/core';
import type { ZodType } from 'zod';
import type { OneTxRequestCode } from '../codes.ts';

/** Why a request is not sent. */
export interface RequestProblem {
  readonly code: OneTxRequestCode;
  readonly message: string;
}

export function problem(code: OneTxRequestCode, message: string): RequestProblem {
  return { code, message };
}

/** The sentence for a field whose form is wrong. */
const FORM: Readonly<Record<string, RequestProblem>> = {
  ownerEoa: problem('BAD_OWNER', 'The owner must be an EVM address.'),
  address: problem('BAD_ADDRESS', 'The address must be an EVM address.'),
  chainId: problem('BAD_CHAIN', 'The chain must be given by its EVM chain number.'),
  sourceChainId: problem('BAD_CHAIN', 'The source chain must be given by its EVM chain number.'),
  instrumentId: problem('BAD_INSTRUMENT', 'An instrument is named by its id of 32 bytes.'),
  instrumentIds: problem('BAD_INSTRUMENT', 'Name 1 to 100 instruments by their ids of 32 bytes.'),
  amountUsdc: problem(
    'BAD_AMOUNT',
    'The amount must be USDC in digits, with six decimals at most.',
  ),
  yieldTokenAmount: problem('BAD_AMOUNT', 'The amount must be tokens in digits.'),
  amount: problem('BAD_AMOUNT', 'The amount must be a whole number of base units, as text.'),
  slippageBps: problem(
    'BAD_SLIPPAGE',
    'Slippage is given in whole basis points from 0 to 9999; 100 is 1 %.',
  ),
  maxFee: problem('BAD_MAX_FEE', 'The greatest fee must be a whole number of base units of USDC.'),
  referralFeeBps: problem(
    'BAD_REFERRAL',
    'A referral fee is given in whole basis points from 0 to 500.',
  ),
  referralWallet: problem('BAD_REFERRAL', 'The referral wallet must be an EVM address.'),
  idempotencyKey: problem(
    'BAD_IDEMPOTENCY_KEY',
    'An idempotency key has 1 to 255 visible ASCII characters.',
  ),
  spendCap: problem('BAD_SPEND_CAP', 'The spend cap must be a whole number of base units of USDC.'),
  expiresAt: problem('BAD_EXPIRY', 'The end of a grant must be given in whole seconds since 1970.'),
  signature: problem('BAD_SIGNATURE', 'A signature has 65 bytes, as 0x and 130 digits.'),
  sourceTxHash: problem('BAD_TRANSACTION_HASH', 'A transaction hash has 32 bytes.'),
  id: problem('BAD_ACTION_ID', 'An action is named by the id its submission was answered with.'),
};

/** Reads a request by its generated parser; the first thing wrong with it becomes a sentence. */
export function checkForm<T>(schema: ZodType<T>, request: unknown): Result<T, RequestProblem> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return ok(parsed.data);
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  const known = Object.hasOwn(FORM, field) ? FORM[field] : undefined;
  const where = field === '' ? '' : ` (see “${field}”)`;
  return err(known ?? problem('BAD_REQUEST', `The request is not complete${where}.`));
}

/**
 * An address of the right form, with its checksum: wrong capitals and the zero address are refused,
 * an address without capitals is given its own.
 */
export function checkEvmAddress(
  address: string,
  code: OneTxRequestCode,
  whose: string,
): Result<string, RequestProblem> {
  // The codec is the same on every EVM chain.
  const checked = checkAddress('eip155:1', address);
  return checked.ok
    ? ok(checked.value.address)
    : err(problem(code, `${whose} is wrong. ${checked.error.message}`));
}

export function checkOwner(owner: string): Result<string, RequestProblem> {
  return checkEvmAddress(owner, 'BAD_OWNER', 'The address of the owner');
}

/** The first rule that finds something. */
export function firstProblem(
  ...found: readonly (RequestProblem | undefined)[]
): RequestProblem | undefined {
  return found.find((one) => one !== undefined);
}
