import { err, ok, parseAmount, type Result } from '@countinghouse/core';
import { zBuyRequest, zChainNumber, zSellRequest } from '../generated/zod.gen.ts';
import { chainNumberOf } from '../instrument/id.ts';
import type { CheckedBuy, CheckedSell } from '../wire.ts';
import {
  checkEvmAddress,
  checkForm,
  checkOwner,
  firstProblem,
  problem,
  type RequestProblem,
} from './form.ts';

export const USDC_DECIMALS = 6;

/** What is known of a sale beside what is sent. */
export interface SellFacts {
  /** Where the proceeds are wanted; not sent, for there is no choice. */
  readonly proceedsChainId?: number | undefined;
  /** Of the yield token. */
  readonly yieldTokenDecimals?: number | undefined;
}

/** Everything that can be known to be wrong with a buy before it is sent. */
export function checkBuy(request: unknown): Result<CheckedBuy, RequestProblem> {
  const form = checkForm(zBuyRequest, request);
  if (!form.ok) return form;
  const wrong = firstProblem(
    checkInstrumentChain(form.value.instrumentId),
    isZero(form.value.amountUsdc) ? ZERO : undefined,
    checkSpeed(form.value),
  );
  return wrong === undefined ? canonicalParties(form.value) : err(wrong);
}

/** Everything that can be known to be wrong with a sale before it is sent. */
export function checkSell(
  request: unknown,
  facts: SellFacts = {},
): Result<CheckedSell, RequestProblem> {
  const form = checkForm(zSellRequest, request);
  if (!form.ok) return form;
  const { instrumentId, yieldTokenAmount } = form.value;
  const wrong = firstProblem(
    checkInstrumentChain(instrumentId),
    checkSameChain(instrumentId, facts),
    isZero(yieldTokenAmount) ? ZERO : undefined,
    checkDecimals(yieldTokenAmount, facts),
  );
  return wrong === undefined ? canonicalParties(form.value) : err(wrong);
}

const ZERO = problem('BAD_AMOUNT', 'The amount must be more than zero.');

function isZero(human: string): boolean {
  return /^[0.]+$/.test(human);
}

function checkInstrumentChain(id: string): RequestProblem | undefined {
  return chainNumberOf(id) === undefined
    ? problem('BAD_INSTRUMENT', 'The instrument’s id names no chain.')
    : undefined;
}

function checkSpeed(request: CheckedBuy): RequestProblem | undefined {
  const { fastTransfer = false, maxFee, sourceChainId, instrumentId, amountUsdc } = request;
  if (!fastTransfer)
    return maxFee === undefined
      ? undefined
      : problem('BAD_MAX_FEE', 'A greatest fee belongs to a fast transfer; this is none.');
  if (maxFee === undefined)
    return problem('FAST_NEEDS_MAX_FEE', 'A fast transfer needs the greatest fee you would pay.');
  if (sourceChainId !== undefined && sourceChainId === chainNumberOf(instrumentId))
    return problem(
      'FAST_SAME_CHAIN',
      'This buy stays on one chain, so there is nothing to transfer fast.',
    );
  const amount = parseAmount(amountUsdc, USDC_DECIMALS);
  const fee = BigInt(maxFee);
  return fee > 0n && amount.ok && fee < amount.value
    ? undefined
    : problem('BAD_MAX_FEE', 'The greatest fee must be more than zero and less than the amount.');
}

function checkSameChain(id: string, { proceedsChainId }: SellFacts): RequestProblem | undefined {
  if (proceedsChainId === undefined || proceedsChainId === chainNumberOf(id)) return undefined;
  if (!zChainNumber.safeParse(proceedsChainId).success)
    return problem('BAD_CHAIN', 'The chain must be given by its EVM chain number.');
  return problem(
    'CROSS_CHAIN_SELL',
    '1tx does not sell across chains. Either sell on the chain of the position and withdraw the USDC there, or buy anew on the chain you want with USDC you have.',
  );
}

function checkDecimals(
  amount: string,
  { yieldTokenDecimals }: SellFacts,
): RequestProblem | undefined {
  const fraction = amount.split('.')[1] ?? '';
  return yieldTokenDecimals === undefined || fraction.length <= yieldTokenDecimals
    ? undefined
    : problem(
        'BAD_AMOUNT',
        `The token has ${yieldTokenDecimals} decimals, the amount ${fraction.length}. It is not rounded for you.`,
      );
}

interface Parties {
  readonly ownerEoa: string;
  readonly referralFeeBps?: number | undefined;
  readonly referralWallet?: string | undefined;
}

function canonicalParties<T extends Parties>(request: T): Result<T, RequestProblem> {
  const owner = checkOwner(request.ownerEoa);
  if (!owner.ok) return owner;
  const { referralFeeBps, referralWallet } = request;
  const withOwner = { ...request, ownerEoa: owner.value };
  if (referralFeeBps === undefined && referralWallet === undefined) return ok(withOwner);
  if (referralWallet === undefined)
    return err(problem('BAD_REFERRAL', 'A referral fee needs the wallet that receives it.'));
  if (referralFeeBps === undefined)
    return err(problem('BAD_REFERRAL', 'A referral wallet needs the fee it receives.'));
  const wallet = checkEvmAddress(referralWallet, 'BAD_REFERRAL', 'The referral wallet');
  return wallet.ok ? ok({ ...withOwner, referralWallet: wallet.value }) : wallet;
}
