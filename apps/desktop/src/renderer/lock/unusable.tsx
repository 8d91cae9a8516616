import type { ReactNode } from 'react';
import type { Profile } from '../../contract/house.ts';
import type { Failure } from '../../contract/result.ts';
import { useAsk } from '../client/house.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Time } from '../ui/time.tsx';
import { Restore } from './restore.tsx';
import { Elsewhere, Sheet } from './sheet.tsx';

export interface UnusableProps {
  readonly profile: Profile;
  readonly failure: Failure;
  readonly onOther: () => void;
}

/** A ledger that would not open: which of the few reasons it is, and the way on from each. */
export function Unusable(props: UnusableProps) {
  const { failure, profile } = props;
  switch (failure.code) {
    case 'LEDGER_IN_USE':
      return <InUse {...props} />;
    case 'LEDGER_DAMAGED':
    case 'LEDGER_MISSING':
      return <Restore {...props} />;
    case 'LEDGER_TOO_NEW':
      return (
        <Sheet
          title="Written by a newer version"
          profile={profile}
          lede="A newer Countinghouse has worked in this ledger. This version does not know all that it wrote, so it leaves the file as it is."
        >
          <p className="max-w-words">
            Install the newer version and open it there. Nothing was changed, and nothing is lost.
          </p>
          <Ways {...props} />
        </Sheet>
      );
    default:
      return (
        <Sheet title="The ledger does not open" profile={profile} lede={failure.message}>
          <p className="max-w-words">
            {failure.code === 'DISK_FULL'
              ? 'Make some room on the disk, then try again. The ledger itself is whole: it is never written halfway.'
              : 'Nothing was changed. Try again; if it stays like this, the folder of the data may not be readable.'}
          </p>
          <Ways {...props} />
        </Sheet>
      );
  }
}

function InUse(props: UnusableProps) {
  const { holder } = props.failure;
  return (
    <Sheet
      title="Open somewhere else"
      profile={props.profile}
      lede="A ledger is only ever open in one program, so that nothing is done twice. Close it there, and try again here."
    >
      {holder !== undefined && (
        <Facts
          list={[
            ['Held by', holder.program],
            ['Process', String(holder.pid)],
            ['Since', <Time key="since" at={holder.since} />],
          ]}
        />
      )}
      <Ways {...props} />
    </Sheet>
  );
}

/** Try again, or go elsewhere. */
export function Ways({
  profile,
  onOther,
  children,
}: Pick<UnusableProps, 'profile' | 'onOther'> & { readonly children?: ReactNode }) {
  const ask = useAsk();
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button kind="go" onClick={() => void ask.house.choose({ profileId: profile.id })}>
          Try again
        </Button>
        {children}
      </div>
      <Elsewhere>
        <Button kind="plain" small onClick={onOther}>
          Another profile
        </Button>
      </Elsewhere>
    </>
  );
}
