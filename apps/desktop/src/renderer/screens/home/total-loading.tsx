import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';

/** The total in its final shape, before anything was read. */
export function TotalLoading() {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-9 w-56" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <SkeletonRows label="Reading what your accounts hold" rows={2} />
    </div>
  );
}
