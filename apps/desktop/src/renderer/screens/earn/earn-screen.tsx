import { Link, useNavigate } from '@tanstack/react-router';
import type { Positions } from '../../../contract/earn.ts';
import { useRead } from '../../client/read.ts';
import { useInstruments, usePositions } from '../../client/streams.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { InstrumentList } from './instrument-list.tsx';
import { isMissingKey, NotConnected } from './not-connected.tsx';
import { OwnerLines } from './owner-lines.tsx';
import { PositionsSection } from './positions-section.tsx';
import { worthOf } from './worth.ts';

const LEDE =
  'Your USDC can earn from accounts that are made for your key. You say what 1tx may do there, and until when.';

/** Where USDC can earn, what earns already, and the accounts it earns from. */
export function EarnScreen() {
  const owners = useRead('earn', 'owners', undefined);
  const instruments = useInstruments();
  const positions = usePositions();
  const navigate = useNavigate();
  if (owners.state === 'full' && owners.value.length === 0) {
    return (
      <Page title="Earn" lede={LEDE} width="full">
        <EmptyState
          title="There is no wallet yet"
          text="An account that earns belongs to an address of yours. Set up a wallet first."
          action={
            <Button kind="go" onClick={() => void navigate({ to: '/wallets/new' })}>
              Set up a wallet
            </Button>
          }
        />
      </Page>
    );
  }
  const unknown = isMissingKey(instruments.failure);
  return (
    <Page title="Earn" lede={LEDE} width="full">
      {unknown && <NotConnected />}
      {(!unknown || holdsSomething(positions.value)) && <PositionsSection positions={positions} />}
      <Section title="Your accounts" aside={<ByYourself />}>
        {owners.state === 'loading' && <SkeletonRows label="Reading your accounts" rows={2} />}
        {owners.state === 'failed' && (
          <FailureNote
            title="Your accounts could not be read"
            failure={owners.failure}
            again={owners.again}
          />
        )}
        {owners.state === 'full' && <OwnerLines owners={owners.value} positions={positions} />}
      </Section>
      {!unknown && (
        <Section title="Where USDC can earn">
          <InstrumentList instruments={instruments} />
        </Section>
      )}
    </Page>
  );
}

/** Without a key there may still be something that the chains show. */
function holdsSomething(positions: Positions | null): boolean {
  if (positions === null) return false;
  const { cents, said } = worthOf(positions);
  return cents > 0n || said !== null;
}

function ByYourself() {
  return (
    <Link to="/settings" className="underline underline-offset-4 hover:text-ink">
      The key of 1tx
    </Link>
  );
}
