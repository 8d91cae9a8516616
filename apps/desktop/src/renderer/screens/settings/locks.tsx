import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { useAsk, useHouseState } from '../../client/house.tsx';
import { FullLockQuestion } from '../../lock/full-lock-question.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { choiceOf, idleOptions, minutesOf } from './idle.ts';
import { useSetting } from './use-setting.ts';

/** When it locks by itself, how, and the two locks by hand. */
export function Locks({ settings }: { readonly settings: Settings }) {
  const setting = useSetting();
  const ask = useAsk();
  const { underWay, waiting } = useHouseState();
  const open = (underWay ?? 0) + (waiting ?? 0);
  const [asking, setAsking] = useState(false);
  const lock = (): void => {
    void ask.house.lockFully();
  };
  return (
    <Section title="Locks">
      <Select
        label="Lock by itself"
        value={choiceOf(settings.idleMinutes)}
        onValue={(value) => void setting.change({ idleMinutes: minutesOf(value) })}
        options={idleOptions(settings.idleMinutes)}
        hint="Without a key pressed or a pointer moved. In a window of its own, the system’s sleep and lock do the same."
      />
      <p aria-hidden className="-mb-2 pt-3 text-note font-medium text-soft">
        What it does then
      </p>
      <Choice
        label="What it does then"
        value={settings.idleLock}
        onValue={(idleLock) => void setting.change({ idleLock })}
        options={[
          {
            value: 'screen',
            title: 'Lock the screen',
            text: 'Signing and viewing end. Swaps under way are still watched and recorded.',
          },
          {
            value: 'full',
            title: 'Lock fully, when nothing is under way',
            text: 'Every process that held a key ends, and watching with it. While something is under way it locks the screen instead.',
          },
        ]}
      />
      {setting.failure !== null && <FailureNote failure={setting.failure} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => void ask.house.lockScreen()}>Lock the screen now</Button>
        <Button onClick={() => (open > 0 ? setAsking(true) : lock())}>Lock fully now</Button>
        {open > 0 && (
          <span className="text-note text-faint">
            {open === 1 ? 'One action is' : `${open} actions are`} open: a full lock stops watching
            {open === 1 ? ' it.' : ' them.'}
          </span>
        )}
      </div>
      <FullLockQuestion open={asking} onOpen={setAsking} count={open} onLock={lock} />
    </Section>
  );
}
