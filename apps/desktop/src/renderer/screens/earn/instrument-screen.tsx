import { useNavigate, useParams } from '@tanstack/react-router';
import { useInstruments, usePositions } from '../../client/streams.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { PositionPast } from '../history/position-past.tsx';
import { InstrumentFacts } from './instrument-facts.tsx';
import { isMissingKey, NotConnected } from './not-connected.tsx';
import { PositionList } from './position-list.tsx';
import { YieldHistory } from './yield-history.tsx';

/** One instrument: what it is, how it did, what we hold of it, and what is known of its id. */
export function InstrumentScreen() {
  const { id } = useParams({ from: '/earn/instruments/$id' });
  const { value, failure, again } = useInstruments();
  const positions = usePositions();
  const navigate = useNavigate();
  const back = (
    <Button kind="plain" onClick={() => void navigate({ to: '/earn' })}>
      All instruments
    </Button>
  );
  if (value === null) {
    return (
      <Page title="Instrument" actions={back}>
        {failure === null ? (
          <SkeletonRows label="Asking 1tx what it lists" rows={5} />
        ) : isMissingKey(failure) ? (
          <NotConnected />
        ) : (
          <FailureNote title="This could not be read" failure={failure} again={again} />
        )}
      </Page>
    );
  }
  const found = value.list.find((one) => one.id === id);
  if (found === undefined) {
    return (
      <Page title="Instrument">
        <EmptyState
          title="1tx does not list this any more"
          text="What you hold of it can still be taken back, from the account it lies in."
          action={<Button onClick={() => void navigate({ to: '/earn' })}>All instruments</Button>}
        />
      </Page>
    );
  }
  const held = positions.value?.list.filter(({ instrument }) => instrument === id) ?? [];
  return (
    <Page
      title={found.name}
      lede={`${found.protocol}${found.chain === null ? '' : ` on ${found.chain.name}`}`}
      actions={back}
    >
      <Warnings list={warningsOf(found.check)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="go"
          disabled={found.closed !== null}
          onClick={() =>
            void navigate({
              to: '/earn/do/$wish',
              params: { wish: 'buy' },
              search: { instrument: id },
            })
          }
        >
          Put USDC to work
        </Button>
        {found.closed !== null && <span className="text-soft">{found.closed}</span>}
      </div>
      <YieldHistory instrument={id} />
      {held.length > 0 && (
        <Section title="What you hold of it">
          <PositionList list={held} />
          {held.map(({ owner }) => (
            <PositionPast key={owner.address} owner={owner} instrument={id} />
          ))}
        </Section>
      )}
      <Section title="What is known of it">
        <InstrumentFacts instrument={found} />
      </Section>
    </Page>
  );
}

function warningsOf({ result, sentence }: { readonly result: string; readonly sentence: string }) {
  if (result === 'checked') return [];
  const weight = result === 'does-not-fit' ? ('stop' as const) : ('risk' as const);
  return [{ code: 'INSTRUMENT', weight, sentence }];
}
