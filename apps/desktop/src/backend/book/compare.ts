import {
  type ActionRow,
  actionStream,
  type SendState,
  type SwapState,
  type TrackedTransaction,
  type TransactionTrack,
} from '@countinghouse/core';
import type { Compared } from '../../contract/ledger.ts';
import type { Answer } from '../../contract/result.ts';
import { type Folded, folded } from '../actions/folded.ts';
import type { OpenHouse } from '../open-house.ts';
import { compareAccounts } from './compare-accounts.ts';
import { createLook, type Look, type Saying, UNREADABLE } from './look.ts';
import { nothingUnknown, unclear, unsent } from './unsent.ts';

const A_PAGE = 200;

/**
 * Every open action against the chains and the provider, and every account against its chains. Reads
 * only; for a ledger from the past, of which it must be assumed that more was done than it knows.
 */
export async function compare(house: OpenHouse): Promise<Answer<Compared[]>> {
  const look = createLook(house);
  const all: Compared[] = [];
  for await (const row of openActions(house)) all.push(await compareOne(look, row));
  for await (const one of compareAccounts(look)) all.push(one);
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

async function compareOne(look: Look, row: ActionRow): Promise<Compared> {
  const action = folded(await look.house.ledger.readStream(actionStream(row.id)));
  const said = await sayings(look, action, row);
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

async function sayings(look: Look, action: Folded, row: ActionRow): Promise<readonly Saying[]> {
  switch (action.kind) {
    case 'send':
      return send(look, action.action.state, row);
    case 'swap': {
      const { state } = action.action;
      return [...(await deposit(look, state, row)), await provider(look.house, state)];
    }
    case 'other':
      return [{ sentence: 'This program cannot read this kind of action.', agrees: null }];
    default:
      return action satisfies never;
  }
}

async function send(
  look: Look,
  { input, track }: SendState,
  { createdAt }: ActionRow,
): Promise<readonly Saying[]> {
  const { account, chain, to, token, pays } = input;
  if (track.sent.length > 0) return sent(look, track, account, chain);
  const payment = { chain, account, to, token, amount: BigInt(pays.units), since: createdAt };
  return [await unsent(look, payment)];
}

/** The deposit of a swap from one of our accounts. */
async function deposit(
  look: Look,
  { input, quote, track }: SwapState,
  { createdAt }: ActionRow,
): Promise<readonly Saying[]> {
  const { origin, deposit: from } = input;
  if (from.from !== 'wallet') return [];
  const { account } = from;
  if (track.sent.length > 0) return sent(look, track, account, origin.chain);
  const sends = await look.sends(account, origin.chain);
  if (!sends.ok) return [sends.error];
  const plain = nothingUnknown(sends.value);
  if (plain !== null) return [plain];
  if (quote !== null && quote.depositAddress !== '') {
    const said = await unsent(look, {
      chain: origin.chain,
      account,
      to: quote.depositAddress,
      token: origin.token,
      amount: BigInt(quote.amountIn),
      since: createdAt,
    });
    if (said.agrees === false) return [said];
  }
  // The lost days may have asked for another quote, whose deposit address nobody here knows.
  return [unclear(sends.value)];
}

/** What was sent, as the chain has it. */
async function sent(
  look: Look,
  track: TransactionTrack,
  account: string,
  chain: string,
): Promise<readonly Saying[]> {
  const said = await Promise.all(track.sent.map((one) => transaction(look.house, one, track)));
  if (said.some(({ onChain }) => onChain)) return said;
  return [...said, ...(await numberTaken(look, track, account, chain))];
}

async function transaction(
  { outside }: OpenHouse,
  { chain, hash }: TrackedTransaction,
  { included, sent: all }: TransactionTrack,
): Promise<Saying & { readonly onChain: boolean }> {
  const receipt = await outside.chains.get(chain)?.receipt(hash);
  if (receipt === undefined) return { ...UNREADABLE, onChain: false };
  if (!receipt.ok) return { sentence: receipt.error.message, agrees: null, onChain: false };
  const here = included?.hash === hash;
  if (receipt.value !== null) {
    const sentence = `Transaction ${hash} is on chain, in block ${receipt.value.blockNumber}.`;
    return { sentence, agrees: here, onChain: true };
  }
  if (here) {
    return { sentence: `Transaction ${hash} is not on chain.`, agrees: false, onChain: false };
  }
  // Of transactions that share a number, one only can be on chain.
  const other = included !== null && all.some((one) => one.hash === included.hash);
  const sentence = `Transaction ${hash} is in no block.`;
  return { sentence, agrees: other ? true : null, onChain: false };
}

/** Sent faster, cancelled or used otherwise in the days that were lost: then its number is used up. */
async function numberTaken(
  look: Look,
  { sent: all }: TransactionTrack,
  account: string,
  chain: string,
): Promise<readonly Saying[]> {
  const number = all[0]?.nonce;
  const sends = await look.sends(account, chain);
  // That it cannot be read stands there already.
  if (number === undefined || !sends.ok || sends.value.count <= number) return [];
  const other = sends.value.unknown.find(({ nonce }) => nonce === number);
  const by = other === undefined ? 'Another transaction' : `Transaction ${other.hash}`;
  const sentence = `${by} of this account has used its number ${number}, and this ledger does not know of it: it may have been sent faster, or cancelled.`;
  return [{ sentence, agrees: false }];
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
