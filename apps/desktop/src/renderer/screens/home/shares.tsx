import type { Part } from '../holdings/holdings.ts';

const TONES = ['bg-go-ground', 'bg-edge', 'bg-rule', 'bg-chosen'];

/** How the total divides, as one line. The list beneath says the same in words. */
export function Shares({ parts }: { readonly parts: readonly Part[] }) {
  const priced = parts.filter(({ cents }) => cents !== null && cents > 0n);
  if (priced.length < 2) return null;
  return (
    <div aria-hidden className="flex h-1 gap-px overflow-hidden rounded-round">
      {priced.map(({ amount, cents }, index) => (
        <span
          key={`${amount.symbol} ${amount.decimals}`}
          title={amount.symbol}
          className={TONES[Math.min(index, TONES.length - 1)]}
          style={{ flexGrow: Number(cents), minWidth: 4 }}
        />
      ))}
    </div>
  );
}
