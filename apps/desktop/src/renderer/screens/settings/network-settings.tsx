import { useHouseState } from '../../client/house.tsx';
import { useRead } from '../../client/read.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { EditNetwork } from './edit-network.tsx';
import { ServersDisagree } from './servers-disagree.tsx';

/** Whom this profile talks to. A sandbox talks to itself, and says so. */
export function NetworkSettings() {
  const { profile } = useHouseState();
  const network = useRead('networks', 'get', undefined);
  if (network.state === 'loading') return <SkeletonRows label="Reading the endpoints" rows={4} />;
  if (network.state === 'failed') {
    return (
      <FailureNote
        title="The endpoints could not be read"
        failure={network.failure}
        again={network.again}
      />
    );
  }
  const { value } = network;
  if (profile?.kind === 'live') {
    return (
      <>
        <EditNetwork key={JSON.stringify(value)} network={value} />
        <ServersDisagree />
      </>
    );
  }
  return (
    <Section title="The sandbox’s own network">
      <p className="max-w-words text-soft">
        A sandbox profile talks to its own sandbox on this computer and to nobody else. So there is
        nothing to set here.
      </p>
      <Facts
        list={[
          ...value.chains.map(
            ({ id, rpcUrls }) =>
              [`Chain ${id.replace('eip155:', '')}`, <Urls key={id} list={rpcUrls} />] as const,
          ),
          ['1Click', <Urls key="1click" list={[value.oneclick.baseUrl]} />],
          ['1tx', <Urls key="1tx" list={[value.onetx.baseUrl]} />],
        ]}
      />
    </Section>
  );
}

function Urls({ list }: { readonly list: readonly string[] }) {
  return <span className="font-mono text-note break-all">{list.join(' ')}</span>;
}
