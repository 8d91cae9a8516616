import { EmptyState } from '../../ui/empty-state.tsx';

/** Without a chain that can be read there is nothing to do here. */
export function NoChain() {
  return (
    <EmptyState
      title="No chain of this account can be read"
      text="Add an endpoint of Base or Arbitrum in the settings, or wait until the one you have answers."
    />
  );
}
