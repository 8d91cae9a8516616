import { lazy, Suspense, useState } from 'react';
import type { HouseState } from '../../contract/house.ts';
import { Opening } from './opening.tsx';
import { ProfileChoice } from './profile-choice.tsx';
import { Unlock } from './unlock.tsx';

const Unusable = lazy(() => import('./unusable.tsx').then((each) => ({ default: each.Unusable })));

/** Everything that may stand where nothing is open. */
export function Locked({
  state,
  onNewProfile,
}: {
  readonly state: HouseState;
  readonly onNewProfile: () => void;
}) {
  const [choosing, setChoosing] = useState(false);
  if (state.profile === null || choosing) {
    return (
      <ProfileChoice
        state={state}
        onNew={onNewProfile}
        onChosen={() => setChoosing(false)}
        {...(state.profile === null ? {} : { onBack: () => setChoosing(false) })}
      />
    );
  }
  if (state.phase === 'unusable' && state.failure !== null) {
    return (
      <Suspense fallback={<Opening line="open" />}>
        <Unusable
          profile={state.profile}
          failure={state.failure}
          onOther={() => setChoosing(true)}
        />
      </Suspense>
    );
  }
  return <Unlock state={state} profile={state.profile} onOther={() => setChoosing(true)} />;
}
