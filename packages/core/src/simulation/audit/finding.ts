/** Something that must never be. `rule` is stable; `detail` is for a person. */
export interface Finding {
  readonly rule:
    | 'double-deposit'
    | 'double-payment'
    | 'nonce-reused-new'
    | 'unsigned-transaction'
    | 'late-broadcast'
    | 'late-deposit'
    | 'approval-reused'
    | 'tampered-quote-paid'
    | 'money-not-conserved'
    | 'ledger-chain-broken'
    | 'unrecorded-transaction'
    | 'projection-differs'
    | 'action-lost'
    | 'false-end'
    | 'command-repeated'
    | 'no-peace'
    | 'double-order'
    | 'double-withdrawal'
    | 'sent-after-failure'
    | 'signed-unapproved'
    | 'signed-blindly';
  readonly detail: string;
}
