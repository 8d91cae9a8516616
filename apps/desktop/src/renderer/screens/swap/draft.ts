/** The questions of a swap, in the order they are asked. */
export type Question = 'amounts' | 'recipient' | 'refund' | 'slippage';

/** Where the deposit comes from, when it is none of our accounts. */
export const OUTSIDE = 'outside';

/** What the person has said so far. Nothing in here is computed; what was not said is null or empty. */
export interface SwapDraft {
  /** Ids of tokens. */
  readonly origin: string | null;
  readonly destination: string | null;
  /** In which of the two fields the amount was typed: it decides which side is exact. */
  readonly side: 'pays' | 'gets';
  readonly text: string;
  /** Address of the paying account, or {@link OUTSIDE}. */
  readonly payer: string | null;
  /** One of our accounts, by address; null where it was not chosen. */
  readonly recipientAccount: string | null;
  /** Somebody else is paid: the address is typed. */
  readonly elsewhere: boolean;
  readonly recipient: string;
  readonly recipientAgain: string;
  readonly refund: string;
  readonly refundAgain: string;
  readonly slippageBasisPoints: number | null;
  /** The answered question that was opened again. */
  readonly open: Question | null;
}

export const EMPTY_DRAFT: SwapDraft = {
  origin: null,
  destination: null,
  side: 'pays',
  text: '',
  payer: null,
  recipientAccount: null,
  elsewhere: false,
  recipient: '',
  recipientAgain: '',
  refund: '',
  refundAgain: '',
  slippageBasisPoints: null,
  open: null,
};

/** A token as a choice needs it. */
interface Chosen {
  readonly id: string;
  readonly chain: { readonly id: string };
}

export type SwapEvent =
  | { readonly type: 'typed'; readonly side: 'pays' | 'gets'; readonly text: string }
  | {
      readonly type: 'origin' | 'destination';
      readonly token: Chosen;
      readonly before: Chosen | null;
    }
  | { readonly type: 'turned'; readonly origin: string | null; readonly destination: string | null }
  | { readonly type: 'payer'; readonly payer: string }
  | { readonly type: 'paid to account'; readonly address: string }
  | { readonly type: 'paid elsewhere' }
  | { readonly type: 'recipient' | 'refund'; readonly text: string; readonly again: string }
  | { readonly type: 'slippage'; readonly basisPoints: number }
  | { readonly type: 'opened'; readonly question: Question | null };

const NO_RECIPIENT = {
  recipientAccount: null,
  elsewhere: false,
  recipient: '',
  recipientAgain: '',
} as const;
const NO_REFUND = { refund: '', refundAgain: '' } as const;

/** What the person said, after they said one thing more. An address never outlives its chain. */
export function reduceDraft(draft: SwapDraft, event: SwapEvent): SwapDraft {
  switch (event.type) {
    case 'typed':
      return { ...draft, side: event.side, text: event.text };
    case 'origin': {
      if (event.token.id === draft.destination) return turn(draft, event.before?.id ?? null);
      const moved = event.before?.chain.id !== event.token.chain.id;
      return { ...draft, origin: event.token.id, ...(moved ? { ...NO_REFUND, payer: null } : {}) };
    }
    case 'destination': {
      if (event.token.id === draft.origin) return turn(draft, draft.origin);
      const moved = event.before?.chain.id !== event.token.chain.id;
      return { ...draft, destination: event.token.id, ...(moved ? NO_RECIPIENT : {}) };
    }
    case 'turned':
      return turn({ ...draft, destination: event.destination }, event.origin);
    case 'payer':
      return { ...draft, payer: event.payer };
    case 'paid to account':
      return { ...draft, elsewhere: false, recipientAccount: event.address, open: null };
    case 'paid elsewhere':
      return { ...draft, elsewhere: true, recipientAccount: null, open: 'recipient' };
    case 'recipient':
      return {
        ...draft,
        recipient: event.text,
        recipientAgain: event.again,
        open: 'recipient',
      };
    case 'refund':
      return { ...draft, refund: event.text, refundAgain: event.again, open: 'refund' };
    case 'slippage':
      return { ...draft, slippageBasisPoints: event.basisPoints };
    case 'opened':
      return { ...draft, open: event.question };
    default:
      return event satisfies never;
  }
}

/** Other way round. The typed amount stays with its token, so what was exact stays exact. */
function turn(draft: SwapDraft, origin: string | null): SwapDraft {
  return {
    ...draft,
    origin: draft.destination,
    destination: origin,
    side: draft.side === 'pays' ? 'gets' : 'pays',
    payer: null,
    ...NO_RECIPIENT,
    ...NO_REFUND,
    open: null,
  };
}
