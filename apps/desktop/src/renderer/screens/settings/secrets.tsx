import { useState } from 'react';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';
import { CheckCode } from './check-code.tsx';
import { RenewCode } from './renew-code.tsx';

function LastTried() {
  const code = useRead('settings', 'recoveryCode', undefined);
  if (code.state !== 'full') return null;
  const { triedAt } = code.value;
  if (triedAt === null) {
    return <span className="text-wait">The one you have now was never read back.</span>;
  }
  return (
    <span>
      Last tried <Time at={triedAt} />.
    </span>
  );
}

/** The two things that open this profile, and how to change or try them. */
export function Secrets() {
  const [open, setOpen] = useState<'passphrase' | 'renew' | 'check' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Section title="Passphrase and recovery code">
      <ul className="rows border-y border-hairline">
        <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <span className="flex min-w-0 flex-1 basis-72 flex-col">
            <span className="font-medium">Passphrase</span>
            <span className="text-note text-soft">
              Opens the ledger and the keys, every day. Nobody can reset it.
            </span>
          </span>
          <Button small onClick={() => setOpen('passphrase')}>
            Change
          </Button>
        </li>
        <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <span className="flex min-w-0 flex-1 basis-72 flex-col">
            <span className="font-medium">Recovery code</span>
            <span className="text-note text-soft">
              On paper, for the day the passphrase is lost. Try it once a year: the drill signs with
              it, and nothing is sent. <LastTried />
            </span>
          </span>
          <span className="flex gap-2">
            <Button small onClick={() => setOpen('check')}>
              Try it
            </Button>
            <Button small onClick={() => setOpen('renew')}>
              Renew
            </Button>
          </span>
        </li>
      </ul>
      {open === 'passphrase' && <ChangePassphrase onClose={close} />}
      {open === 'check' && <CheckCode onClose={close} />}
      {open === 'renew' && <RenewCode onClose={close} />}
    </Section>
  );
}
