/** How an order goes wrong. A later request with the same key gets the same order, with its fault. */
export type EarnOrderFault =
  /** Refused, and nothing came of it. */
  | 'refused'
  /** An error that may mean anything; nothing came of it. */
  | 'error-nothing-begun'
  /** An error that may mean anything; it was begun. */
  | 'error-but-begun'
  /** As that; asked again while it is under way, the service finds too little in the account. */
  | 'begun-then-refused'
  /** An error that may mean anything; it was begun, and fails before anything is sent. */
  | 'begun-then-failed'
  /** Taken, never sent. */
  | 'never-sent'
  /** Fails before anything is sent. */
  | 'failed-unsent'
  /** As that, and is sent an hour later all the same. */
  | 'failed-sent-late'
  /** The operation is carried out and fails. */
  | 'reverts'
  /** Names neither operation nor transactions, fails before anything is sent, and is sent an hour later. */
  | 'failed-sent-late-unnamed'
  /** The operation is carried out and fails; a minute later the order is sent again as another one. */
  | 'sent-again'
  /**
   * The operation is carried out and fails, and is told as that; an hour later the order is sent again as
   * another one. Whoever has tried it again by then has ordered twice: no schedule draws it.
   */
  | 'failed-sent-again'
  /** Sent an hour later. */
  | 'sent-late'
  /** Says failed although it happened. */
  | 'failed-but-happened'
  /** As that, and names no transaction. */
  | 'failed-but-happened-unnamed'
  /** Says success before it is in a block. */
  | 'success-early'
  /** Says success and does nothing. */
  | 'success-without-arrival'
  /** Names neither operation nor transactions. */
  | 'names-nothing'
  /** As that, for ten minutes. */
  | 'names-late'
  /** Spells hashes in capitals. */
  | 'names-in-capitals'
  /** Names another operation later on than at first. */
  | 'renamed'
  /** Never sent; says success and names the operation and the transactions of another order. */
  | 'names-another-order'
  /** The router keeps a fee of three per cent. */
  | 'takes-fee'
  /** A fifth of what was paid gets lost on the way, and nobody minds. */
  | 'gives-little'
  /** On one chain: takes what was ordered, and brings nothing for it. */
  | 'gives-nothing'
  /** Takes as much again as was ordered, for somebody else. */
  | 'takes-more'
  | 'unknown-words'
  /** Between chains: the deposit fails there, the USDC reach the account. */
  | 'deposit-fails'
  /** As that, and the service calls it failed. */
  | 'deposit-fails-and-said'
  | 'relay-fails'
  /** As that; asked to start it again the service says no, and it goes on by itself. */
  | 'relay-restart-refused'
  | 'relay-stuck';

export const EARN_ORDER_FAULTS: readonly EarnOrderFault[] = [
  'refused',
  'error-nothing-begun',
  'error-but-begun',
  'begun-then-refused',
  'begun-then-failed',
  'never-sent',
  'failed-unsent',
  'failed-sent-late',
  'failed-sent-late-unnamed',
  'reverts',
  'sent-again',
  'sent-late',
  'failed-but-happened',
  'failed-but-happened-unnamed',
  'success-early',
  'success-without-arrival',
  'names-nothing',
  'names-late',
  'names-in-capitals',
  'renamed',
  'names-another-order',
  'takes-fee',
  'gives-little',
  'gives-nothing',
  'takes-more',
  'unknown-words',
  'deposit-fails',
  'deposit-fails-and-said',
  'relay-fails',
  'relay-restart-refused',
  'relay-stuck',
];

/** How a withdrawal goes wrong; it is decided when it is prepared. */
export type WithdrawalFault =
  | 'prepare-refused'
  /** The signature is refused with a 4xx, and nothing came of it. */
  | 'refused'
  /** The same answer, and it is carried out. */
  | 'refused-but-taken'
  | 'never-sent'
  | 'sent-late'
  | 'reverts'
  /** The answer names another operation than the one that was signed. */
  | 'names-another'
  /** The answer names no operation. */
  | 'names-none'
  /** The digest is that of an operation which pays half. */
  | 'pays-half'
  /** It pays in full, and sends the shares of the account to somebody else. */
  | 'pays-and-takes'
  /** It pays in full, and lets somebody else take what the account holds. */
  | 'pays-and-approves'
  /** It pays as was said, through a contract in whose input nobody can read it. */
  | 'sent-unreadably'
  /** What is signed gives a right for the account's next nonce; nothing is carried out. */
  | 'is-a-right'
  /** Says failed although it happened. */
  | 'failed-but-happened'
  /** Another program prepares one before this is confirmed. */
  | 'prepared-elsewhere'
  /** The owner's key sends another operation first. */
  | 'displaced';

export const WITHDRAWAL_FAULTS: readonly WithdrawalFault[] = [
  'prepare-refused',
  'refused',
  'refused-but-taken',
  'never-sent',
  'sent-late',
  'reverts',
  'names-another',
  'names-none',
  'pays-half',
  'pays-and-takes',
  'pays-and-approves',
  'sent-unreadably',
  'is-a-right',
  'failed-but-happened',
  'prepared-elsewhere',
  'displaced',
];

/** How a grant goes wrong; it is decided when it is prepared. */
export type GrantFault =
  | 'prepare-refused'
  /** What is to be signed is no grant. */
  | 'unreadable'
  /** Another account than the one it names. */
  | 'other-account'
  /** Another account than the owner's, which it names as well. */
  | 'names-other-account'
  /** With one entry more, by which the key makes itself the account's owner. */
  | 'hands-over'
  /** The signature is refused. */
  | 'refused'
  /** Taken, and never shown. */
  | 'not-shown';

export const GRANT_FAULTS: readonly GrantFault[] = [
  'prepare-refused',
  'unreadable',
  'other-account',
  'names-other-account',
  'hands-over',
  'refused',
  'not-shown',
];
