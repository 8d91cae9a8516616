import { classes } from './classes.ts';
import { CopyButton } from './copy-button.tsx';
import { Identicon } from './identicon.tsx';

/** The middle left out: what people compare is the beginning and the end. */
export function shorten(text: string, head = 6, tail = 4): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}

export interface AddressProps {
  readonly address: string;
  /** Our own name for it, before the address. */
  readonly name?: string | null;
  /** `whole` where it must be compared. */
  readonly show?: 'short' | 'whole';
  readonly copy?: boolean;
  readonly icon?: boolean;
  /** What it is, for the copy button. */
  readonly what?: string;
}

/** An address: shortened in the middle, whole on focus and on copy. */
export function Address({
  address,
  name = null,
  show = 'short',
  copy = true,
  icon = true,
  what = 'address',
}: AddressProps) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2 align-bottom">
      {icon && <Identicon of={address} />}
      {name !== null && <bdi className="truncate">{name}</bdi>}
      <Hash text={address} show={show} quiet={name !== null} />
      {copy && <CopyButton text={address} what={what} className="-mx-1" />}
    </span>
  );
}

/** An address or a hash in the mono; when shortened, the whole appears as long as it has the focus. */
export function Hash({
  text,
  show = 'short',
  quiet = false,
}: {
  readonly text: string;
  readonly show?: 'short' | 'whole';
  readonly quiet?: boolean;
}) {
  const tone = quiet ? 'text-faint' : 'text-ink';
  if (show === 'whole') {
    return <span className={classes('font-mono text-note break-all', tone)}>{text}</span>;
  }
  return (
    <button
      type="button"
      title={text}
      className={classes(
        // A name beside it gives way first: the short form stays on its line.
        'group shrink-0 rounded-mark text-left font-mono text-note whitespace-nowrap focus-visible:shrink focus-visible:break-all focus-visible:whitespace-normal',
        tone,
      )}
    >
      <span className="sr-only">{text}</span>
      <span aria-hidden className="group-focus-visible:hidden">
        {shorten(text)}
      </span>
      <span aria-hidden className="hidden group-focus-visible:inline">
        {text}
      </span>
    </button>
  );
}
