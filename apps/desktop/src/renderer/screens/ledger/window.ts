/** What is to be drawn of a very long list of rows of one height. */
export interface RowWindow {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  /** Where row `from` stands, from the top of what is seen. */
  readonly offset: number;
}

/** Chromium lays nothing out beyond 2^25 px; the middle of a longer list is scrolled at a larger scale. */
export const TALLEST = 24_000_000;
/** So far from both of its ends a list of any length moves pixel by pixel. */
export const NEAR = 4_000_000;

/** Rows beyond what is seen, so that a fast hand meets no gap. */
const BEYOND = 6;
/** The window moves by several rows at a time: most steps of a scroll draw nothing new. */
const STRIDE = 4;

/** How tall the place is in which one scrolls. */
export function scrollHeight(rows: number, rowHeight: number): number {
  return Math.min(rows * rowHeight, TALLEST);
}

/** From the place of the scroll bar to the distance from the top of the list. */
export function distanceOf(
  scrollTop: number,
  rows: number,
  rowHeight: number,
  viewHeight: number,
): number {
  const { room, whole } = lengths(rows, rowHeight, viewHeight);
  return stretch(scrollTop, room, whole);
}

/** The place of the scroll bar that brings a distance from the top to the top of what is seen. */
export function scrollTopOf(
  distance: number,
  rows: number,
  rowHeight: number,
  viewHeight: number,
): number {
  const { room, whole } = lengths(rows, rowHeight, viewHeight);
  return stretch(distance, whole, room);
}

/** How far the scroll bar goes, and how far the list. */
function lengths(rows: number, rowHeight: number, viewHeight: number) {
  return {
    room: scrollHeight(rows, rowHeight) - viewHeight,
    whole: rows * rowHeight - viewHeight,
  };
}

/** From one length to another: as it is near both ends, at a larger or smaller scale between. */
function stretch(at: number, from: number, to: number): number {
  if (from === to || at <= NEAR) return at;
  if (at >= from - NEAR) return to - (from - at);
  return NEAR + ((at - NEAR) / (from - 2 * NEAR)) * (to - 2 * NEAR);
}

/** The rows around what is seen. Never more than the view holds and a few. */
export function windowAt(
  distance: number,
  rows: number,
  rowHeight: number,
  viewHeight: number,
): RowWindow {
  const first = Math.floor(distance / rowHeight);
  const seen = Math.ceil(viewHeight / rowHeight) + 1;
  const down = Math.floor((first - BEYOND) / STRIDE) * STRIDE;
  const up = Math.ceil((first + seen + BEYOND) / STRIDE) * STRIDE;
  const from = Math.max(0, Math.min(down, rows - 1));
  const to = Math.max(from, Math.min(rows, up));
  return { from, to, offset: from * rowHeight - distance };
}
