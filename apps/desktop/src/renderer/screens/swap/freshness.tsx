import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/time.tsx';
import type { Quoted } from './conversation.tsx';

/** How long the price on screen holds, and when it is asked again. */
export function Freshness({ quote }: { readonly quote: Quoted }) {
  if (quote.resting) {
    return (
      <span className="flex items-center gap-2 text-note text-soft">
        The price is no longer kept fresh.
        <Button small onClick={quote.again}>
          Ask again
        </Button>
      </span>
    );
  }
  if (quote.quote === null) return <span />;
  return (
    <span className="text-note text-soft figures" aria-live="off">
      {quote.asking ? (
        'Asking for the price of now'
      ) : (
        <>
          Price asked again in <Countdown until={quote.quote.freshUntil} over="a moment" />
        </>
      )}
    </span>
  );
}
