import { type FormEvent, useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readPercent } from '../../ui/money.ts';
import { Section } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Term } from '../../ui/tooltip.tsx';
import { typedPercent } from './typed-percent.ts';
import { useSetting } from './use-setting.ts';

/** What a swap begins with. */
export function SwapDefaults({ settings }: { readonly settings: Settings }) {
  const locale = useLocale();
  const now = readPercent(settings.slippageBasisPoints, locale).replace('%', '');
  const [typed, setTyped] = useState(now);
  const setting = useSetting();
  const read = typedPercent(typed, locale);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (read.basisPoints !== null) {
      void setting.change({ slippageBasisPoints: read.basisPoints });
    }
  };
  return (
    <Section title="Swaps">
      <form onSubmit={save} className="flex flex-col gap-3">
        <div className="flex items-start gap-2">
          <TextField
            label="Slippage to begin with, in percent"
            inputMode="decimal"
            value={typed}
            onValue={setTyped}
            problem={read.problem}
            hint={
              <>
                How much less than quoted you accept at worst. More than 1% invites{' '}
                <Term means="Others see your swap coming and trade so that you get the worst price you accept.">
                  being taken advantage of
                </Term>
                .
              </>
            }
            className="flex-1"
          />
          <Button
            type="submit"
            className="mt-6"
            busy={setting.changing}
            disabled={
              read.basisPoints === null || read.basisPoints === settings.slippageBasisPoints
            }
          >
            Save
          </Button>
        </div>
        {setting.failure !== null && <FailureNote failure={setting.failure} />}
      </form>
    </Section>
  );
}
