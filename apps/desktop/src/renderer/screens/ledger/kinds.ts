/** What the book can be narrowed to: events that tell of one matter, by the types that storage knows. */
export interface Kind {
  readonly value: string;
  readonly title: string;
  readonly types: readonly string[];
}

export const KINDS: readonly Kind[] = [
  {
    value: 'money',
    title: 'Money moved',
    types: [
      'effect.performed',
      'transaction.included',
      'transaction.final',
      'transaction.orphaned',
      'transaction.foreign',
      'deposit.seen',
      'deposit.gone',
      'deposit.submitted',
      'payout.seen',
      'payout.gone',
      'refund.seen',
      'refund.gone',
      'faucet.given',
    ],
  },
  {
    value: 'decisions',
    title: 'Decisions',
    types: [
      'action.started',
      'review.requested',
      'review.prepared',
      'approval.given',
      'signature.refused',
      'effect.intended',
      'send.cancelled',
      'swap.word-given',
    ],
  },
  {
    value: 'quotes',
    title: 'Quotes',
    types: ['quote.received', 'quote.refused', 'quote.rejected'],
  },
  {
    value: 'ends',
    title: 'Ends',
    types: ['status.changed', 'swap.ended', 'swap.reopened', 'swap.watch-ended', 'swap.attention'],
  },
  {
    value: 'trouble',
    title: 'Trouble',
    types: [
      'effect.refused',
      'effect.in-doubt',
      'transaction.overdue',
      'transaction.orphaned',
      'transaction.nonce-used',
      'transaction.nonce-gap',
      'transaction.foreign',
      'signature.refused',
      'quote.refused',
      'quote.rejected',
      'swap.attention',
    ],
  },
  {
    value: 'house',
    title: 'The house',
    types: [
      'profile.created',
      'account.added',
      'account.renamed',
      'faucet.asked',
      'faucet.given',
      'settings.changed',
      'settings.keychain-forgotten',
      'recovery-code.tried',
      'network.set',
      'ledger.head-signed',
      'ledger.snapshot-taken',
      'ledger.released',
      'earn-account.agreed',
    ],
  },
  { value: 'totals', title: 'What it came to', types: ['total.noted'] },
];

const MOST_TYPES = 40;

/** The types of the chosen kinds, each once; null for everything. */
export function typesOf(chosen: readonly string[]): readonly string[] | null {
  const types = KINDS.filter(({ value }) => chosen.includes(value)).flatMap((kind) => kind.types);
  return types.length === 0 ? null : [...new Set(types)].slice(0, MOST_TYPES);
}
