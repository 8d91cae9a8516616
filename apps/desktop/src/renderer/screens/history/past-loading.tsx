import { Skeleton } from '../../ui/skeleton.tsx';

/** A plot in its final shape, before anything was read. */
export function PastLoading() {
  return (
    <div role="status" aria-label="Reading what was noted">
      <Skeleton className="h-36 w-full" />
    </div>
  );
}
