import { CopyButton } from '../../../ui/copy-button.tsx';

const GROUP = 4;

/** The one thing to compare on another screen: in large type, in groups one can keep in mind. */
export function Compare({ text }: { readonly text: string }) {
  const prefix = text.startsWith('0x') ? '0x' : '';
  const rest = text.slice(prefix.length);
  const groups = rest.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return (
    <section aria-label="To compare" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="font-serif text-lead">Compare this, letter by letter</h3>
        <CopyButton text={text} what="what to compare" label="Copy" />
      </div>
      <p className="sr-only">{text}</p>
      <p
        aria-hidden
        className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-lead max-narrow:gap-x-2 max-narrow:text-body"
      >
        {prefix !== '' && <span className="text-faint">{prefix}</span>}
        {groups.map((group, index) => (
          <span
            key={index}
            className={index === 0 || index === groups.length - 1 ? 'font-strong' : 'text-soft'}
          >
            {group}
          </span>
        ))}
      </p>
      <p className="text-note text-soft">
        It is where this payment goes. On a hardware wallet, or asked of the receiver over another
        channel, it must be the same.
      </p>
    </section>
  );
}
