import { classes } from './classes.ts';

/** A place where something will stand, in its final size. Give it width and height by class. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={classes('block animate-breathe rounded-mark bg-chosen', className ?? 'h-4 w-24')}
    />
  );
}

/** Rows in the shape of a list to come. */
export function SkeletonRows({
  rows = 3,
  label,
}: {
  readonly rows?: number;
  readonly label: string;
}) {
  return (
    <div role="status" aria-label={label} className="rows border-y border-hairline">
      {Array.from({ length: rows }, (_, row) => (
        <div key={`row-${row + 1}`} className="flex items-center justify-between gap-6 py-4">
          <div className="flex flex-col gap-2">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-3 w-24" />
          </div>
          <Skeleton className="h-4 w-20" />
        </div>
      ))}
    </div>
  );
}
