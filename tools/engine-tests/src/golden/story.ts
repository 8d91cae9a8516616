import type { JsonObject } from '@countinghouse/core';
import type { SwapWish } from './inputs.ts';
import type { Tale } from './tale.ts';

/** One action, driven to one step and left there: the program dies in that very moment. */
export interface Story {
  /** `send: …` or `swap: …`; unique. */
  readonly name: string;
  readonly kind: 'send' | 'swap';
  readonly wish?: SwapWish;
  tell(tale: Tale): Promise<void>;
  /** What happens once gas has become dear and what was sent at the old price waits. */
  afterwards?(tale: Tale): Promise<void>;
}

/** Where to stop: right after an event of this type is durable, if its data fit. */
export interface Stop {
  readonly type: string;
  readonly fits?: (data: JsonObject) => boolean;
}

/** At an event whose data hold this value under this name. */
export function at(type: string, name?: string, value?: string): Stop {
  return name === undefined ? { type } : { type, fits: (data) => data[name] === value };
}

/** At a review made for this purpose. */
export function atReview(purpose: string): Stop {
  return {
    type: 'review.prepared',
    fits: ({ review }) => (review as { purpose?: unknown }).purpose === purpose,
  };
}
