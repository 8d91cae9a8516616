import { err, ok, type Result } from '@countinghouse/core';
import { canonicalAssetId } from './asset-id.ts';
import type { RequestCode } from './codes.ts';
import { confirmationTimeMs } from './confirmation.ts';
import { zQuoteRequest } from './generated/zod.gen.ts';
import type { CheckedQuoteRequest } from './wire.ts';

export interface RequestProblem {
  readonly code: RequestCode;
  readonly message: string;
}

export interface RequestFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The chain of the origin asset, where known. */
  readonly originChain: string | undefined;
}

const LONGEST_DEADLINE_MS = 7 * 24 * 60 * 60_000;
const MOST_APP_FEES = 500;

/** The sentence for a field whose form is wrong. */
const FORM: Readonly<Record<string, RequestProblem>> = {
  amount: problem('BAD_AMOUNT', 'The amount must be a whole number of base units, as text.'),
  slippageTolerance: problem(
    'BAD_SLIPPAGE',
    'Slippage is given in whole basis points from 0 to 9999; 100 is 1 %.',
  ),
  deadline: problem('BAD_DEADLINE', 'The deadline must be a date and time.'),
  appFees: problem('BAD_APP_FEES', 'Each app fee needs a recipient and a number of basis points.'),
  originAsset: problem('BAD_ORIGIN_ASSET', 'The asset to send is missing.'),
  destinationAsset: problem('BAD_DESTINATION_ASSET', 'The asset to receive is missing.'),
  recipient: problem('BAD_RECIPIENT', 'The recipient is missing.'),
  refundTo: problem('BAD_REFUND_ADDRESS', 'The refund address is missing.'),
  depositMode: problem('WRONG_DEPOSIT_MODE', 'The deposit mode is SIMPLE or MEMO.'),
  depositType: problem('WRONG_DEPOSIT_TYPE', 'The deposit type is not one 1Click knows.'),
};

/**
 * Everything that can be known to be wrong with a request before it is sent. Addresses are checked
 * for their presence only; whether they are valid on their chain is the domain's to say.
 */
export function checkRequest(
  request: unknown,
  facts: RequestFacts,
): Result<CheckedQuoteRequest, RequestProblem> {
  const parsed = zQuoteRequest.safeParse(request);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '');
    const known = Object.hasOwn(FORM, field) ? FORM[field] : undefined;
    const where = field === '' ? '' : ` (see “${field}”)`;
    return err(known ?? problem('BAD_REQUEST', `The request for a quote is not complete${where}.`));
  }
  const wire = parsed.data;
  for (const rule of RULES) {
    const found = rule(wire, facts);
    if (found !== undefined) return err(found);
  }
  return ok(wire);
}

type Rule = (request: CheckedQuoteRequest, facts: RequestFacts) => RequestProblem | undefined;

const RULES: readonly Rule[] = [
  ({ swapType, originAsset }) =>
    swapType === 'ANY_INPUT' || /^1cs(_v1)?:any$/.test(originAsset)
      ? problem(
          'ANY_INPUT_NOT_OFFERED',
          'Pooling swaps (ANY_INPUT) are not offered here: they are for authorised partners, never reach an end and never refund, so they cannot be tracked to a proof.',
        )
      : undefined,
  ({ amount }) =>
    /^0+$/.test(amount) ? problem('BAD_AMOUNT', 'The amount must be more than zero.') : undefined,
  ({ originAsset, destinationAsset }) =>
    canonicalAssetId(originAsset) === canonicalAssetId(destinationAsset)
      ? problem('BAD_DESTINATION_ASSET', 'The asset to receive is the one that is sent.')
      : undefined,
  ({ swapType, depositType }) =>
    swapType === 'FLEX_INPUT' && depositType === 'CONFIDENTIAL_INTENTS'
      ? problem('WRONG_DEPOSIT_TYPE', 'Flexible swaps cannot be paid from a confidential account.')
      : undefined,
  ({ recipient }) =>
    isOneWord(recipient)
      ? undefined
      : problem('BAD_RECIPIENT', 'The recipient contains spaces or invisible characters.'),
  ({ refundTo }) =>
    isOneWord(refundTo)
      ? undefined
      : problem(
          'BAD_REFUND_ADDRESS',
          'The refund address contains spaces or invisible characters.',
        ),
  checkMode,
  checkDeadline,
  checkAppFees,
];

function checkMode(request: CheckedQuoteRequest, { originChain }: RequestFacts) {
  const mode = request.depositMode ?? 'SIMPLE';
  const onChain = request.depositType === 'ORIGIN_CHAIN';
  if (onChain && originChain === 'stellar' && mode !== 'MEMO')
    return problem('WRONG_DEPOSIT_MODE', 'A deposit from Stellar needs the deposit mode MEMO.');
  if (onChain && originChain !== undefined && originChain !== 'stellar' && mode === 'MEMO')
    return problem('WRONG_DEPOSIT_MODE', 'Only deposits from Stellar use the deposit mode MEMO.');
  return undefined;
}

function checkDeadline(request: CheckedQuoteRequest, { now, originChain }: RequestFacts) {
  const left = Date.parse(request.deadline) - now;
  const needed = request.depositType === 'ORIGIN_CHAIN' ? confirmationTimeMs(originChain) : 0;
  if (left <= needed)
    return problem(
      'BAD_DEADLINE',
      `The deadline leaves too little time: a deposit may need ${Math.ceil(needed / 60_000)} minutes to be confirmed. Choose a later one.`,
    );
  return left > LONGEST_DEADLINE_MS
    ? problem('BAD_DEADLINE', 'The deadline is more than seven days away. Choose an earlier one.')
    : undefined;
}

function checkAppFees({ appFees = [] }: CheckedQuoteRequest) {
  const whole = appFees.every(({ fee }) => Number.isInteger(fee));
  const total = appFees.reduce((sum, { fee }) => sum + fee, 0);
  return whole && total <= MOST_APP_FEES
    ? undefined
    : problem('BAD_APP_FEES', 'App fees are whole basis points, 500 in total at most.');
}

function isOneWord(text: string): boolean {
  return text.length <= 512 && !/[\s\p{Cc}\p{Cf}]/u.test(text);
}

function problem(code: RequestCode, message: string): RequestProblem {
  return { code, message };
}
