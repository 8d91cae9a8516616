import type { Grant } from '../../../contract/earn.ts';
import type { Right } from './right.ts';

export interface Standing {
  readonly word: string;
  readonly tone: 'go' | 'wait' | 'stop' | 'soft';
  /** What that means, in a sentence. */
  readonly says: string;
}

/** What the chain says of a grant: only that binds whoever holds the key. */
export function chainStanding({ onChain, signed }: Grant): Standing {
  if (signed === null) return NOT_FROM_HERE;
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
const NOT_FROM_HERE: Standing = {
  word: 'only 1tx’s word',
  tone: 'wait',
  says: 'It was not given from here, and no chain lists the rights on an account. Take it that it holds.',
};

/** Of a grant whose end has passed: its own, or the one 1tx names where it was not given from here. */
export function overStanding({ signed }: Grant): Standing {
  return signed === null
    ? { word: '1tx says over', tone: 'soft', says: '1tx says that its end has passed.' }
    : { word: 'over', tone: 'soft', says: 'Its end has passed: nobody can use it.' };
}

/** What asking 1tx to stop comes to; null where it names nothing there. */
export function stopping({ told, signed, onChain }: Grant, over: boolean): string | null {
  if (told === null) return null;
  const binds = 'That binds 1tx only.';
  if (signed !== null && (over || onChain === 'void')) {
    return `${binds} This one has ended: if 1tx may act, then by another.`;
  }
  return onChain === 'not yet'
    ? `${binds} Your signature stays good until its end, or its removal on chain, below.`
    : `${binds} What is on chain ends by its removal, below.`;
}

/** What the service says; it binds nobody but the service. */
export function serviceStanding({ told }: Grant, answered: boolean, right: Right | null): Standing {
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
  if (right === 'ended' || right === 'over') {
    const says = '1tx names no right but what has ended.';
    return { word: `1tx still says ${told.status}`, tone: 'soft', says };
  }
  return {
    word: `1tx says ${told.status}`,
    tone: right === 'told' ? 'wait' : 'go',
    says: '1tx says that it may act here.',
  };
}

/** The end of a grant: what was signed ends as it says itself, only another by the service's word. */
export function endOf({ signed, told }: Grant): number | null {
  return signed === null ? (told?.expiresAt ?? null) : signed.expiresAt;
}
