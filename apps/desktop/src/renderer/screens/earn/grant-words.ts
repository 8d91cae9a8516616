import type { Grant } from '../../../contract/earn.ts';
import type { Right } from './right.ts';

export interface Standing {
  readonly word: string;
  readonly tone: 'go' | 'wait' | 'stop' | 'soft';
  /** What that means, in a sentence. */
  readonly says: string;
}

/** What the chain says of a grant: only that binds whoever holds the key. */
export function chainStanding({ onChain, signed }: Grant, right: Right | null): Standing {
  if (signed === null) return notFromHere(right);
  switch (onChain) {
    case 'usable':
      return {
        word: 'valid on chain',
        tone: 'go',
        says: 'It is installed on the account. It holds until its end, whatever 1tx says, unless you remove it.',
      };
    case 'not yet':
      return {
        word: 'not on chain yet',
        tone: 'wait',
        says: 'It is signed and takes effect with its first use. Whoever has your signature can bring that about until its end.',
      };
    case 'void':
      return {
        word: 'ended on chain',
        tone: 'soft',
        says: 'The chain takes no operation under it any more, whatever 1tx says.',
      };
    case 'unknown':
      return {
        word: 'not read on chain',
        tone: 'wait',
        says: 'Its chain could not be asked, or the servers of the chain contradict each other. Take it that it holds.',
      };
  }
}

/** Of a right that only 1tx speaks of: no chain lists the rights on an account. */
function notFromHere(right: Right | null): Standing {
  return right === 'ended'
    ? {
        word: 'ended on chain',
        tone: 'wait',
        says: 'The account has ended the rights it had here, whatever 1tx says. One that was given since in another program nobody here can see.',
      }
    : {
        word: 'only 1tx’s word',
        tone: 'wait',
        says: 'It was not given from here, and no chain lists the rights on an account. Take it that it holds.',
      };
}

/** What asking 1tx to stop comes to; null where there is nothing left to stop. */
export function stopping({ told, onChain }: Grant, right: Right | null): string | null {
  if (told === null || onChain === 'void' || right === 'ended' || right === 'over') return null;
  return onChain === 'not yet'
    ? 'That binds 1tx only. Your signature stays good until its end, or its removal on chain, below.'
    : 'That binds 1tx only. What is on chain ends by its removal, below.';
}

/** What the service says; it binds nobody but the service. */
export function serviceStanding(
  { told, onChain }: Grant,
  answered: boolean,
  right: Right | null,
): Standing {
  if (told === null && !answered) {
    return {
      word: '1tx did not answer',
      tone: 'wait',
      says: 'What 1tx says of it is not known at the moment.',
    };
  }
  if (told === null) {
    return {
      word: '1tx names none',
      tone: 'soft',
      says: '1tx says nothing of a right on this chain, or was asked to stop.',
    };
  }
  const ended = onChain === 'void' || right === 'ended' || right === 'over';
  return ended
    ? { word: `1tx still says ${told.status}`, tone: 'soft', says: 'That counts for nothing here.' }
    : { word: `1tx says ${told.status}`, tone: 'go', says: '1tx says that it may act here.' };
}

/** The end of a grant as far as it is known: of what was signed, else by the service's word. */
export function endOf({ signed, told }: Grant): number | null {
  return signed?.expiresAt ?? told?.expiresAt ?? null;
}
