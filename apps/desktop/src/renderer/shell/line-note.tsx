import { useHouse } from '../client/house.tsx';

/** Says that the line is lost; what is on the screen stays, and is as old as it is. */
export function LineNote() {
  const { state, line } = useHouse();
  return (
    <div role="status" className="sticky top-0 z-10 empty:hidden">
      {line !== 'open' && (
        <div className="border-b border-wait bg-wait-wash px-10 py-2 text-note max-wide:px-6 max-narrow:px-4">
          <span className="font-medium text-wait">Reconnecting. </span>
          What you see may be a little old. Nothing is lost: what was under way is in the ledger.
        </div>
      )}
      {line === 'open' && state?.sandbox === 'starting' && (
        <div className="border-b border-hairline bg-sunk px-10 py-2 text-note text-soft max-wide:px-6 max-narrow:px-4">
          The sandbox is starting: its chains and services will answer in a moment.
        </div>
      )}
      {line === 'open' && state?.sandbox === 'stopped' && (
        <div className="border-b border-stop bg-stop-wash px-10 py-2 text-note max-wide:px-6 max-narrow:px-4">
          <span className="font-medium text-stop">The sandbox has stopped. </span>
          It starts again by itself in a moment; balances and swaps wait until then.
        </div>
      )}
    </div>
  );
}
