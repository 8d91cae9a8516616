import { SERVICE } from '../provider-name.ts';
import type { RightStands } from './judge.ts';

/** Why the service cannot act on a chain, and what to do; null where it can. */
export function noRight(
  right: RightStands,
  where: string,
): { readonly code: string; readonly sentence: string } | null {
  switch (right) {
    case 'held':
    case 'told':
      return null;
    case 'none':
    case 'stopped': {
      const sentence = `${SERVICE} has no right to act for this account on ${where}. Authorize it there first.`;
      return { code: 'NO_GRANT', sentence };
    }
    case 'ended': {
      const sentence = `${where} says that the rights of this account have ended, whatever ${SERVICE} says. Authorize it again.`;
      return { code: 'GRANT_ENDED', sentence };
    }
    case 'over': {
      const sentence = `The right you gave ${SERVICE} has ended. Authorize it again.`;
      return { code: 'GRANT_EXPIRED', sentence };
    }
    case 'unknown': {
      const sentence = `Nobody can tell now whether the right you gave ${SERVICE} on ${where} still stands: the servers of the chain contradict each other. Prepare it afresh later.`;
      return { code: 'GRANT_UNKNOWN', sentence };
    }
  }
}

/** That nothing but the word of the service stands for a right. */
export function onlyTold(where: string): string {
  return `${SERVICE} says that it may act on ${where}. Nothing that you signed here is seen to hold there, and the chain does not list such rights: it is the word of ${SERVICE} alone.`;
}
