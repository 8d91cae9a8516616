import { CopyButton } from '../../../ui/copy-button.tsx';

const GROUP = /.{1,4}/g;

/** The one thing to compare on another screen: in large type, in groups one can keep in mind. */
export function Compare({
  text,
  through,
}: {
  readonly text: string;
  readonly through: string | null;
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
      <p className="max-w-words text-note text-soft">
        {through === null
          ? 'It is where this payment goes. It must be the same on the screen of a hardware wallet, and as the receiver told it over another channel.'
          : `It is the deposit address that ${through} has signed for. It must be the same on the screen of a hardware wallet.`}
      </p>
    </section>
  );
}
