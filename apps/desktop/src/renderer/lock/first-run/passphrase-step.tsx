import type { DoorWish } from '../../../contract/doors.ts';
import { useAttempt } from '../../secrets/attempt.ts';
import { NewPassphraseFields, useNewPassphrase } from '../../secrets/new-passphrase.tsx';
import { SecretStep } from '../../secrets/secret-step.tsx';

/** The passphrase, twice. Going on makes the profile; the recovery code comes back. */
export function PassphraseStep({
  wish,
  onMade,
  onBack,
}: {
  readonly wish: Extract<DoorWish, { kind: 'create profile' }>;
  readonly onMade: (recoveryCode: string) => void;
  readonly onBack: () => void;
}) {
  const chosen = useNewPassphrase({ name: wish.name, live: wish.profile === 'live' });
  const attempt = useAttempt();
  const make = async (): Promise<void> => {
    const answer = await attempt.run(wish, [chosen.value]);
    if (!answer.ok) return;
    chosen.forget();
    onMade(answer.value.shown ?? '');
  };
  return (
    <SecretStep
      attempt={attempt}
      next="Make the profile"
      doing="Making the keys"
      onNext={() => void make()}
      onBack={attempt.running ? undefined : onBack}
      ready={chosen.good}
    >
      <NewPassphraseFields next={chosen} label="Passphrase" disabled={attempt.running} autoFocus />
    </SecretStep>
  );
}
