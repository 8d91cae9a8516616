import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asked once more before a full lock while something is open: what is no longer watched, and till when. */
export function FullLockQuestion({
  open,
  onOpen,
  count,
  onLock,
}: {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** How many actions are open. */
  readonly count: number;
  readonly onLock: () => void;
}) {
  const one = count === 1;
  return (
    <Dialog
      open={open}
      onOpen={onOpen}
      title="Lock fully?"
      lede={`${one ? 'One action is' : `${count} actions are`} open. Until you unlock, nobody watches ${one ? 'it' : 'them'}: a payout or a refund still arrives, and is recorded only then. A lock of the screen keeps watching.`}
      actions={
        <>
          <Button kind="plain" onClick={() => onOpen(false)}>
            Keep watching
          </Button>
          <Button
            onClick={() => {
              onOpen(false);
              onLock();
            }}
          >
            Lock fully
          </Button>
        </>
      }
    />
  );
}
