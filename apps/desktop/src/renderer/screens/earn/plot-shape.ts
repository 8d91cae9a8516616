/** One moment of a line: when, and how much. */
export interface Point {
  readonly at: number;
  readonly value: number;
  /** True: nothing is known of the time since the point before, so no line leads here from it. */
  readonly gap?: boolean;
}

/** A line as it is drawn, in a box of `width` by `height`. */
export interface Shape {
  readonly path: string;
  /** Points with nothing on either side: lines of no length, which round ends make dots. */
  readonly dots: string;
  readonly low: number;
  readonly high: number;
  /** How far from the top the highest and the lowest value stand. */
  readonly highAt: number;
  readonly lowAt: number;
  readonly first: Point;
  readonly last: Point & { readonly x: number; readonly y: number };
}

/** The least height of the scale, as a share of the highest value: noise is not drawn as mountains. */
const LEAST_SPAN = 0.1;

/**
 * A line through points in order of time, broken where a gap is told of. Null for fewer than two
 * points, which are no line.
 */
export function shapeOf(
  points: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Shape | null {
  const known = points.filter(({ at, value }) => Number.isFinite(at) && Number.isFinite(value));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  const values = known.map(({ value }) => value);
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  const span = Math.max(top - bottom, Math.abs(top) * LEAST_SPAN, 1e-9);
  const middle = (top + bottom) / 2;
  const low = middle - span / 2;
  const x = (at: number) => round(((at - first.at) / (last.at - first.at)) * width);
  const y = (value: number) => round(height - ((value - low) / span) * height);
  const begins = (index: number) => index === 0 || known[index]?.gap === true;
  const ends = (index: number) => index === known.length - 1 || begins(index + 1);
  const path = known.map(({ at, value }, index) =>
    begins(index) && ends(index) ? '' : `${begins(index) ? 'M' : 'L'}${x(at)} ${y(value)}`,
  );
  const dots = known.map(({ at, value }, index) =>
    begins(index) && ends(index) ? `M${x(at)} ${y(value)}h0` : '',
  );
  return {
    path: path.join(''),
    dots: dots.join(''),
    low: bottom,
    high: top,
    highAt: y(top),
    lowAt: y(bottom),
    first,
    last: { ...last, x: x(last.at), y: y(last.value) },
  };
}

/** Nearer than this, as a share of the height, two labels would cover one another. */
const ROOM = 0.2;

/** What stands beside a line: where it ends, and its highest and lowest where there is room. */
export function labelsOf({ low, high, highAt, lowAt, last }: Shape, height: number) {
  const own = { value: last.value, share: last.y / height, own: true };
  const others = [
    { value: high, share: highAt / height, own: false },
    { value: low, share: lowAt / height, own: false },
  ];
  return [own, ...others.filter(({ share }) => Math.abs(share - own.share) >= ROOM)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
