import type { JsonObject } from '../../ports/json.ts';
import type { ExpectedPayment } from '../audit/effects.ts';

/** How the person behaves about one errand. Everything they are not told to do, they do not do. */
export interface Temper {
  /** Says yes to what is shown; otherwise calls it off. */
  readonly approves: boolean;
  /** How long they let a review lie before they answer it. */
  readonly hesitatesMs: number;
  /** Sends each command twice at once, as a double click does. */
  readonly doubleClicks: boolean;
  /** What they do about a transaction that takes long. */
  readonly impatient: 'waits' | 'speeds up' | 'cancels';
  /** What they do when a deposit from outside is asked of them. */
  readonly deposits: 'pays' | 'pays late' | 'pays part' | 'pays twice' | 'never pays';
  /** Tries once more what has certainly failed. */
  readonly retries: boolean;
  /** What they do when something of the earning account needs them for long. */
  readonly stuck: 'waits' | 'gives up';
}

/** Says yes at once, pays what is asked, and waits for the rest. */
export const CALM_PERSON: Temper = {
  approves: true,
  hesitatesMs: 0,
  doubleClicks: false,
  impatient: 'waits',
  deposits: 'pays',
  retries: false,
  stuck: 'waits',
};

/** What is done with an earning account. */
export type EarnKind =
  | 'fund'
  | 'authorize'
  | 'revoke'
  | 'earn-buy'
  | 'earn-sell'
  | 'withdraw'
  | 'earn-exit'
  | 'earn-removal';

/** One thing a person wants done once. */
export interface Errand {
  readonly name: string;
  readonly kind: 'send' | 'swap' | EarnKind;
  readonly input: JsonObject;
  readonly temper: Temper;
  /**
   * What must be on chain at most once. For a swap, what the recipient gets; null where it is not a
   * payment that can be told by its recipient.
   */
  readonly payment: ExpectedPayment | null;
}

/** What becomes of an errand, as the person remembers it; it survives the program. */
export interface Pursuit {
  readonly errand: Errand;
  actionId: string | null;
  /** Why the program would not even begin. */
  refused: string | null;
  commands: number;
  /** Since when the present review has been shown. */
  shownSince: { readonly digest: string; readonly at: number } | null;
  hurried: boolean;
  hesitated: boolean;
  /** Deposits made from outside. */
  deposited: number;
  /** How often a review that could not be approved was asked for afresh. */
  refreshed: number;
  /** What failed was tried once more. */
  retried: boolean;
  restarted: boolean;
  /** Since when the action has needed the person. */
  calledSince: number | null;
}

export function beginPursuit(errand: Errand): Pursuit {
  return {
    errand,
    actionId: null,
    refused: null,
    commands: 0,
    shownSince: null,
    hurried: false,
    hesitated: false,
    deposited: 0,
    refreshed: 0,
    retried: false,
    restarted: false,
    calledSince: null,
  };
}
