import { z } from 'zod';

/** Where a window stands, in the screen's own units. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const storedWindow = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
});

export type StoredWindow = z.output<typeof storedWindow>;

export const SMALLEST = { width: 360, height: 480 };
const USUAL = { width: 1200, height: 820 };
/** Of a window that shows less than this of its upper edge, one could not get hold. */
const GRIP = { width: 120, height: 40 };

/**
 * Where to open the window: where it was, if that place still exists; else in the middle, which is
 * for the system to choose (no x, no y). Never larger than the display it is on.
 */
export function fitBounds(
  wanted: Rectangle | null,
  displays: readonly Rectangle[],
): Partial<Pick<Rectangle, 'x' | 'y'>> & Pick<Rectangle, 'width' | 'height'> {
  const display = wanted === null ? undefined : displays.find((one) => canBeGrasped(wanted, one));
  if (wanted === null || display === undefined) {
    const [first] = displays;
    return limit(wanted ?? USUAL, first ?? USUAL);
  }
  const size = limit(wanted, display);
  return {
    x: Math.max(display.x, Math.min(wanted.x, display.x + display.width - size.width)),
    y: Math.max(display.y, Math.min(wanted.y, display.y + display.height - size.height)),
    ...size,
  };
}

function canBeGrasped(window: Rectangle, display: Rectangle): boolean {
  const left = Math.max(window.x, display.x);
  const right = Math.min(window.x + window.width, display.x + display.width);
  const above = window.y >= display.y && window.y + GRIP.height <= display.y + display.height;
  return right - left >= GRIP.width && above;
}

function limit(size: Pick<Rectangle, 'width' | 'height'>, room: typeof size) {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, room.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, room.height)),
  };
}
