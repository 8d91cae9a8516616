import {
  type ActionRow,
  actionStream,
  type SwapState,
  type TrackedTransaction,
  type TransactionTrack,
} from '@countinghouse/core';
import type { Compared } from '../../contract/ledger.ts';
import type { Answer } from '../../contract/result.ts';
import { type Folded, folded } from '../actions/folded.ts';
import type { OpenHouse } from '../open-house.ts';

const A_PAGE = 200;

/** What one part of the world says; `agrees` is null where it cannot tell. */
interface Saying {
  readonly sentence: string;
  readonly agrees: boolean | null;
}

/** Every open action against the chains and the provider. Reads only; for a ledger from the past. */
export async function compare(house: OpenHouse): Promise<Answer<Compared[]>> {
  const all: Compared[] = [];
  for await (const row of openActions(house)) all.push(await compareOne(house, row));
  return { ok: true, value: all };
}

async function* openActions({ ledger }: OpenHouse): AsyncGenerator<ActionRow> {
  for (let last: ActionRow | undefined; ; ) {
    const before = last === undefined ? {} : { before: { createdAt: last.createdAt, id: last.id } };
    const page = await ledger.listActions({ open: true, limit: A_PAGE, ...before });
    yield* page;
    last = page.at(-1);
    if (page.length < A_PAGE) return;
  }
}

async function compareOne(house: OpenHouse, row: ActionRow): Promise<Compared> {
  const action = folded(await house.ledger.readStream(actionStream(row.id)));
  const said = await sayings(house, action);
  const agrees = said.some((one) => one.agrees === false)
    ? false
    : said.some((one) => one.agrees === null)
      ? null
      : true;
  return {
    actionId: row.id,
    kind: row.kind,
    ledgerSays: row.sentence,
    worldSays: said.map(({ sentence }) => sentence).join(' '),
    agrees,
  };
}

async function sayings(house: OpenHouse, action: Folded): Promise<readonly Saying[]> {
  switch (action.kind) {
    case 'send': {
      const { input, track } = action.action.state;
      return transactions(house, track, input.account, input.chain);
    }
    case 'swap': {
      const { state } = action.action;
      const { deposit, origin } = state.input;
      const ours =
        deposit.from === 'wallet'
          ? await transactions(house, state.track, deposit.account, origin.chain)
          : [];
      return [...ours, await provider(house, state)];
    }
    case 'other':
      return [{ sentence: 'This program cannot read this kind of action.', agrees: null }];
    default:
      return action satisfies never;
  }
}

/** What was sent, as the chain has it; and whether the account has sent more than the ledger knows. */
async function transactions(
  house: OpenHouse,
  track: TransactionTrack,
  account: string,
  chain: string,
): Promise<readonly Saying[]> {
  if (track.sent.length === 0) return [await unknownSends(house, account, chain)];
  return Promise.all(track.sent.map((sent) => transaction(house, sent, track)));
}

async function transaction(
  { outside }: OpenHouse,
  { chain, hash }: TrackedTransaction,
  { included, sent }: TransactionTrack,
): Promise<Saying> {
  const receipt = await outside.chains.get(chain)?.receipt(hash);
  if (receipt === undefined) return { sentence: 'This chain cannot be read.', agrees: null };
  if (!receipt.ok) return { sentence: receipt.error.message, agrees: null };
  const here = included?.hash === hash;
  if (receipt.value !== null) {
    const sentence = `Transaction ${hash} is on chain, in block ${receipt.value.blockNumber}.`;
    return { sentence, agrees: here };
  }
  if (here) return { sentence: `Transaction ${hash} is not on chain.`, agrees: false };
  // Of transactions that share a number, one only can be on chain.
  const other = included !== null && sent.some((one) => one.hash === included.hash);
  return { sentence: `Transaction ${hash} is in no block.`, agrees: other ? true : null };
}

/** Nothing was sent when this copy was made. Whether something was since, its number may tell. */
async function unknownSends(
  { outside, ledger }: OpenHouse,
  account: string,
  chain: string,
): Promise<Saying> {
  const count = await outside.chains.get(chain)?.nonce(account, 'pending');
  if (count === undefined) return { sentence: 'This chain cannot be read.', agrees: null };
  if (!count.ok) return { sentence: count.error.message, agrees: null };
  const lane = await ledger.laneTransactions(chain, account.toLowerCase());
  const sentence = `The account has sent ${count.value} transactions in all, ${lane.length} of them waiting in this ledger. Look there for a payment that this ledger does not know of.`;
  return count.value === 0
    ? { sentence: 'The account has never sent anything on this chain.', agrees: true }
    : { sentence, agrees: null };
}

async function provider({ outside }: OpenHouse, state: SwapState): Promise<Saying> {
  const { quote, status } = state;
  if (quote === null || quote.depositAddress === '') {
    return { sentence: 'No quote was accepted, so 1Click knows nothing of it.', agrees: true };
  }
  const { depositAddress, depositMemo } = quote;
  const answer = await outside.swaps.status({ depositAddress, depositMemo });
  if (!answer.ok) return { sentence: answer.error.message, agrees: null };
  const { status: word, depositedAmount } = answer.value;
  const known = status?.status ?? 'PENDING_DEPOSIT';
  const arrived = (depositedAmount ?? 0n) > 0n ? ' A deposit has arrived there.' : '';
  return { sentence: `1Click reports ${word}.${arrived}`, agrees: word === known };
}
