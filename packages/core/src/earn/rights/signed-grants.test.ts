import { expect, it } from 'vitest';
import type { ActionRow, LedgerPort, StoredEvent } from '../../ports/ledger.ts';
import { signedOn } from './signed-grants.ts';

const CHAIN = 'eip155:8453';
const ACCOUNT = '0x00000000000000000000000000000000000aCC01';

const shown = (nonce: number, change: { chain?: string; account?: string } = {}) => ({
  type: 'review.prepared',
  data: {
    review: {
      kind: 'grant',
      account: change.account ?? ACCOUNT.toLowerCase(),
      payload: { chain: change.chain ?? CHAIN },
      decoded: { nonce },
    },
  },
});
const signed = { type: 'effect.intended', data: { intent: { kind: 'grant' } } };

/** A ledger with so many actions, the oldest of them with these events. */
function ledger(count: number, events: readonly object[]) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    createdAt: count - index,
  }));
  return {
    listActions: async ({ before, limit }) => {
      const from = rows.findIndex(({ id }) => id === before?.id) + 1;
      return rows.slice(from, from + limit) as unknown as ActionRow[];
    },
    readStream: async (stream) =>
      (stream === `action/a${count - 1}` ? events : []) as readonly StoredEvent[],
  } satisfies Pick<LedgerPort, 'listActions' | 'readStream'>;
}

const nonces = async (books: ReturnType<typeof ledger>) =>
  (await signedOn(books, ACCOUNT, CHAIN)).map(({ review }) => review.decoded.nonce);

it('what was signed counts, used or not, and a renewal for the nonce it is signed for', async () => {
  const events = [shown(1), signed, shown(2), signed];
  expect(await nonces(ledger(1, events))).toEqual([1, 2]);
});

it('what was only shown, or is of another account or chain, does not', async () => {
  const events = [
    ...[shown(4, { chain: 'eip155:1' }), signed],
    ...[shown(5, { account: `0x${'11'.repeat(20)}` }), signed],
    shown(6),
  ];
  expect(await nonces(ledger(1, events))).toEqual([]);
});

it('is found however many there are', async () => {
  expect(await nonces(ledger(250, [shown(3), signed]))).toEqual([3]);
});
