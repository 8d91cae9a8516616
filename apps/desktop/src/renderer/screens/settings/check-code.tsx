import { CodeCheckField, useCodeCheck } from '../../secrets/code-check.tsx';
import { SecretDialog } from '../../secrets/secret-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';

/** The drill: the code from the paper, tried on the vault itself. */
export function CheckCode({ onClose }: { readonly onClose: () => void }) {
  const say = useToast();
  const check = useCodeCheck(() => {
    say({ title: 'The code on your paper opens everything', tone: 'go' });
    onClose();
  });
  return (
    <SecretDialog
      title="Try the recovery code"
      lede="Take the paper from where it lies, and type what stands there."
      attempt={check.attempt}
      does="Try it"
      doing="Trying it"
      onDo={() => void check.run()}
      onClose={onClose}
      ready={check.whole}
    >
      <CodeCheckField check={check} />
    </SecretDialog>
  );
}
