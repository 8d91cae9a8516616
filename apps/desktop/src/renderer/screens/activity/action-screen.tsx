import { useParams } from '@tanstack/react-router';
import { useRead } from '../../client/read.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActionDetails } from './action/action-details.tsx';

/** One action: where the money is, what can be done, and what proves it. */
export function ActionScreen() {
  const { actionId } = useParams({ from: '/activity/$actionId' });
  const detail = useRead('actions', 'get', { actionId });
  if (detail.state === 'full') {
    return <ActionDetails detail={detail.value} late={detail.failure} again={detail.again} />;
  }
  return (
    <Page title="Action">
      {detail.state === 'failed' ? (
        <FailureNote
          failure={detail.failure}
          title="This action could not be read"
          again={detail.again}
        />
      ) : (
        <div role="status" aria-label="Reading the action" className="flex flex-col gap-4">
          <Skeleton className="h-8 w-full max-w-130" />
          <Skeleton className="h-8 w-80" />
          <Skeleton className="mt-6 h-4 w-full" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-60" />
        </div>
      )}
    </Page>
  );
}
