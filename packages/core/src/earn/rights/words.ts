import type { ReviewWarning } from '../../review/review.ts';
import { SERVICE } from '../provider-name.ts';
import type { Before, RightStands, StandingRight } from './judge.ts';

/** What is said where the service cannot act, or perhaps not. */
interface NoRight {
  readonly code: string;
  readonly says: string;
  /** What to do instead. */
  readonly instead: string;
  /** Nobody can be sure: the service, or the chain, decides when it is asked. */
  readonly doubtful: boolean;
}

/** Why the service cannot act on a chain, and what to do; null where it says that it can. */
function noRight(
  right: RightStands,
  where: string,
  signed: readonly StandingRight[] = [],
): NoRight | null {
  const instead = 'Authorize it again.';
  switch (right) {
    case 'held':
    case 'told':
      return null;
    case 'none': {
      const says = `${SERVICE} has no right to act for this account on ${where}.`;
      return { code: 'NO_GRANT', says, instead: 'Authorize it there first.', doubtful: false };
    }
    case 'stopped': {
      const says = `${SERVICE} says that it does not act for this account on ${where} any more.`;
      return { code: 'NO_GRANT', says, instead, doubtful: false };
    }
    case 'ended': {
      const says = `What you signed for ${SERVICE} on ${where} has ended on chain, and ${SERVICE} names no other right.`;
      return { code: 'GRANT_ENDED', says, instead, doubtful: true };
    }
    case 'over': {
      const says = `As far as is known here, the end of every right of ${SERVICE} on ${where} has passed.`;
      return { code: 'GRANT_EXPIRED', says, instead, doubtful: false };
    }
    case 'unknown': {
      const why = signed.some(({ unread }) => unread === true)
        ? `${where} could not be asked about it`
        : 'the servers of the chain contradict each other';
      const says = `Nobody can tell now whether the right you gave ${SERVICE} on ${where} still stands: ${why}.`;
      return { code: 'GRANT_UNKNOWN', says, instead: 'Prepare it afresh later.', doubtful: true };
    }
  }
}

/** What is known of the right that an order would go by. */
export interface OrderRight {
  readonly right: RightStands;
  readonly before?: Before;
  /** What was signed here on this chain. */
  readonly signed?: readonly StandingRight[];
}

/**
 * What there is to say of the right of an order. A doubt about it never keeps money from coming back: where
 * a sale is refused, nothing is sold.
 */
export function rightWarning(
  direction: 'buy' | 'sell',
  where: string,
  { right, before = null, signed }: OrderRight,
): ReviewWarning | null {
  const no = noRight(right, where, signed);
  if (no !== null) {
    const { code, says, instead, doubtful } = no;
    return doubtful && direction === 'sell'
      ? { code, weight: 'risk', sentence: `${says} If the order is refused, nothing is sold.` }
      : { code, weight: 'stop', sentence: `${says} ${instead}` };
  }
  if (right !== 'told') return null;
  const weight = before === null ? 'note' : 'risk';
  return { code: 'RIGHT_ONLY_TOLD', weight, sentence: onlyTold(where, before) };
}

/** That nothing but the word of the service stands for a right. */
export function onlyTold(where: string, before: Before): string {
  const lists = `the chain does not list such rights: it is the word of ${SERVICE} alone.`;
  return before
    ? `${BEFORE[before](where)} ${SERVICE} says that it may act there: then by a right that was not given from here, and ${lists}`
    : `${SERVICE} says that it may act on ${where}. Nothing that you signed here is seen to hold there, and ${lists}`;
}

const BEFORE: Readonly<Record<NonNullable<Before>, (where: string) => string>> = {
  void: (where) => `What you signed here for ${where} has ended on chain.`,
  over: (where) => `The end of what you signed here for ${where} has passed.`,
  removed: (where) =>
    `A server of ${where} says that what was given before a removal has ended there.`,
};
