import type { Account, Balance } from '../../../contract/accounts.ts';
import { parseAmount } from '../../../contract/money.ts';

/** What has been said of a payment so far. */
export interface SendDraft {
  readonly account: string | null;
  /** `chain` and `asset` of a balance. */
  readonly asset: string | null;
  readonly to: string;
  readonly text: string;
  readonly note: string;
}

export const EMPTY_SEND: SendDraft = { account: null, asset: null, to: '', text: '', note: '' };

/** The draft with the defaults filled in. */
export interface SendPlan {
  readonly account: Account | null;
  /** What the account holds and could send. */
  readonly holdings: readonly Balance[];
  readonly holding: Balance | null;
  readonly units: bigint | null;
  readonly problem: string | null;
}

export function assetKey({ chain, amount }: Balance): string {
  return `${chain.id} ${amount.asset}`;
}

export function planSend(
  draft: SendDraft,
  accounts: readonly Account[],
  balances: readonly Balance[],
  locale: string,
): SendPlan {
  const account = accounts.find(({ address }) => address === draft.account) ?? accounts[0] ?? null;
  const holdings = balances.filter(
    (each) =>
      account !== null &&
      each.account.toLowerCase() === account.address.toLowerCase() &&
      each.amount.units !== '0',
  );
  const holding = holdings.find((each) => assetKey(each) === draft.asset) ?? holdings[0] ?? null;
  const nothing = { account, holdings, holding, units: null, problem: null };
  const text = draft.text.trim().replace(/(\d)[.,]$/, '$1');
  if (holding === null || text === '') return nothing;
  const parsed = parseAmount(text, holding.amount.decimals, locale);
  if (!parsed.ok) return { ...nothing, problem: parsed.error.message };
  if (parsed.value === 0n) return { ...nothing, problem: 'Type an amount above zero.' };
  return { ...nothing, units: parsed.value };
}
