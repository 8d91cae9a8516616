import type { Answer, Failure } from '../../../contract/result.ts';
import type { DryQuote, SwapForm } from '../../../contract/swap.ts';
import type { Patience } from '../../client/backend.ts';
import { createStore, type Store } from '../../client/store.ts';

export interface QuoteState {
  /** Of what is wanted now. Never the answer to an earlier wish. */
  readonly quote: DryQuote | null;
  readonly failure: Failure | null;
  readonly asking: boolean;
  /** It was asked afresh for long enough; the person may ask again. */
  readonly resting: boolean;
}

export interface QuoteKeeper {
  readonly state: Store<QuoteState>;
  /** Says what a price is wanted for; null for nothing. */
  readonly want: (form: SwapForm | null) => void;
  readonly again: () => void;
  readonly close: () => void;
}

interface Asking {
  readonly ask: (form: SwapForm, signal: AbortSignal) => Promise<Answer<DryQuote>>;
  readonly patience: Patience;
  readonly now: () => number;
}

/** While somebody types. */
const PAUSE_MS = 250;
/** After an answer that may be different soon. */
const AGAIN_MS = 5_000;
const LONGEST_MS = 60_000;
/** A window left open must not ask all night. */
const MOST_TIMES = 15;

const NOTHING: QuoteState = { quote: null, failure: null, asking: false, resting: false };
const PASSING: ReadonlySet<string> = new Set([
  'RATE_LIMITED',
  'PROVIDER_UNAVAILABLE',
  'BACKEND_RESTARTED',
]);

/**
 * Keeps one price in sight: asked a moment after the last change, again when it is no longer fresh, and
 * later where the service asks for patience. An answer to anything but the present wish is dropped.
 */
export function createQuoteKeeper({ ask, patience, now }: Asking): QuoteKeeper {
  const state = createStore<QuoteState>(NOTHING);
  let wanted: SwapForm | null = null;
  let key: string | null = null;
  let times = 0;
  let failures = 0;
  let under: AbortController | null = null;
  let cancelWait = (): void => {};

  const stop = (): void => {
    cancelWait();
    under?.abort();
    under = null;
  };
  const later = (ms: number): void => {
    cancelWait();
    cancelWait = patience.after(ms, () => void go());
  };
  const go = async (): Promise<void> => {
    if (wanted === null) return;
    const mine = new AbortController();
    under?.abort();
    under = mine;
    times += 1;
    state.set({ ...state.get(), asking: true, resting: false });
    const answer = await ask(wanted, mine.signal);
    if (mine !== under || mine.signal.aborted) return;
    under = null;
    if (answer.ok) {
      failures = 0;
      const resting = times >= MOST_TIMES;
      state.set({ quote: answer.value, failure: null, asking: false, resting });
      if (!resting) later(Math.max(1_000, answer.value.freshUntil - now()));
      return;
    }
    const { error } = answer;
    const passing = PASSING.has(error.code);
    const { quote } = state.get();
    const resting = times >= MOST_TIMES;
    state.set({ quote: passing ? quote : null, failure: error, asking: false, resting });
    failures += 1;
    const wait = Math.min(LONGEST_MS, AGAIN_MS * 2 ** (failures - 1));
    if (passing && !resting) later(Math.max(wait, error.retryAfterMs ?? 0));
  };

  return {
    state,
    want: (form) => {
      const next = form === null ? null : JSON.stringify(form);
      if (next === key) return;
      key = next;
      wanted = form;
      times = 0;
      failures = 0;
      stop();
      state.set(form === null ? NOTHING : { ...NOTHING, asking: true });
      if (form !== null) later(PAUSE_MS);
    },
    again: () => {
      if (wanted === null) return;
      times = 0;
      cancelWait();
      void go();
    },
    close: () => {
      // A component may come back to life under the same keeper: what was wanted is wanted anew.
      stop();
      key = null;
      wanted = null;
      state.set(NOTHING);
    },
  };
}
