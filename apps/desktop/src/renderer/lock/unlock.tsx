import { type FormEvent, useRef, useState } from 'react';
import type { HouseState, Profile } from '../../contract/house.ts';
import { useHouse } from '../client/house.tsx';
import { useAttempt } from '../secrets/attempt.ts';
import { AttemptNote } from '../secrets/attempt-note.tsx';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { Countdown } from '../ui/time.tsx';
import { Elsewhere, Sheet } from './sheet.tsx';
import { Watching } from './watching.tsx';

/** The door: passphrase, or recovery code. */
export function Unlock({
  state,
  profile,
  onOther,
}: {
  readonly state: HouseState;
  readonly profile: Profile;
  readonly onOther: () => void;
}) {
  const [way, setWay] = useState<'passphrase' | 'recovery code'>('passphrase');
  const [secret, setSecret] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const attempt = useAttempt();
  // Right after a full lock the next backend is still starting: what is typed meanwhile stays.
  const { line } = useHouse();
  const starting = line !== 'open';
  const byCode = way === 'recovery code';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (secret === '' || starting || attempt.running || attempt.waitUntil !== null) return;
    const answer = await attempt.run({ kind: 'unlock', with: way }, [secret]);
    setSecret('');
    if (!answer.ok) field.current?.focus();
  };

  return (
    <Sheet
      title={state.phase === 'screen locked' ? 'Screen locked' : 'Locked'}
      profile={profile}
      lede={<Watching state={state} />}
    >
      <form onSubmit={submit} className="flex flex-col gap-6">
        <SecretField
          key={way}
          ref={field}
          label={byCode ? 'Recovery code' : 'Passphrase'}
          hint={
            byCode
              ? 'Eight groups of five, as you wrote them down. Dashes and capitals do not matter.'
              : undefined
          }
          purpose={byCode ? 'off' : 'current-password'}
          mono={byCode}
          value={secret}
          onValue={setSecret}
          autoFocus
          disabled={attempt.running}
        />
        <AttemptNote attempt={attempt} />
        <div className="flex items-center gap-4">
          <Button
            kind="go"
            type="submit"
            busy={attempt.running}
            disabled={secret === '' || starting || attempt.waitUntil !== null}
          >
            {attempt.running ? 'Opening' : 'Unlock'}
          </Button>
          {starting && !attempt.running && (
            <span role="status" className="text-note text-soft">
              The program is still starting. You can unlock in a moment.
            </span>
          )}
          {attempt.waitUntil !== null && (
            <span className="text-note text-soft">
              Again in <Countdown until={attempt.waitUntil} className="figures" />
            </span>
          )}
        </div>
      </form>
      <Elsewhere>
        <Button
          kind="plain"
          small
          onClick={() => {
            setSecret('');
            attempt.forget();
            setWay(byCode ? 'passphrase' : 'recovery code');
          }}
        >
          {byCode ? 'Use the passphrase' : 'Use the recovery code'}
        </Button>
        <Button kind="plain" small disabled={attempt.running} onClick={onOther}>
          Another profile
        </Button>
      </Elsewhere>
    </Sheet>
  );
}
