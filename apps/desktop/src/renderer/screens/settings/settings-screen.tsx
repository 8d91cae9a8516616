import { useDraft } from '../../client/draft.ts';
import { useRead } from '../../client/read.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Computer } from './computer.tsx';
import { Connections } from './connections.tsx';
import { KeychainSection } from './keychain-section.tsx';
import { Locks } from './locks.tsx';
import { Looks } from './looks.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { Secrets } from './secrets.tsx';
import { SwapDefaults } from './swap-defaults.tsx';

type Part = 'locks' | 'looks' | 'network' | 'connections' | 'computer';

/** How the house is kept. Each setting is written into the ledger the moment it is chosen. */
export function SettingsScreen() {
  const [part, setPart] = useDraft<Part>('settings part', 'locks');
  const settings = useRead('settings', 'get', undefined);
  if (settings.state !== 'full') {
    return (
      <Page title="Settings">
        {settings.state === 'loading' ? (
          <SkeletonRows label="Reading the settings" rows={5} />
        ) : (
          <FailureNote
            title="The settings could not be read"
            failure={settings.failure}
            again={settings.again}
          />
        )}
      </Page>
    );
  }
  const { value } = settings;
  return (
    <Page title="Settings">
      <Tabs
        label="Parts of the settings"
        value={part}
        onValue={setPart}
        tabs={[
          {
            value: 'locks',
            title: 'Locks and secrets',
            content: () => (
              <>
                <Locks settings={value} />
                <Secrets />
                <KeychainSection />
              </>
            ),
          },
          {
            value: 'looks',
            title: 'Looks and swaps',
            content: () => (
              <>
                <Looks settings={value} />
                <SwapDefaults settings={value} />
              </>
            ),
          },
          { value: 'network', title: 'Network', content: () => <NetworkSettings /> },
          { value: 'connections', title: 'Connections', content: () => <Connections /> },
          { value: 'computer', title: 'This computer', content: () => <Computer /> },
        ]}
      />
    </Page>
  );
}
