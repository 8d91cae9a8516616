import { useState } from 'react';
import type { Connection } from '../../../contract/connections.ts';
import type { Failure } from '../../../contract/result.ts';
import { useCommand } from '../../client/command.ts';
import { useAsk } from '../../client/house.tsx';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { KeepKey } from './keep-key.tsx';

/** Services that want to know who asks, and what this profile says to them. */
export function Connections() {
  const list = useRead('connections', 'list', undefined);
  if (list.state === 'loading') return <SkeletonRows label="Reading the connections" rows={2} />;
  if (list.state === 'failed') {
    return (
      <FailureNote
        title="The connections could not be read"
        failure={list.failure}
        again={list.again}
      />
    );
  }
  return list.value.map((one) => <OneConnection key={one.service} connection={one} />);
}

const WORDS: Readonly<Record<Connection['key'], string>> = {
  kept: 'kept, sealed in your ledger',
  missing: 'none yet',
  sandbox: 'the sandbox brings its own',
};

function OneConnection({ connection }: { readonly connection: Connection }) {
  const { service, name, baseUrl, key, since } = connection;
  const ask = useAsk();
  const say = useToast();
  const forget = useCommand('connections', 'forget');
  const [keeping, setKeeping] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const check = async (): Promise<void> => {
    setAsking(true);
    setFailure(null);
    const answer = await ask.connections.check({ service });
    setAsking(false);
    if (answer.ok) say({ title: `${name} answers, and takes the key`, tone: 'go' });
    else setFailure(answer.error);
  };
  return (
    <Section title={name}>
      <p className="max-w-words text-soft">
        {name} lets USDC earn from accounts that belong to you. It answers only who brings an API
        key. Grants are bound to the key that made them: another key may not act under them.
      </p>
      <Facts
        list={[
          [
            'Address',
            <span key="url" className="font-mono text-note break-all">
              {baseUrl}
            </span>,
          ],
          ['API key', WORDS[key]],
          ...(since === null
            ? []
            : [['Kept since', <Time key="since" at={since} exact />] as const]),
        ]}
      />
      {failure !== null && (
        <FailureNote title={`${name} did not answer as it should`} failure={failure} />
      )}
      {forget.failure !== null && <FailureNote title="Not forgotten" failure={forget.failure} />}
      <div className="flex flex-wrap gap-2">
        {key !== 'sandbox' && (
          <Button kind={key === 'missing' ? 'go' : 'quiet'} onClick={() => setKeeping(true)}>
            {key === 'missing' ? 'Keep a key' : 'Keep another key'}
          </Button>
        )}
        {key !== 'missing' && (
          <Button busy={asking} onClick={() => void check()}>
            {asking ? 'Asking' : 'Ask it'}
          </Button>
        )}
        {key === 'kept' && (
          <Button kind="plain" busy={forget.running} onClick={() => void forget.run({ service })}>
            Forget the key
          </Button>
        )}
      </div>
      {keeping && <KeepKey service={service} name={name} onClose={() => setKeeping(false)} />}
    </Section>
  );
}
