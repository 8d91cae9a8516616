/** Keys as one presses them: `Kbd keys="g h"` or `"Ctrl K"`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="inline-grid min-w-5 place-items-center rounded-mark border border-rule bg-leaf px-1 font-sans text-small text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
