import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** A question with fields, in front of the screen: Enter does it, Esc leaves it. */
export function FormDialog({
  title,
  lede,
  does,
  onDo,
  onClose,
  busy = false,
  ready = true,
  danger = false,
  children,
}: {
  readonly title: string;
  readonly lede?: ReactNode;
  /** What the button says. */
  readonly does: string;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly busy?: boolean;
  readonly ready?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}) {
  const form = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !busy) onDo();
  };
  return (
    <Dialog
      open
      onOpen={(open) => {
        if (!open) onClose();
      }}
      title={title}
      {...(lede === undefined ? {} : { lede })}
      actions={
        <>
          <Button kind="plain" onClick={onClose}>
            Not now
          </Button>
          <Button
            kind={danger ? 'stop' : 'go'}
            type="submit"
            form={form}
            busy={busy}
            disabled={!ready}
          >
            {does}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-6">
        {children}
      </form>
    </Dialog>
  );
}
