import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../contract/result.ts';
import { failureOf, isAnswer, RESTARTED } from '../../client/failures.ts';
import { useAsk } from '../../client/house.tsx';
import { saveFile } from '../../ui/save-file.ts';

export interface ExportWish {
  readonly what: 'actions' | 'events';
  readonly format: 'csv' | 'json';
}

export type Writing =
  | { readonly state: 'not yet' }
  | { readonly state: 'writing'; readonly characters: number }
  | { readonly state: 'saved'; readonly rows: number; readonly fileName: string }
  | { readonly state: 'failed'; readonly failure: Failure };

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** Gathers a table piece by piece and hands it to the person as a file. Nothing of it is kept. */
export function useExport(): {
  readonly writing: Writing;
  readonly start: (wish: ExportWish) => void;
  readonly stop: () => void;
} {
  const ask = useAsk();
  const [writing, setWriting] = useState<Writing>({ state: 'not yet' });
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const gather = async (wish: ExportWish, signal: AbortSignal): Promise<Writing> => {
    const stream = await ask.ledger.export(wish, { signal });
    if (isAnswer(stream)) {
      return { state: 'failed', failure: stream.ok ? RESTARTED : stream.error };
    }
    const pieces: string[] = [];
    let characters = 0;
    for await (const said of stream) {
      if (said.kind === 'piece') {
        pieces.push(said.text);
        characters += said.text.length;
        if (!signal.aborted) setWriting({ state: 'writing', characters });
      } else if (said.kind === 'end') {
        if (!signal.aborted) saveFile(said.fileName, pieces, TYPES[wish.format]);
        return { state: 'saved', rows: said.rows, fileName: said.fileName };
      } else {
        return { state: 'failed', failure: { code: 'DISK_ERROR', message: said.message } };
      }
    }
    return { state: 'failed', failure: RESTARTED };
  };

  const start = (wish: ExportWish): void => {
    under.current?.abort();
    const over = new AbortController();
    under.current = over;
    setWriting({ state: 'writing', characters: 0 });
    gather(wish, over.signal)
      .catch((thrown: unknown): Writing => ({ state: 'failed', failure: failureOf(thrown) }))
      .then((end) => {
        if (!over.signal.aborted) setWriting(end);
      });
  };
  const stop = (): void => {
    under.current?.abort();
    setWriting({ state: 'not yet' });
  };
  return { writing, start, stop };
}
