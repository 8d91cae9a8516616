import { Link } from '@tanstack/react-router';
import { useRead } from '../../client/read.ts';

/** A recovery code that was shown and never read back may be on no paper at all. */
export function CodeNote() {
  const code = useRead('settings', 'recoveryCode', undefined);
  if (code.state !== 'full' || code.value.triedAt !== null) return null;
  return (
    <p className="border-l-2 border-wait bg-wait-wash px-5 py-4">
      <span className="font-medium text-wait">Your recovery code was never read back. </span>
      Without it a forgotten passphrase loses everything. Try the one on your paper, or make a new
      one.{' '}
      <Link to="/settings" className="font-medium underline underline-offset-4">
        To the recovery code
      </Link>
    </p>
  );
}
