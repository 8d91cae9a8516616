import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';

export function AccountScreen() {
  return (
    <Page title="Account">
      <EmptyState title="Nothing here yet" text="This screen is being built." />
    </Page>
  );
}
