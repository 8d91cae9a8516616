import { Link } from '@tanstack/react-router';

/** As long as the ledger is in recovered mode. */
export function RecoveredNote() {
  return (
    <div className="border-b border-wait bg-wait-wash px-10 py-2 text-note max-wide:px-6 max-narrow:px-4">
      <span className="font-medium text-wait">Recovered mode. </span>
      You can read everything; nothing is sent or signed until you have compared and released it.{' '}
      <Link to="/recovered" className="font-medium underline underline-offset-4">
        Compare now
      </Link>
    </div>
  );
}
