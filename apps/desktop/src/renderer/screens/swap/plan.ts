import type { Account, Balance } from '../../../contract/accounts.ts';
import { parseAmount } from '../../../contract/money.ts';
import type { SwapForm, Token } from '../../../contract/swap.ts';
import { OUTSIDE, type Question, type SwapDraft } from './draft.ts';
import { heldBy, heldInAll, worthOf } from './holding.ts';

/** What the draft is read against. Any of it may still be on its way. */
export interface Facts {
  readonly tokens: readonly Token[];
  readonly accounts: readonly Account[];
  readonly balances: readonly Balance[];
  readonly slippageBasisPoints: number;
  readonly locale: string;
}

/** The draft with the defaults filled in, and what follows from it. */
export interface Plan {
  readonly origin: Token | null;
  readonly destination: Token | null;
  /** Null: from outside. */
  readonly payer: Account | null;
  readonly outside: boolean;
  readonly units: bigint | null;
  readonly problem: string | null;
  /** What the paying account holds of the origin; null where unknown. */
  readonly held: bigint | null;
  /** More was typed than the paying account holds. */
  readonly tooMuch: boolean;
  readonly slippageBasisPoints: number;
  /** The account of ours that is paid; null: the typed address. */
  readonly paidAccount: Account | null;
  /** For a price; null while it cannot be asked. */
  readonly priced: SwapForm | null;
  /** For the real thing, once `next` is null; addresses as far as they are typed. */
  readonly form: SwapForm | null;
}

export function planDraft(draft: SwapDraft, facts: Facts): Plan {
  const origin = tokenOf(draft.origin, facts) ?? defaultOrigin(facts, draft.destination);
  const destination = tokenOf(draft.destination, facts);
  const outside = draft.payer === OUTSIDE || (origin !== null && !origin.payable);
  const payer = outside || origin === null ? null : payerOf(draft, origin, facts);
  const exact = draft.side === 'pays' ? origin : destination;
  const { units, problem } = typedUnits(draft.text, exact, facts.locale);
  const paidAccount = paidAccountOf(draft, destination, payer, facts);
  const slippageBasisPoints = draft.slippageBasisPoints ?? facts.slippageBasisPoints;
  const ready = origin !== null && destination !== null && units !== null && units > 0n;
  const priced: SwapForm | null = !ready
    ? null
    : {
        swapType: draft.side === 'pays' ? 'EXACT_INPUT' : 'EXACT_OUTPUT',
        origin: origin.id,
        destination: destination.id,
        units: units.toString(),
        slippageBasisPoints,
        account: payer?.address ?? null,
        recipient: null,
        recipientAgain: null,
        refundTo: null,
        refundToAgain: null,
      };
  const held =
    payer === null || origin === null ? null : heldBy(payer.address, origin, facts.balances);
  return {
    origin,
    destination,
    payer,
    outside: outside || (origin !== null && payer === null),
    units,
    problem,
    held,
    tooMuch: draft.side === 'pays' && held !== null && units !== null && units > held,
    slippageBasisPoints,
    paidAccount,
    priced,
    form: priced === null ? null : { ...priced, ...placesOf(draft, paidAccount, payer === null) },
  };
}

/** Whether a chain's addresses are those of our accounts. */
export function isOurKind(token: Token): boolean {
  return token.chain.id.startsWith('eip155:');
}

/** What is asked next; null once everything is said. Addresses count once they were found usable. */
export function nextQuestion(
  plan: Plan,
  usable: { readonly recipient: boolean; readonly refund: boolean },
): Question | null {
  if (plan.form === null) return 'amounts';
  if (plan.paidAccount === null && !usable.recipient) return 'recipient';
  if (plan.outside && !usable.refund) return 'refund';
  return null;
}

function tokenOf(id: string | null, { tokens }: Facts): Token | null {
  return id === null ? null : (tokens.find((token) => token.id === id) ?? null);
}

/** What is held most of, by worth; else the first thing an account could pay. */
function defaultOrigin({ tokens, balances }: Facts, taken: string | null): Token | null {
  const held = heldInAll(tokens, balances);
  let best: Token | null = null;
  let most = -1n;
  for (const token of tokens) {
    if (!token.payable || token.id === taken) continue;
    const worth = worthOf(token, held.get(token.id) ?? 0n);
    if (worth > most) {
      most = worth;
      best = token;
    }
  }
  return best ?? tokens.find(({ id }) => id !== taken) ?? null;
}

/** The chosen account; else the one that holds most of it. */
function payerOf(draft: SwapDraft, origin: Token, { accounts, balances }: Facts): Account | null {
  const chosen = accounts.find(({ address }) => address === draft.payer);
  if (chosen !== undefined) return chosen;
  const holds = ({ address }: Account): bigint => heldBy(address, origin, balances) ?? 0n;
  const [first = null, ...others] = accounts;
  return others.reduce(
    (best, each) => (best !== null && holds(each) > holds(best) ? each : best),
    first,
  );
}

function paidAccountOf(
  draft: SwapDraft,
  destination: Token | null,
  payer: Account | null,
  { accounts }: Facts,
): Account | null {
  if (draft.elsewhere || destination === null || !isOurKind(destination)) return null;
  const chosen = accounts.find(({ address }) => address === draft.recipientAccount);
  return chosen ?? payer ?? accounts[0] ?? null;
}

function placesOf(draft: SwapDraft, paid: Account | null, refund: boolean) {
  const typed = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    recipient: paid?.address ?? typed(draft.recipient),
    recipientAgain: paid === null ? typed(draft.recipientAgain) : null,
    refundTo: refund ? typed(draft.refund) : null,
    refundToAgain: refund ? typed(draft.refundAgain) : null,
  };
}

/** A separator at the end is a number still being typed. */
function typedUnits(typed: string, token: Token | null, locale: string) {
  const text = typed.trim().replace(/(\d)[.,]$/, '$1');
  if (text === '' || token === null) return { units: null, problem: null };
  const parsed = parseAmount(text, token.decimals, locale);
  return parsed.ok
    ? { units: parsed.value, problem: null }
    : { units: null, problem: parsed.error.message };
}
