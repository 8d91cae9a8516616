import { knownRevert, type StoredEvent } from '@countinghouse/core';
import type { Fields, Subject, Words } from './subject.ts';
import { fields } from './subject.ts';

type Teller = (data: Fields, subject: Subject) => Words;

/** What the events of accounts that earn tell a person, by their types. */
const TELLERS: Readonly<Record<string, Teller>> = {
  'grant.offered': ({ problem }) => [
    problem === null
      ? '1tx said what it wants signed, and it could be read.'
      : `What 1tx wants signed is not taken: ${problem}`,
  ],
  'grant.refused': ({ message }) => [`1tx offers no grant: ${message}`],
  'grant.shown': () => ['1tx shows the grant it was given.'],
  'grant.attention': () => ['1tx took the signature, and does not show the grant. Please look.'],
  'order.status': ({ status, error }) => {
    const { text } = fields(error);
    if (status === 'failed' && typeof text === 'string')
      return [`1tx says that it failed: ${inPlainWords(text)}`];
    return [STATUSES[String(status)] ?? `1tx says: ${String(status).replaceAll('_', ' ')}.`];
  },
  'order.relay': ({ status }) => [
    RELAY[String(status)] ??
      `The transfer between the chains: ${String(status).replaceAll('_', ' ')}.`,
  ],
  'order.relay-asked': () => ['You asked to start the transfer between the chains again.'],
  'order.relay-restarted': () => ['The transfer between the chains was started again.'],
  'order.relay-refused': ({ message }) => [`1tx did not start the transfer again: ${message}`],
  'order.source-gone': () => ['The chain took back the block in which it was carried out.'],
  'order.source-seen': ({ hash, succeeded, final }, { origin }) => [
    final === true
      ? `What the chain shows of ${hash} is final.`
      : `The chain ${succeeded === true ? 'carried it out' : 'shows that it failed'} on ${origin.chain}: ${hash}.`,
  ],
  'order.arrived': ({ what, amount, hash, final }, { origin, destination }) =>
    final === true
      ? [`What arrived with ${hash} is final.`]
      : [
          what === 'usdc' ? origin.write(amount) : destination.write(amount),
          ` reached your account: ${hash}.`,
        ],
  'order.gone': () => ['The chain took back the block in which it arrived.'],
  'order.begun-earlier': () => [
    '1tx had this order already, so what it did is looked for further back.',
  ],
  'order.still-there': ({ still }) => [
    still === false
      ? 'The account no longer holds all that was to leave it.'
      : 'The account still holds what was to leave it.',
  ],
  'order.attention': ({ code }) => [ATTENTION[String(code)] ?? `Please look: ${code}.`],
  'order.earlier-named': ({ operation }) => [
    `1tx names another operation for an earlier attempt: ${operation}.`,
  ],
  'order.earlier-carried-out': ({ hash }) => [
    `An earlier attempt, which had failed, was carried out after all: ${hash}.`,
  ],
  'order.retried': () => ['You tried again: a new attempt, with an approval of its own.'],
  'withdrawal.prepared': ({ digest }) => [`1tx named what is to be signed: ${digest}.`],
  'withdrawal.refused': ({ code, message }) => [
    UNSIGNED.has(String(code)) ? String(message) : `1tx prepared no withdrawal: ${message}`,
  ],
  'withdrawal.status': ({ status }) => [`1tx says: ${String(status).replaceAll('_', ' ')}.`],
  'withdrawal.seen': ({ transactionHash, succeeded, paid, final, more }, { origin }) => {
    if (Array.isArray(more) && more.length > 0) {
      return [
        origin.write(paid),
        ` reached you on ${origin.chain}, and more was done: ${more.join(' ')} ${transactionHash}.`,
      ];
    }
    if (final === true) return [`Transaction ${transactionHash} is final.`];
    return succeeded === true
      ? [origin.write(paid), ` reached you on ${origin.chain}: ${transactionHash}.`]
      : [`What you signed was carried out and failed: ${transactionHash}.`];
  },
  'withdrawal.gone': () => ['The chain took back the block with the withdrawal.'],
  'withdrawal.displaced': () => [
    'Another operation of yours took the place it was thought to have; yours is not on the chain.',
  ],
  'withdrawal.taken-over': () => [
    'A later withdrawal of yours signed the same operation; what becomes of it is told there.',
  ],
  'withdrawal.attention': ({ code }) => [ATTENTION[String(code)] ?? `Please look: ${code}.`],
  'operation.planned': ({ does }) => [
    Array.isArray(does) && does.length > 0
      ? `Put together here, from what the chain shows: ${does.join(' ')}`
      : 'Put together here, from what the chain shows.',
  ],
  'operation.seen': ({ succeeded, reason }) => [
    succeeded === true
      ? 'The chain carried out all of it.'
      : `The chain carried out none of it${reason === null ? '' : `: ${inPlainWords(String(reason))}`}.`,
  ],
  'operation.displaced': () => [
    'Another operation of the account took its place. What you signed can never happen.',
  ],
  'operation.undisplaced': () => ['The chain took back the block with that other operation.'],
  'operation.attention': ({ code }) => [ATTENTION[String(code)] ?? `Please look: ${code}.`],
  'earn.ended': ({ end, why, verified }) => {
    const word = ENDS[String(end)] ?? `It ended: ${end}.`;
    // Some reasons say it in their own first words.
    if (/^It (failed|was carried out)/.test(String(why))) return [String(why)];
    const more = why === '' ? '' : ` ${why}`;
    const said = /\bno chain proves\b/.test(String(why));
    const whose = verified === true || said ? '' : ' No chain proves it.';
    return [`${word}${more}${end === 'done' || end === 'failed' ? whose : ''}`];
  },
};

/** An error as people say it, where it is known, and always as it was told: here it is kept. */
function inPlainWords(text: string): string {
  const known = knownRevert(text);
  return known === null ? text : `${known.why} (“${text}”)`;
}

/** It was prepared, and not signed: these reasons say the whole of it. */
const UNSIGNED: ReadonlySet<string> = new Set(['SAME_OPERATION', 'ALREADY_CARRIED_OUT']);
const STATUSES: Readonly<Record<string, string>> = {
  success: '1tx says that it is done.',
  failed: '1tx says that it failed.',
  confirming_source: '1tx says that it left the first chain.',
  pending: '1tx is about to carry it out.',
};
const RELAY: Readonly<Record<string, string>> = {
  pending: 'The transfer between the chains is known.',
  waiting_attestation: 'Circle is to attest that the USDC were burnt, by 1tx’s word.',
  redeeming: 'The USDC are being minted on the other chain, by 1tx’s word.',
  success: 'The USDC were minted on the other chain, by 1tx’s word.',
  failed: 'The transfer between the chains failed, by 1tx’s word.',
};
const ATTENTION: Readonly<Record<string, string>> = {
  ARRIVAL_MISSING: '1tx says that it is done, and no chain shows it. Please look.',
  ORDER_IN_DOUBT: 'Nobody knows whether 1tx has taken it. Please look.',
  RELAY_FAILED: '1tx says that the transfer between the chains failed. It can be started again.',
  FAILED_UNSEEN: '1tx says that it failed, and no chain shows anything of it. Please look.',
  BROUGHT_NOTHING:
    '1tx took what you ordered out of the account, and nothing came for it. Please look.',
  TOOK_MORE: '1tx took more out of the account than you ordered. Please look.',
  LATE: 'It takes far longer than it should. Please look.',
  NAMES_EVER_NEW: '1tx names ever new operations for it. Please look.',
  FAILED_ON_CHAIN: 'The chain says that it failed, and 1tx does not. Please look.',
  FAILED_BUT_LEFT: '1tx says that it failed, and the chain says that money left. Please look.',
  WITHDRAWAL_IN_DOUBT: 'Nobody knows whether it will still be withdrawn. Please look.',
  OPERATION_STAYS_GOOD:
    'Nothing of it happened so far, and what you signed can still be carried out.',
  OTHER_OPERATION: '1tx began another operation than the one you signed. Please look.',
  OTHER_EFFECT: 'What you signed did something else than was said. Please look.',
  UNREAD_EFFECT:
    'What you signed paid what was said. Nobody here can read whether that was all. Please look.',
};
const ENDS: Readonly<Record<string, string>> = {
  done: 'It is done.',
  failed: 'It failed.',
  refunded: 'The money came back.',
  cancelled: 'It was cancelled.',
  expired: 'It ended without an answer.',
};

/** The words of one event; undefined for one that is not about earning. */
export function earnWords({ type, data }: StoredEvent, subject: Subject): Words | undefined {
  return Object.hasOwn(TELLERS, type) ? TELLERS[type]?.(data, subject) : undefined;
}

/** What was written down before it was asked for or signed; undefined for anything else. */
export function earnIntent({ intent: given }: Fields): string | undefined {
  const intent = fields(given);
  switch (intent.kind) {
    case 'grant':
      return 'Signed on this computer, and written down before 1tx was given it.';
    case 'revocation':
      return 'Written down before 1tx was asked to stop.';
    case 'order':
      return 'Written down before 1tx was asked.';
    case 'withdrawal':
      return `Signed on this computer, and written down before 1tx was given it: ${intent.digest}.`;
    default:
      return undefined;
  }
}
