import type { TransactionCall } from '../ports/chain.ts';
import type { Instant } from '../ports/clock.ts';
import type { ReviewAmount, ReviewWarning } from '../review/review.ts';
import type { NativeAsset, ReviewDraft } from '../transaction/review-transaction.ts';

/** An operation of a smart account that its owner sends, and what the person is to read about it. */
export interface OperationWish {
  readonly actionId: string;
  /** `exit`: take everything out without the service. `removal`: end what was granted. */
  readonly purpose: 'exit' | 'removal';
  /** `EntryPoint.handleOps` from the owner, the operation in it unsigned. */
  readonly call: TransactionCall;
  /** Gas of the whole transaction: no node can estimate it before the operation is signed. */
  readonly gas: bigint;
  readonly account: string;
  /** The account as this program computes it from the owner. */
  readonly computedAccount: string;
  readonly native: NativeAsset;
  /** What comes back to the owner, as far as it can be foreseen; of a removal nothing. */
  readonly receives: ReviewAmount;
  /** Without what vaults pay by their price of the moment. */
  readonly receivesAtLeast: ReviewAmount;
  readonly validUntil: Instant;
  readonly warnings: readonly ReviewWarning[];
}

/** The draft from which {@link reviewTransaction} writes the review. */
export function operationDraft(wish: OperationWish): ReviewDraft {
  const { account, computedAccount, native, call } = wish;
  const warnings: ReviewWarning[] = [...wish.warnings];
  if (account.toLowerCase() !== computedAccount.toLowerCase()) {
    warnings.push({
      code: 'OTHER_ACCOUNT',
      weight: 'risk',
      sentence: `The account is ${account}; computed from your address it would be ${computedAccount}. If your key does not own it, this costs gas and does nothing.`,
    });
  }
  return {
    actionId: wish.actionId,
    purpose: wish.purpose,
    call,
    gas: wish.gas,
    native,
    token: null,
    pays: { asset: native.id, symbol: native.symbol, decimals: native.decimals, units: '0' },
    receiver: call.from,
    receives: wish.receives,
    receivesAtLeast: wish.receivesAtLeast,
    through: null,
    to: account,
    otherFees: [],
    refundTo: null,
    validUntil: wish.validUntil,
    warnings,
    ownAddresses: [],
    knownAddresses: [account],
  };
}
