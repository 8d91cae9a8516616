/** The sign of the house: a ledger with a tick. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="7" className="fill-go-ground" />
      <g
        fill="none"
        className="stroke-on-go"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M9 9h14M9 14h14M9 19h6" />
        <path d="M17.5 22.5l2.8 2.8 5-6" />
      </g>
    </svg>
  );
}
