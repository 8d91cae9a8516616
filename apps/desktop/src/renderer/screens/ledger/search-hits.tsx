import { Link } from '@tanstack/react-router';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const MOST = 50;

/** Actions in which every word is found, best first. */
export function SearchHits({
  text,
  onAction,
}: {
  readonly text: string;
  readonly onAction: (actionId: string) => void;
}) {
  const hits = useRead('ledger', 'search', { text, limit: MOST }, { keep: true });
  if (hits.state === 'loading') return <SkeletonRows label="Searching the book" rows={4} />;
  if (hits.state === 'failed') {
    return (
      <FailureNote title="It could not be searched" failure={hits.failure} again={hits.again} />
    );
  }
  if (hits.value.length === 0) {
    return (
      <EmptyState
        title="Nothing was found"
        text={`No action of this ledger has all of “${text}” in it. Parts of words are found from their beginning.`}
      />
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-note text-faint">
        {hits.value.length === MOST
          ? `The best ${MOST}. More words narrow it down.`
          : `${hits.value.length} found.`}
      </p>
      <ul aria-label="Found" className="rows border-y border-hairline">
        {hits.value.map(({ stream, actionId, snippet }) => (
          <li
            key={stream}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3"
          >
            <span className="min-w-0 flex-1 basis-72 break-words">
              {actionId === null ? (
                snippet
              ) : (
                <Link
                  to="/activity/$actionId"
                  params={{ actionId }}
                  className="rounded-mark hover:underline"
                >
                  {snippet}
                </Link>
              )}
            </span>
            {actionId !== null && (
              <Button small kind="plain" onClick={() => onAction(actionId)}>
                Its events
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
