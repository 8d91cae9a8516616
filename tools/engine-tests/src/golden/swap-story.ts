import { leaveOthersAlone, payFromOutside } from './hands.ts';
import type { SwapWish } from './inputs.ts';
import { at, type Stop, type Story } from './story.ts';
import type { Tale } from './tale.ts';

export const MINUTE = 60_000;

export const status = (word: string): Stop => at('status.changed', 'status', word);
export const attention = (code: string): Stop => at('swap.attention', 'code', code);
export const ended = (end: string): Stop => at('swap.ended', 'end', end);

type Spoiled = Extract<Parameters<Tale['outside']['act']>[0], { do: 'spoil next order' }>['fault'];

export const OUTSIDE: SwapWish = { outside: true };

export const story = (name: string, tell: Story['tell'], wish: SwapWish = {}): Story => ({
  name: `swap: ${name}`,
  kind: 'swap',
  wish,
  tell,
});

/**
 * A swap somebody else pays for, `share` of what it asks, left at `stop`. Most swaps of the ledger
 * are such: with no transaction of their own they take half the room.
 */
export const paid = (
  name: string,
  fault: Spoiled | null,
  stop: Stop,
  { paceMs = 2_000, wish = {}, share = 'whole' as 'whole' | 'half' } = {},
) =>
  story(
    name,
    async (tale) => {
      if (fault !== null) await tale.outside.act({ do: 'spoil next order', fault });
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, share);
      await tale.leaveAt(stop, paceMs);
    },
    { ...OUTSIDE, ...wish },
  );

/** Paid from outside and refunded; the rest of the story follows. */
export const refunded = (name: string, then: Story['tell']) =>
  story(
    name,
    async (tale) => {
      leaveOthersAlone(tale);
      await tale.outside.act({ do: 'spoil next order', fault: 'refunded' });
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale);
      await then(tale);
    },
    OUTSIDE,
  );

export const SLOW = { paceMs: MINUTE };
export const FROM_BITCOIN: SwapWish = { origin: 'btc BTC', outside: true };
