import { useState } from 'react';
import { useDraft } from '../../client/draft.ts';

export interface KeptSlippage {
  /** What the field begins with. */
  readonly first: number;
  /** Basis points; -1 while what is typed is none. */
  readonly now: number;
  readonly set: (basisPoints: number) => void;
}

/** How much less one accepts, as it was typed last; what was no number begins anew. */
export function useKeptSlippage(key: string, usual: number): KeptSlippage {
  const [kept, keep] = useDraft(key, usual);
  const [first] = useState(kept < 0 ? usual : kept);
  const [now, setNow] = useState(first);
  return {
    first,
    now,
    set: (basisPoints) => {
      setNow(basisPoints);
      keep(basisPoints);
    },
  };
}
