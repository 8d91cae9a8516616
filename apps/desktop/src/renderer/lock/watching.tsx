import type { HouseState } from '../../contract/house.ts';

/** What goes on behind the lock, and what waits. Counts only: more is not known here. */
export function Watching({ state }: { readonly state: HouseState }) {
  const { waiting, underWay, keychain } = state;
  if (waiting === null || underWay === null) {
    return (
      <>
        Nothing is being watched. Whatever was under way is in the ledger and goes on when you
        unlock.
        {keychain === 'locked' && ' The keychain of this computer is locked, too.'}
      </>
    );
  }
  if (waiting + underWay === 0) return <>Nothing is under way.</>;
  return (
    <>
      {underWay > 0 && `${counted(underWay, 'action')} under way and watched. `}
      {waiting > 0 && (
        <span className="text-wait">
          {counted(waiting, 'action')} {waiting === 1 ? 'waits' : 'wait'} for you.
        </span>
      )}
      {waiting === 0 && 'Nothing is signed while the screen is locked.'}
    </>
  );
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function counted(count: number, thing: string): string {
  const number = NUMBERS[count] ?? String(count);
  return `${number} ${thing}${count === 1 ? '' : 's'}`;
}
