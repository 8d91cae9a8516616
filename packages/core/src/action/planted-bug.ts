/**
 * Known ways to get a money engine wrong. A test switches one on and the simulation must notice.
 * Never set outside tests: the public entry does not export a way to do so.
 */
export type PlantedBug =
  | 'record-after-send'
  | 'new-nonce-after-drop'
  | 'late-rebroadcast'
  | 'second-engine'
  | 'restored-snapshot-resumed'
  | 'expired-idempotency-window'
  | 'ignored-reorg'
  | 'old-definition-folded-by-new'
  | 'command-sent-twice'
  | 'success-without-payout'
  | 'quote-deadline-taken-for-requested'
  | 'approval-reused'
  | 'unsigned-app-fee-trusted'
  | 'withdraw-re-prepared'
  | 'equal-withdrawals-confused'
  | 'key-reused-after-failure';
