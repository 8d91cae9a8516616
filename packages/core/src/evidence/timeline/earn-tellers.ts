import { AuthorizeEvent } from '../../earn/authorize/state.ts';
import { EARN_ENDED } from '../../earn/ending.ts';
import { LeaveEvent } from '../../earn/leave/state.ts';
import { OrderEvent } from '../../earn/order/state.ts';
import { WithdrawEvent } from '../../earn/withdraw/state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { SendEvent } from '../../send/state.ts';
import { TransactionEvent } from '../../transaction/track.ts';
import { isRecord, type Loose, word } from '../loose.ts';
import { amount, side } from './assets.ts';
import { onChain, ours, type Told } from './told.ts';

type Teller = (event: StoredEvent) => readonly Told[];

/** What happened to an earning account, in words. The service signs nothing, so its words are our record. */
export function earnTellers(events: readonly StoredEvent[]): Readonly<Record<string, Teller>> {
  const input = fields(events[0]?.data.input);
  const usdc = side(input.usdc);
  const arrived = (data: Loose) =>
    amount(
      data.amount,
      data.what === 'shares' ? side(fields(input.instrument).shares) : side(input.landing),
    );
  return {
    [AuthorizeEvent.offered]: ({ data }) =>
      ours(
        data.payload === null
          ? `The service wants something signed that is no grant: ${word(data.problem)}`
          : `The service wants a grant on ${word(data.account)} signed.`,
      ),
    [AuthorizeEvent.refused]: ({ data }) =>
      ours(`The service prepared no grant: ${word(data.message)}`),
    [AuthorizeEvent.shown]: () => ours('The service shows the grant.'),
    [AuthorizeEvent.attention]: () =>
      ours('A person was asked to look: the service does not show the grant.'),

    [WithdrawEvent.prepared]: ({ data }) =>
      ours(`The service wants the digest ${word(data.digest)} signed on ${word(data.chain)}.`),
    [WithdrawEvent.refused]: ({ data }) => ours(`It was not begun: ${word(data.message)}`),
    [WithdrawEvent.status]: ({ data }) => ours(reported(data)),
    [WithdrawEvent.seen]: ({ data }) =>
      onChain(
        data.succeeded === true
          ? `What was signed was carried out and paid ${amount(data.paid, usdc)} to the owner: transaction ${word(data.transactionHash)}, block ${word(data.blockNumber)}, ${usdc.chain}${final(data)}.${beside(data)}`
          : `What was signed failed: transaction ${word(data.transactionHash)}, block ${word(data.blockNumber)}, ${usdc.chain}${final(data)}.`,
      ),
    [WithdrawEvent.gone]: () => onChain('The chain no longer shows it.'),
    [WithdrawEvent.displaced]: ({ data }) =>
      onChain(
        `Another operation of the account had used the number of this one by block ${word(data.blockNumber)}.`,
      ),
    [WithdrawEvent.takenOver]: () =>
      ours('A later withdrawal has signed the same operation; what becomes of it belongs to that.'),
    [WithdrawEvent.attention]: ({ data }) =>
      ours(`A person was asked to look: ${word(data.code)}.`),

    [OrderEvent.status]: ({ data }) => ours(reported(data)),
    [OrderEvent.relay]: ({ data }) =>
      ours(`The service reports ${word(data.status)} of the transfer. Reports are not signed.`),
    [OrderEvent.relayAsked]: () => ours('A person asked to start the transfer again.'),
    [OrderEvent.relayRestarted]: () => ours('The service was asked to start the transfer again.'),
    [OrderEvent.relayRefused]: ({ data }) =>
      ours(`The service did not start the transfer again: ${word(data.message)}`),
    [OrderEvent.sourceGone]: ({ data }) =>
      onChain(`The chain no longer shows transaction ${word(data.hash)}.`),
    [OrderEvent.source]: ({ data }) =>
      onChain(
        `The operation of the service is in transaction ${word(data.hash)}, block ${word(data.blockNumber)}, ${usdc.chain}, and ${data.succeeded === true ? 'succeeded' : 'failed'}${final(data)}.`,
      ),
    [OrderEvent.arrival]: ({ data }) =>
      onChain(
        `${arrived(data)} reached the account: transaction ${word(data.hash)}, block ${word(data.blockNumber)}${final(data)}.`,
      ),
    [OrderEvent.gone]: ({ data }) =>
      onChain(`The chain no longer shows transaction ${word(data.hash)}.`),
    [OrderEvent.begunEarlier]: () =>
      ours(
        'The service had this order already, so what it did is looked for from the beginning of this action on.',
      ),
    [OrderEvent.stillThere]: ({ data }) =>
      onChain(
        data.still === false
          ? 'What was to leave the account is no longer all in it.'
          : 'What was to leave the account is still in it.',
      ),
    [OrderEvent.attention]: ({ data }) => ours(`A person was asked to look: ${word(data.code)}.`),
    [OrderEvent.earlierCarriedOut]: ({ data }) => [
      ...onChain(
        `The operation ${word(data.operation)} of the account succeeded: transaction ${word(data.hash)}, block ${word(data.blockNumber)}, ${usdc.chain}, final.`,
      ),
      ...ours(
        'The service named it for an earlier attempt, which had failed: so that one was carried out after all, by our reading.',
      ),
    ],
    [OrderEvent.earlierNamed]: ({ data }) =>
      ours(
        `The service names operation ${word(data.operation)} for an earlier attempt. Reports are not signed.`,
      ),
    [OrderEvent.retried]: () => ours('A person wants to try it again, as a new attempt.'),

    [LeaveEvent.planned]: ({ data }) =>
      ours(`The operation ${word(data.userOpHash)} was built. ${does(data.does)}`),
    [LeaveEvent.refreshed]: () => ours('A person asked for it to be read afresh.'),
    [LeaveEvent.seen]: ({ data }) =>
      onChain(
        data.succeeded === true
          ? `Transaction ${word(data.hash)} carried the operation out.`
          : `In transaction ${word(data.hash)} the operation failed.`,
      ),
    [SendEvent.cancelled]: () => ours('A person called it off; nothing was signed.'),
    [TransactionEvent.gap]: () =>
      onChain('A transaction with a number before ours is missing; ours has to wait for it.'),
    [LeaveEvent.displaced]: ({ data }) =>
      onChain(
        `Another operation of the account had used the number of this one by block ${word(data.blockNumber)}.`,
      ),
    [LeaveEvent.undisplaced]: () => onChain('The chain took that other operation back.'),
    [LeaveEvent.attention]: ({ data }) => ours(`A person was asked to look: ${word(data.code)}.`),
    [EARN_ENDED]: ({ data }) =>
      ours(
        `It ended: ${word(data.end)}.${data.why === '' ? '' : ` ${word(data.why)}`}${data.verified === true ? '' : ' No chain proves this.'}`,
      ),
  };
}

/** How an action of an earning account begins; undefined for any other. */
export function earnStarted(kind: string, input: Loose): string | undefined {
  const usdc = side(input.usdc);
  const account = `the earning account ${word(input.account)}`;
  const units = amount(input.amount, usdc);
  const { name, id, shares } = fields(input.instrument);
  switch (kind) {
    case 'authorize':
      return `A grant on ${account} on ${usdc.chain}, at most ${amount(input.spendCap, usdc)} until ${until(input.expiresAt)}, was written down.`;
    case 'revoke':
      return `The wish that the service stops acting for ${account}${typeof input.chain === 'string' ? ` on ${input.chain}` : ''} was written down.`;
    case 'earn-buy':
      return `An order to put ${units} of ${account} on ${usdc.chain} into ${word(name)} (${word(id)}) was written down.`;
    case 'earn-sell':
      return `An order to take ${amount(input.amount, side(shares))} of ${account} out of ${word(name)} (${word(id)}) was written down.`;
    case 'withdraw':
      return `A withdrawal of ${units} from ${account} on ${usdc.chain} to ${word(input.owner)} was written down.`;
    case 'earn-exit':
      return `The wish to take everything out of ${account} on ${usdc.chain} was written down.`;
    case 'earn-removal':
      return `The wish to end every right on ${account} on ${usdc.chain} was written down.`;
    default:
      return undefined;
  }
}

/** What was put before a person; undefined for the review of a transaction that pays. */
export function earnReviewed(review: Loose): string | undefined {
  const asked = 'Put before a person: ';
  switch (review.kind) {
    case 'grant': {
      const allows = Array.isArray(review.allows) ? review.allows.map(word).join(' ') : '';
      return `${asked}a grant on ${word(review.account)}. ${allows}`;
    }
    case 'blind': {
      const said = fields(review.said);
      return `${asked}a digest nobody can read, said to pay ${shown(said.pays)} from ${word(review.account)} to ${word(said.receiver)}.`;
    }
    case 'order':
      return `${asked}an order for ${word(review.account)}, paying ${shown(review.pays)}.`;
    default:
      return undefined;
  }
}

/** What was recorded before it was done; undefined for anything but an earning account's. */
export function earnIntended(data: Loose): string | undefined {
  const intent = fields(data.intent);
  switch (intent.kind) {
    case 'grant':
      return `Signed and recorded before handing over: the grant on ${word(intent.account)}, ${word(intent.chain)}.`;
    case 'withdrawal':
      return `Signed and recorded before handing over: the digest ${word(intent.digest)}, ${word(intent.chain)}.`;
    case 'order':
      return `Recorded before asking: attempt ${word(data.attempt)} of the order, under the key ${word(data.key)}.`;
    case 'revocation':
      return 'Recorded before asking: that the service stops.';
    default:
      return undefined;
  }
}

function shown(value: unknown): string {
  return amount(fields(value).units, side({ ...fields(value), chain: '' }));
}

function reported(data: Loose): string {
  const { text } = fields(data.error);
  const why = typeof text === 'string' ? `: ${text}` : '';
  return `The service reports ${word(data.status)}${why}. Reports are not signed.`;
}

function final({ final: yes }: Loose): string {
  return yes === true ? ', final' : '';
}

function beside({ more }: Loose): string {
  const list = does(more);
  return list === '' ? '' : ` Beside that payment it did more: ${list}`;
}

function does(list: unknown): string {
  return Array.isArray(list) ? list.map(word).join(' ') : '';
}

function until(instant: unknown): string {
  const date = new Date(Number(instant));
  return Number.isNaN(date.getTime()) ? word(instant) : date.toISOString();
}

function fields(value: unknown): Loose {
  return isRecord(value) ? value : {};
}
