import {
  type ActionState,
  foldAction,
  type SendState,
  type StoredEvent,
  type SwapState,
} from '@countinghouse/core';
import { registry } from '../projector.ts';

/** An action folded by the definition it began with, where this program shows more than its row. */
export type Folded =
  | { readonly kind: 'send'; readonly action: ActionState<SendState> }
  | { readonly kind: 'swap'; readonly action: ActionState<SwapState> }
  | { readonly kind: 'other' };

/** Kinds and versions of tomorrow are `other`: they have a row and a story, and nothing else. */
export function folded(events: readonly StoredEvent[]): Folded {
  const loaded = foldAction(registry, events);
  if (loaded === null || loaded.action.definitionVersion !== 1) return { kind: 'other' };
  // What a definition folds is of its own state type; the registry cannot know it.
  switch (loaded.action.kind) {
    case 'send':
    // A payment into one's own earning account is a payment.
    case 'fund':
      return { kind: 'send', action: loaded.action as ActionState<SendState> };
    case 'swap':
      return { kind: 'swap', action: loaded.action as ActionState<SwapState> };
    default:
      return { kind: 'other' };
  }
}
