import { CopyButton } from '../../../ui/copy-button.tsx';

const GROUP = /.{1,4}/g;

/** The one thing to compare on another screen: in large type, in groups one can keep in mind. */
export function Compare({
  text,
  says,
}: {
  readonly text: string;
  /** What it is, and with what it must agree. */
  readonly says: string;
}) {
  const groups = text.replace(/^0x/, '').match(GROUP) ?? [];
  return (
    <section aria-label="To compare" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="font-serif text-lead">The one thing to compare</h3>
        <CopyButton text={text} what="what to compare" label="Copy" />
      </div>
      <p className="sr-only">{text}</p>
      <p
        aria-hidden
        className="grid w-fit grid-cols-[auto_repeat(5,auto)] gap-x-4 gap-y-1 font-mono text-title max-narrow:gap-x-2 max-narrow:text-lead"
      >
        <span className="row-span-4 text-faint">{text.startsWith('0x') ? '0x' : ''}</span>
        {groups.map((group, index) => (
          <span
            key={`${index}-${group}`}
            className={index === 0 || index === groups.length - 1 ? 'font-strong' : 'text-soft'}
          >
            {group}
          </span>
        ))}
      </p>
      <p className="max-w-words text-note text-soft">{says}</p>
    </section>
  );
}
