/** How far something is, with what is being done. */
export function Progress({
  label,
  done,
  of,
  text,
}: {
  readonly label: string;
  readonly done: number;
  /** Null where nobody knows. */
  readonly of: number | null;
  readonly text: string;
}) {
  const part = of === null || of === 0 ? null : Math.min(1, done / of);
  return (
    <div className="flex flex-col gap-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of ?? undefined}
        aria-valuenow={part === null ? undefined : done}
        aria-valuetext={text}
        className="h-1 overflow-hidden rounded-round bg-chosen"
      >
        <div
          className={`h-full rounded-round bg-go-ground ${part === null ? 'w-1/4 animate-breathe' : ''}`}
          style={part === null ? undefined : { width: `${part * 100}%` }}
        />
      </div>
      <p className="text-note text-soft figures">{text}</p>
    </div>
  );
}
