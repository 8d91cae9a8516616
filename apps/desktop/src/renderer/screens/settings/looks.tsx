import type { Settings } from '../../../contract/settings.ts';
import { Choice } from '../../ui/choice.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { localeOptions, SYSTEM, sampleOf } from './locales.ts';
import { useSetting } from './use-setting.ts';

/** Day or night, and how numbers and dates are written. */
export function Looks({ settings }: { readonly settings: Settings }) {
  const setting = useSetting();
  return (
    <>
      <Section title="Theme">
        <Choice
          label="Theme"
          value={settings.theme}
          onValue={(theme) => void setting.change({ theme })}
          options={[
            { value: 'system', title: 'As the system has it' },
            { value: 'light', title: 'Day', text: 'Ink on paper.' },
            { value: 'dark', title: 'Night', text: 'Chalk on slate.' },
          ]}
        />
      </Section>
      <Section title="Numbers and dates">
        <Select
          label="Written as in"
          value={settings.locale ?? SYSTEM}
          onValue={(value) => void setting.change({ locale: value === SYSTEM ? null : value })}
          options={localeOptions(settings.locale)}
          hint={
            <>
              It looks like this:{' '}
              <span className="text-ink figures">{sampleOf(settings.locale)}</span>. Typed amounts
              are read the same way.
            </>
          }
        />
      </Section>
      {setting.failure !== null && <FailureNote failure={setting.failure} />}
    </>
  );
}
