import { describe, expect, it } from 'vitest';
import { fitBounds } from './bounds.ts';

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 1000 };

describe('where the window opens', () => {
  it('in the middle the first time, no larger than the display', () => {
    expect(fitBounds(null, [main])).toEqual({ width: 1200, height: 820 });
    expect(fitBounds(null, [{ ...main, width: 800, height: 600 }])).toEqual({
      width: 800,
      height: 600,
    });
  });

  it('where it was, on whichever display', () => {
    const there = { x: 2000, y: 50, width: 900, height: 700 };
    expect(fitBounds(there, [main, second])).toEqual(there);
  });

  it('in the middle when that display is gone', () => {
    const there = { x: 2000, y: 50, width: 900, height: 700 };
    expect(fitBounds(there, [main])).toEqual({ width: 900, height: 700 });
  });

  it('moved in where it hung over an edge, and never too small to read', () => {
    expect(fitBounds({ x: 1700, y: 900, width: 900, height: 700 }, [main])).toEqual({
      x: 1020,
      y: 340,
      width: 900,
      height: 700,
    });
    const tiny = { x: 10, y: 10, width: 200, height: 1 };
    expect(fitBounds(tiny, [main])).toEqual({ x: 10, y: 10, width: 360, height: 480 });
  });
});
