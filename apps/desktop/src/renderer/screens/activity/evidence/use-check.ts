import { useState } from 'react';
import type { EvidenceReport } from '../../../../contract/ledger.ts';
import type { Failure } from '../../../../contract/result.ts';
import { useAsk } from '../../../client/house.tsx';

export type Check =
  | { readonly state: 'idle' }
  | { readonly state: 'checking'; readonly name: string }
  | { readonly state: 'failed'; readonly name: string; readonly failure: Failure }
  | { readonly state: 'checked'; readonly name: string; readonly report: EvidenceReport };

/** As the contract takes it. */
const MOST_CHARACTERS = 16_777_216;

/** Reads a file and has the backend check it. */
export function useCheck() {
  const ask = useAsk();
  const [state, setState] = useState<Check>({ state: 'idle' });
  const check = async (file: File, readChains: boolean): Promise<void> => {
    const { name } = file;
    setState({ state: 'checking', name });
    if (file.size > MOST_CHARACTERS) {
      const message = 'It is larger than any evidence file.';
      setState({ state: 'failed', name, failure: { code: 'REFUSED', message } });
      return;
    }
    const answer = await ask.ledger.checkEvidence({ text: await file.text(), readChains });
    setState(
      answer.ok
        ? { state: 'checked', name, report: answer.value }
        : { state: 'failed', name, failure: answer.error },
    );
  };
  return { state, check, putAway: () => setState({ state: 'idle' }) };
}
