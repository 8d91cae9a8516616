import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';

export function RecoveredScreen() {
  return (
    <Page title="Recovered mode">
      <EmptyState title="Nothing here yet" text="This screen is being built." />
    </Page>
  );
}
