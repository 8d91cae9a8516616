import {
  EngineEvent,
  SendEvent,
  type StoredEvent,
  SwapEvent,
  TransactionEvent,
} from '@countinghouse/core';
import { inDoubt, intended, performed, refused } from './effects.ts';
import { asked, begun } from './opening.ts';
import { type Fields, fields, type Side, type Subject, type Words } from './subject.ts';
import { attention, ended, problems, status } from './swap-words.ts';

type Values<Of> = Of[keyof Of];
/** Every type of event that the definitions of today write to the stream of an action. */
export type KnownEvent =
  | Values<typeof EngineEvent>
  | Values<typeof TransactionEvent>
  | Values<typeof SwapEvent>
  | Values<typeof SendEvent>;

/** The sentences of one event, in the order of the evidence file's. */
type Teller = (event: StoredEvent, subject: Subject) => readonly Words[];

const say =
  (...words: Words): Teller =>
  () => [words];
const read =
  (tell: (data: Fields, subject: Subject) => Words): Teller =>
  ({ data }, subject) => [tell(data, subject)];

/** How each event is told to a person. A new type of event without a sentence does not compile. */
export const TELLERS: Readonly<Record<KnownEvent, Teller>> = {
  [EngineEvent.started]: read((_, subject) => begun(subject)),
  [EngineEvent.reviewed]: read(({ review }) => asked(fields(review))),
  [EngineEvent.approved]: say('You approved it.'),
  [EngineEvent.signatureRefused]: read(({ message }) => [`It was not signed. ${message}`]),
  [EngineEvent.intended]: read((data) => [intended(data)]),
  [EngineEvent.performed]: read((data) => [performed(data)]),
  [EngineEvent.refused]: read((data) => [refused(data)]),
  [EngineEvent.inDoubt]: read((data) => [inDoubt(data)]),
  [TransactionEvent.included]: read(({ hash, succeeded, fee }, { origin }) => [
    `Transaction ${hash} ${succeeded === true ? 'went through' : 'failed'} on ${origin.chain}. Its network fee was `,
    origin.fee(fee),
    '.',
  ]),
  [TransactionEvent.orphaned]: read(({ hash }) => [
    `The chain took back the block with transaction ${hash}. It usually comes again.`,
  ]),
  [TransactionEvent.final]: read(({ hash }) => [`Transaction ${hash} is final.`]),
  [TransactionEvent.nonceUsed]: say(
    'Another transaction of this account seems to be in its place.',
  ),
  [TransactionEvent.nonceFree]: say('Its place in the account’s order is free again.'),
  [TransactionEvent.foreign]: say(
    'Another transaction of this account took its place for good. This one can never happen.',
  ),
  [TransactionEvent.overdue]: read(({ hash }) => [
    `The network did not take transaction ${hash} in time. It is not sent again.`,
  ]),
  [TransactionEvent.gap]: read(({ missing }) =>
    typeof missing !== 'number'
      ? ['Nothing stands before it any more.']
      : [`It waits: an earlier transaction of this account, number ${missing}, is missing.`],
  ),
  [TransactionEvent.replacementAsked]: read(({ purpose }) => [
    purpose === 'cancel' ? 'You asked to cancel what was sent.' : 'You asked to speed it up.',
  ]),
  [TransactionEvent.replacementDropped]: say(
    'The replacement was given up; what was sent before stands.',
  ),
  [SwapEvent.quoted]: quoted,
  [SwapEvent.quoteRejected]: read((data) => [`The offer was turned down. ${problems(data)}`]),
  [SwapEvent.quoteRefused]: read(({ message }) => [`1Click made no offer: ${message}`]),
  // One name in sends and swaps.
  [SwapEvent.refreshed]: say('You asked for a fresh review.'),
  [SwapEvent.submitted]: read(({ accepted, transactionHash }) => [
    accepted === true
      ? `1Click was told of your deposit ${transactionHash}.`
      : `1Click could not be told of your deposit ${transactionHash}; it finds it by itself.`,
  ]),
  [SwapEvent.status]: read(status),
  [SwapEvent.depositSeen]: moved('reached 1Click’s deposit address', 'origin'),
  [SwapEvent.depositGone]: gone('deposit'),
  [SwapEvent.payoutSeen]: moved('arrived at the recipient', 'destination'),
  [SwapEvent.payoutGone]: gone('payout'),
  [SwapEvent.refundSeen]: moved('came back', 'origin'),
  [SwapEvent.refundGone]: gone('refund'),
  [SwapEvent.attention]: read(({ code }) => [attention(String(code))]),
  [SwapEvent.word]: read(({ word }) => [
    word === 'sent' ? 'You said that you have sent it.' : 'You said that you have not sent it.',
  ]),
  [SwapEvent.ended]: read((data) => [ended(data)]),
  [SwapEvent.reopened]: read(({ late }) => [
    late === false
      ? 'After the end 1Click said otherwise, so it goes on.'
      : 'More money reached the deposit address after the end, so it goes on.',
  ]),
  [SwapEvent.watchEnded]: say('The deposit address is no longer watched.'),
  [SendEvent.cancelled]: say('You cancelled it before anything was sent.'),
};

function quoted({ data }: StoredEvent, { origin, destination }: Subject): readonly Words[] {
  const offer: Words = [
    '1Click offers ',
    destination.write(data.amountOut),
    ' for ',
    origin.write(data.amountIn),
    ', and at least ',
    destination.write(data.minAmountOut),
    '.',
  ];
  const fees = Array.isArray(data.appFees) && data.appFees.length > 0;
  return [
    offer,
    [
      `${fees ? 'Fees for others are named in it' : 'No fees for others are named in it'}; neither these nor the deadline are under its signature.`,
    ],
  ];
}

function moved(what: string, which: 'origin' | 'destination'): Teller {
  return read(({ amount, hash }, subject) => {
    const side: Side = subject[which];
    return [side.write(amount), ` ${what} on ${side.chain}: ${hash}.`];
  });
}

function gone(what: string): Teller {
  return read(({ hash }) => [`The chain took back the block with the ${what} ${hash}.`]);
}
