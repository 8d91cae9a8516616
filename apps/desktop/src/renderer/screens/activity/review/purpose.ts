import type { AnyReview } from '../../../../contract/actions.ts';

interface Purpose {
  readonly title: string;
  /** Before the name of whoever is paid. */
  readonly order: string;
  /** Nothing is paid at all. */
  readonly nothing: boolean;
  /** What it is, where the amounts alone do not say it. */
  readonly gloss: string | null;
  readonly approve: string;
}

const PURPOSES: Readonly<Record<string, Purpose>> = {
  'swap deposit': {
    title: 'A swap, for your approval',
    order: 'Pay to the order of',
    nothing: false,
    gloss: null,
    approve: 'Approve and pay',
  },
  send: {
    title: 'A payment, for your approval',
    order: 'Pay to the order of',
    nothing: false,
    gloss: null,
    approve: 'Approve and pay',
  },
  fund: {
    title: 'A payment into your earning account, for your approval',
    order: 'Pay to the order of',
    nothing: false,
    // Who can move what lies there hangs on the account, so the review itself says it.
    gloss: null,
    approve: 'Approve and pay',
  },
  authorize: {
    title: 'A right to act for you, for your approval',
    order: '',
    nothing: true,
    gloss: null,
    approve: 'Sign this grant',
  },
  buy: {
    title: 'An order to put USDC to work, for your approval',
    order: '',
    nothing: false,
    gloss: null,
    approve: 'Approve this order',
  },
  sell: {
    title: 'An order to take USDC back, for your approval',
    order: '',
    nothing: false,
    gloss: null,
    approve: 'Approve this order',
  },
  withdraw: {
    title: 'A withdrawal, signed blindly',
    order: '',
    nothing: false,
    gloss: null,
    approve: 'Sign blindly',
  },
  exit: {
    title: 'Leave this account, for your approval',
    order: '',
    nothing: true,
    gloss:
      'You do this yourself, on chain, and pay the gas. 1tx is not asked and cannot prevent it.',
    approve: 'Approve and leave',
  },
  removal: {
    title: 'End every right on this account, for your approval',
    order: '',
    nothing: true,
    gloss:
      'You do this yourself, on chain, and pay the gas. 1tx is not asked and cannot prevent it.',
    approve: 'Approve and end them',
  },
  'speed-up': {
    title: 'The same payment, faster',
    order: 'Pay to the order of',
    nothing: false,
    gloss:
      'This is the payment that waits already, with a higher network fee. It takes the place of the first: only one of the two can ever happen.',
    approve: 'Approve the higher fee',
  },
  cancel: {
    title: 'Cancel a payment',
    order: 'Pay to yourself',
    nothing: true,
    gloss:
      'It uses up the number of the payment that waits, so that one can never happen. If the payment is taken up first, this does nothing.',
    approve: 'Approve the cancel',
  },
};

/** What a review is for, in words; one that nobody named goes by its own word. */
export function purposeOf({ purpose }: Pick<AnyReview, 'purpose'>): Purpose {
  return (
    PURPOSES[purpose] ?? {
      title: `For your approval: ${purpose}`,
      order: 'Pay to the order of',
      nothing: false,
      gloss: null,
      approve: 'Approve',
    }
  );
}

/** What the instrument of an order is to the person, in words. */
export function instrumentOf({ purpose }: Pick<AnyReview, 'purpose'>): string {
  switch (purpose) {
    case 'buy':
      return 'what you buy into';
    case 'sell':
      return 'what you take USDC out of';
    default:
      return 'what this order is about';
  }
}
