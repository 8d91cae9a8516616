import type {
  ActionRow,
  AppendBatch,
  NewEvent,
  TransactionRow,
  TransactionState,
} from '../ports/ledger.ts';

const something: NewEvent = { type: 'test.happened', version: 1, data: { amount: '1' } };

/** A batch with one event and no rows. */
export function batch(
  stream: string,
  expectedLength: number,
  events: readonly NewEvent[] = [something],
): AppendBatch {
  return { stream, expectedLength, events, rows: {} };
}

/** An open swap made at `createdAt`, waiting for nothing. */
export function actionRow(id: string, createdAt: number): ActionRow {
  return {
    id,
    kind: 'swap',
    definitionVersion: 1,
    status: 'sent',
    sentence: 'On its way.',
    waitingFor: null,
    open: true,
    createdAt,
    updatedAt: createdAt,
    nextAt: null,
    summary: { amount: '1' },
  };
}

/** A transaction of the lane `0xaccount` on `eip155:1`. */
export function transactionRow(
  hash: string,
  nonce: number,
  state: TransactionState,
): TransactionRow {
  return {
    hash,
    actionId: 'one',
    step: 'pay',
    chain: 'eip155:1',
    account: '0xaccount',
    nonce,
    state,
    recordedAt: 1,
    blockNumber: null,
  };
}
