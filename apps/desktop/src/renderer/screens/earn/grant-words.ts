import type { Grant } from '../../../contract/earn.ts';

export interface Standing {
  readonly word: string;
  readonly tone: 'go' | 'wait' | 'stop' | 'soft';
  /** What that means, in a sentence. */
  readonly says: string;
}

/** What the chain says of a grant: only that binds whoever holds the key. */
export function chainStanding({ onChain }: Grant): Standing {
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
        says: 'The chain takes no operation under it any more.',
      };
    case 'unknown':
      return {
        word: 'not seen on chain',
        tone: 'wait',
        says: 'It was not given from here, its chain could not be asked, or the servers of the chain contradict each other. Take it that it holds.',
      };
  }
}

/** What the service says; it binds nobody but the service. */
export function serviceStanding({ told }: Grant, answered: boolean): Standing {
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
  return { word: `1tx says ${told.status}`, tone: 'go', says: '1tx says that it may act here.' };
}

/** The end of a grant as far as it is known: of what was signed, else by the service's word. */
export function endOf({ signed, told }: Grant): number | null {
  return signed?.expiresAt ?? told?.expiresAt ?? null;
}
