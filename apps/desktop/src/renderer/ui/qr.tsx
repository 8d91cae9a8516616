import { memo } from 'react';
import { encode } from 'uqr';

const QUIET_ZONE = 3;

/** A QR code. Always dark on light, since that is what cameras expect. */
export const Qr = memo(function Qr({
  text,
  label,
  size = 192,
}: {
  readonly text: string;
  /** What it says, for whoever cannot see it. */
  readonly label: string;
  readonly size?: number;
}) {
  const code = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const path = code.data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      className="rounded-field border border-hairline"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#16140f" />
    </svg>
  );
});
