import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';

export function ActionScreen() {
  return (
    <Page title="Action">
      <EmptyState title="Nothing here yet" text="This screen is being built." />
    </Page>
  );
}
