import { minidenticon } from 'minidenticons';
import { memo } from 'react';

const RECT = /x="(\d)" y="(\d)"/g;
const FILL = /fill="([^"]+)"/;

/** A small picture made from an address, so that a wrong one looks wrong. */
export const Identicon = memo(function Identicon({
  of,
  size = 18,
}: {
  readonly of: string;
  readonly size?: number;
}) {
  const svg = minidenticon(of.toLowerCase(), 38, 46);
  const squares = [...svg.matchAll(RECT)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  return (
    <svg
      viewBox="-1 -1 7 7"
      width={size}
      height={size}
      aria-hidden
      fill={FILL.exec(svg)?.[1] ?? 'currentColor'}
      className="shrink-0 rounded-mark bg-sunk"
    >
      {squares.map(({ x, y }) => (
        <rect key={`${x}-${y}`} x={x} y={y} width="1.02" height="1.02" />
      ))}
    </svg>
  );
});
