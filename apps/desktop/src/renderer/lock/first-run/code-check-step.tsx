import { CodeCheckField, useCodeCheck } from '../../secrets/code-check.tsx';
import { SecretStep } from '../../secrets/secret-step.tsx';
import { Button } from '../../ui/button.tsx';

/** The code, typed back and tried on the lock itself. */
export function CodeCheckStep({
  onNext,
  onBack,
}: {
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const check = useCodeCheck(onNext);
  return (
    <SecretStep
      attempt={check.attempt}
      next="Try it"
      doing="Trying it"
      onNext={() => void check.run()}
      ready={check.whole}
      aside={
        <Button kind="plain" onClick={onBack}>
          Show it again
        </Button>
      }
    >
      <CodeCheckField check={check} />
    </SecretStep>
  );
}
