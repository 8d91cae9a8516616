import {
  type ChainId,
  checkAddress,
  err,
  ok,
  planSwap,
  type Result,
  type SwapInput,
} from '@countinghouse/core';
import type { Failure } from '../../contract/result.ts';
import type { SwapForm } from '../../contract/swap.ts';
import { accounts } from '../accounts/record.ts';
import { ofPart, ofProvider } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import { sampleAddress } from './sample-address.ts';
import { type ListedToken, tokenList } from './token-list.ts';

/** A form made into what the action `swap` takes, with the tokens as listed now. */
export interface PlannedForm {
  readonly input: SwapInput;
  readonly origin: ListedToken;
  readonly destination: ListedToken;
}

export interface PlanOptions {
  /** For a price only: an address that is missing or not finished is replaced by a sample. */
  readonly dry: boolean;
  readonly shown: { readonly amountIn: string; readonly minAmountOut: string } | null;
  readonly timeEstimateMs?: number;
}

type Planned = Result<PlannedForm, Failure>;

/** Reads a form against the list of tokens and the accounts of this house. */
export async function planForm(
  house: OpenHouse,
  form: SwapForm,
  { dry, shown, timeEstimateMs }: PlanOptions,
): Promise<Planned> {
  const list = await tokenList(house);
  if (!list.ok) return err(ofProvider(list.error));
  const find = (id: string) => list.value.tokens.find(({ token }) => token.id === id);
  const origin = find(form.origin);
  const destination = find(form.destination);
  if (origin === undefined || destination === undefined) {
    return refused('NOT_FOUND', '1Click does not list this token any more. Choose another.');
  }
  const payer = await payerOf(house, form, origin);
  if (!payer.ok) return payer;
  const recipient = placeOf(form.recipient, payer.value, destination, dry);
  if (recipient === null) {
    const chain = destination.asset.symbol;
    return refused('REFUSED', `Say where the ${chain} is to be paid out to.`, 'BAD_RECIPIENT');
  }
  const refundTo = placeOf(form.refundTo, payer.value, origin, dry);
  if (refundTo === null) return refused('REFUSED', NO_REFUND, 'BAD_REFUND');
  const plan = planSwap({
    swapType: form.swapType,
    origin: origin.token,
    destination: destination.token,
    amount: BigInt(form.units),
    slippageBasisPoints: form.slippageBasisPoints,
    recipient,
    refundTo,
    ...(form.recipientAgain === null ? {} : { recipientAgain: form.recipientAgain }),
    ...(form.refundToAgain === null ? {} : { refundToAgain: form.refundToAgain }),
    account: payer.value,
    shown,
    ...(timeEstimateMs === undefined ? {} : { timeEstimateMs }),
  });
  return plan.ok ? ok({ input: plan.value, origin, destination }) : err(ofPart(plan.error));
}

const NO_REFUND =
  'Say where the deposit may come back to, if the swap fails. The address an exchange sends from is not one.';

/** The paying account as we spell it; null for a deposit from outside. */
async function payerOf(
  house: OpenHouse,
  { account }: SwapForm,
  { asset }: ListedToken,
): Promise<Result<string | null, Failure>> {
  if (account === null) return ok(null);
  const own = await accounts(house.ledger);
  const found = own.find(({ address }) => address.toLowerCase() === account.toLowerCase());
  if (found === undefined) return refused('NOT_FOUND', 'This account is not one of yours.');
  if (!house.outside.chains.has(asset.chain)) {
    const sentence = `No endpoint of this chain is set up, so ${asset.symbol} cannot be paid from here. Deposit from outside, or add the chain in the settings.`;
    return refused('REFUSED', sentence, 'NO_CHAIN');
  }
  return ok(found.address);
}

/** Where something goes: as typed, in its one spelling; else to the paying account where it can. */
function placeOf(
  typed: string | null,
  payer: string | null,
  { asset }: ListedToken,
  dry: boolean,
): string | null {
  const chain = asset.chain as ChainId;
  if (typed !== null && typed.trim() !== '') {
    const checked = checkAddress(chain, typed);
    if (checked.ok) return checked.value.address;
    if (checked.error.code === 'UNKNOWN_CHAIN' || !dry) return typed.trim();
    return sampleAddress(chain);
  }
  if (payer !== null && chain.startsWith('eip155:')) return payer;
  return dry ? sampleAddress(chain) : null;
}

function refused(code: Failure['code'], message: string, detail?: string): Result<never, Failure> {
  return err({ code, message, ...(detail === undefined ? {} : { detail }) });
}
