import { type FormEvent, useEffect, useState } from 'react';
import type { Snapshot } from '../../contract/ledger.ts';
import type { Failure } from '../../contract/result.ts';
import { useAsk } from '../client/house.tsx';
import { reasonOf } from '../screens/ledger/snapshot-words.ts';
import { useAttempt } from '../secrets/attempt.ts';
import { AttemptNote } from '../secrets/attempt-note.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { Elsewhere, Sheet } from './sheet.tsx';
import type { UnusableProps } from './unusable.tsx';

/** A damaged or missing ledger, and the snapshots it can be brought back from. */
export function Restore({ profile, failure, onOther }: UnusableProps) {
  const ask = useAsk();
  const [snapshots, setSnapshots] = useState<readonly Snapshot[] | null>(null);
  const [unread, setUnread] = useState<Failure | null>(null);
  useEffect(() => {
    let here = true;
    void ask.house.snapshots().then((answer) => {
      if (!here) return;
      if (answer.ok) setSnapshots(answer.value);
      else setUnread(answer.error);
    });
    return () => {
      here = false;
    };
  }, [ask]);
  const missing = failure.code === 'LEDGER_MISSING';
  return (
    <Sheet
      wide
      title={missing ? 'The ledger is gone' : 'The ledger is damaged'}
      profile={profile}
      lede={
        missing
          ? 'The file of this profile is not in its place. If it was moved, put it back and try again; or bring back a snapshot.'
          : 'The file does not read as it was written, so nothing is done with it. A snapshot can be brought back in its place; the damaged file is kept beside it.'
      }
    >
      <p className="border-l-2 border-rule pl-4 text-note text-soft">{failure.message}</p>
      {unread !== null && <FailureNote failure={unread} />}
      {snapshots === null && unread === null && (
        <SkeletonRows label="Looking for snapshots" rows={2} />
      )}
      {snapshots !== null && snapshots.length === 0 && (
        <p className="max-w-words">
          There are no snapshots in the folder of this profile. If you keep copies elsewhere, put
          them there and try again.
        </p>
      )}
      {snapshots !== null && snapshots.length > 0 && <BringBack snapshots={snapshots} />}
      <Elsewhere>
        <Button kind="plain" small onClick={() => void ask.house.choose({ profileId: profile.id })}>
          Try again
        </Button>
        <Button kind="plain" small onClick={onOther}>
          Another profile
        </Button>
      </Elsewhere>
    </Sheet>
  );
}

const OPENS: Readonly<Record<Snapshot['passphrase'], string>> = {
  current: "opens with today's passphrase",
  older: 'opens with the passphrase of its day',
  unknown: 'opens with its passphrase or the recovery code',
};

function BringBack({ snapshots }: { readonly snapshots: readonly Snapshot[] }) {
  const [name, setName] = useState(snapshots[0]?.name ?? '');
  const [way, setWay] = useState<'passphrase' | 'recovery code'>('passphrase');
  const [secret, setSecret] = useState('');
  const attempt = useAttempt();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (secret === '' || attempt.running || attempt.waitUntil !== null) return;
    await attempt.run({ kind: 'restore', snapshot: name, with: way }, [secret]);
    setSecret('');
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <Choice
        label="Snapshot"
        value={name}
        onValue={setName}
        options={snapshots.map((snapshot) => ({
          value: snapshot.name,
          title: `${snapshot.seq} events`,
          text: (
            <>
              Taken <Time at={snapshot.takenAt} />, {reasonOf(snapshot.reason)};{' '}
              {OPENS[snapshot.passphrase]}
            </>
          ),
        }))}
      />
      <SecretField
        label={way === 'passphrase' ? 'Passphrase of that day' : 'Recovery code'}
        mono={way === 'recovery code'}
        value={secret}
        onValue={setSecret}
        aside={
          <button
            type="button"
            className="rounded-mark underline underline-offset-4"
            onClick={() => {
              setSecret('');
              setWay(way === 'passphrase' ? 'recovery code' : 'passphrase');
            }}
          >
            {way === 'passphrase' ? 'Use the recovery code' : 'Use the passphrase'}
          </button>
        }
      />
      <AttemptNote attempt={attempt} />
      <p className="max-w-words text-note text-soft">
        It then starts in recovered mode: you can read everything, and nothing is sent until you
        have compared it with the chains.
      </p>
      <div>
        <Button kind="go" type="submit" busy={attempt.running} disabled={secret === ''}>
          {attempt.running ? 'Bringing it back' : 'Bring it back'}
        </Button>
      </div>
    </form>
  );
}
