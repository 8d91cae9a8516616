import { EngineEvent } from '../../action/action-state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { SwapEvent } from '../../swap/state.ts';
import { TransactionEvent } from '../../transaction/track.ts';
import { type Assets, amount, assetsOf } from './assets.ts';
import { earnIntended, earnReviewed, earnStarted, earnTellers } from './earn-tellers.ts';
import { quoteLines } from './quote-lines.ts';
import { onChain, ours, type Told } from './told.ts';

type Teller = (event: StoredEvent) => readonly Told[];
type Fields = Readonly<Record<string, unknown>>;

/** How each type of event is put into words. A type without an entry is shown by its name. */
export function createTellers(events: readonly StoredEvent[]): Readonly<Record<string, Teller>> {
  const assets = assetsOf(events);
  const { origin, destination } = assets;
  const table: Readonly<Record<string, Teller>> = {
    // The words of swaps and payments are those of files that were given away before there was earning.
    ...(assets.kind === 'send' || assets.kind === 'swap' ? {} : earnTellers(events)),
    [EngineEvent.started]: () => ours(started(assets)),
    [EngineEvent.reviewed]: ({ data }) => ours(reviewed(fields(data.review))),
    [EngineEvent.approved]: () => ours('A person approved exactly what was shown.'),
    [EngineEvent.signatureRefused]: ({ data }) => ours(`Nothing was signed: ${data.message}`),
    [EngineEvent.intended]: ({ data }) => ours(intended(data)),
    [EngineEvent.performed]: ({ data }) => ours(`Done: ${data.step}, attempt ${data.attempt}.`),
    [EngineEvent.refused]: ({ data }) =>
      ours(`Did not happen: ${data.step}, attempt ${data.attempt}.`),
    [EngineEvent.inDoubt]: ({ data }) =>
      ours(`In doubt: ${data.step}, attempt ${data.attempt}. It is not repeated any more.`),

    [TransactionEvent.included]: ({ data }) =>
      onChain(
        `Transaction ${data.hash} is in block ${data.blockNumber} and ${data.succeeded === true ? 'succeeded' : 'failed'}; its fee was ${data.fee} base units.`,
      ),
    [TransactionEvent.orphaned]: ({ data }) =>
      onChain(`The chain dropped block ${data.blockNumber} with transaction ${data.hash}.`),
    [TransactionEvent.final]: ({ data }) =>
      onChain(`Transaction ${data.hash} in block ${data.blockNumber} is final.`),
    [TransactionEvent.nonceUsed]: () =>
      onChain('Another transaction seems to have used the number of ours.'),
    [TransactionEvent.nonceFree]: () => onChain('The number of our transaction is free again.'),
    [TransactionEvent.foreign]: () =>
      onChain('Another transaction used the number of ours for good; ours can never happen.'),
    [TransactionEvent.overdue]: ({ data }) =>
      ours(`Transaction ${data.hash} was not seen on chain in time. It is not sent again.`),
    [TransactionEvent.replacementAsked]: ({ data }) =>
      ours(`A person asked for a ${data.purpose} of what was sent.`),
    [TransactionEvent.replacementDropped]: () => ours('The wish to replace it was given up.'),

    [SwapEvent.quoted]: (event) => quoteLines(event, events, assets),
    [SwapEvent.quoteRejected]: ({ data }) => ours(`The quote was not accepted: ${problems(data)}`),
    [SwapEvent.quoteRefused]: ({ data }) => ours(`The provider gave no quote: ${data.message}`),
    [SwapEvent.submitted]: ({ data }) =>
      ours(
        data.accepted === true
          ? `The provider was told of deposit ${data.transactionHash}.`
          : `The provider could not be told of deposit ${data.transactionHash}.`,
      ),
    [SwapEvent.status]: ({ data }) => ours(status(data, assets)),
    [SwapEvent.depositSeen]: ({ data }) => onChain(moved('reached the deposit address', data)),
    [SwapEvent.depositGone]: ({ data }) => onChain(gone('deposit', data)),
    [SwapEvent.payoutSeen]: ({ data }) => onChain(moved(`reached ${assets.to}`, data, destination)),
    [SwapEvent.payoutGone]: ({ data }) => onChain(gone('payout', data)),
    [SwapEvent.refundSeen]: ({ data }) => onChain(moved('came back', data)),
    [SwapEvent.refundGone]: ({ data }) => onChain(gone('refund', data)),
    [SwapEvent.attention]: ({ data }) => ours(`A person was asked to look: ${data.code}.`),
    [SwapEvent.word]: ({ data }) =>
      ours(`The person says the deposit was ${data.word === 'sent' ? 'sent' : 'not sent'}.`),
    [SwapEvent.ended]: ({ data }) =>
      ours(
        `The swap ended: ${data.end}. ${data.why}${data.verified === true ? '' : ' This is the provider’s word, not verified.'}`,
      ),
    [SwapEvent.reopened]: () => ours('More reached the deposit address after the end.'),
    [SwapEvent.watchEnded]: () => ours('The deposit address went cold; watching ended.'),
  };
  // An inherited name such as `constructor` is no teller.
  return Object.assign(Object.create(null), table);

  function moved(what: string, { hash, amount: units, blockNumber }: Fields, side = origin) {
    return `${amount(units, side)} ${what}: transaction ${hash}, block ${blockNumber}, ${side.chain}.`;
  }
}

function gone(what: string, { hash, blockNumber }: Fields): string {
  return `The chain dropped the ${what} in transaction ${hash}, block ${blockNumber}.`;
}

function started({ kind, origin, destination, to, units, exactOutput, input }: Assets): string {
  switch (kind) {
    case 'send':
      return `A payment of ${amount(units, origin)} to ${to} on ${origin.chain} was written down.`;
    case 'fund':
      return `A payment of ${amount(units, origin)} to the earning account ${to} on ${origin.chain} was written down.`;
    case 'swap':
      return exactOutput
        ? `A swap from ${origin.symbol} on ${origin.chain} to exactly ${amount(units, destination)} on ${destination.chain} for ${to} was written down.`
        : `A swap of ${amount(units, origin)} on ${origin.chain} to ${destination.symbol} on ${destination.chain} for ${to} was written down.`;
    default:
      return earnStarted(kind, input) ?? `An action “${kind}” was written down.`;
  }
}

function reviewed(review: Fields): string {
  const told = earnReviewed(review);
  if (told !== undefined) return told;
  const pays = fields(review.pays);
  const side = { symbol: String(pays.symbol), decimals: Number(pays.decimals), chain: '' };
  return `Put before a person: ${review.purpose}, paying ${amount(pays.units, side)} from ${review.payer} to ${review.to}.`;
}

function intended(data: Fields): string {
  const intent = fields(data.intent);
  const told = earnIntended(data);
  if (told !== undefined) return told;
  return intent.kind === 'transaction'
    ? `Signed and recorded before sending: ${intent.purpose} transaction ${intent.hash}, number ${intent.nonce} of ${intent.account} on ${intent.chain}.`
    : `Recorded before doing: ${data.step}, attempt ${data.attempt}.`;
}

function status(data: Fields, { origin, destination }: Assets): string {
  const parts = [`The provider reports ${data.status}`];
  if (data.depositedAmount !== null)
    parts.push(`deposited ${amount(data.depositedAmount, origin)}`);
  if (data.amountOut !== null) parts.push(`paid out ${amount(data.amountOut, destination)}`);
  if (data.refundedAmount !== null) parts.push(`refunded ${amount(data.refundedAmount, origin)}`);
  if (data.refundReason !== null) parts.push(`reason ${data.refundReason}`);
  return `${parts.join(', ')}. Reports are not signed.`;
}

function problems({ problems: list }: Fields): string {
  if (!Array.isArray(list)) return 'for reasons that cannot be read.';
  return list.map((problem) => String(fields(problem).sentence)).join(' ');
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
