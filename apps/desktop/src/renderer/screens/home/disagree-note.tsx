import { Link } from '@tanstack/react-router';
import { useRead } from '../../client/read.ts';

/** Servers of one chain tell different stories: nothing is lost, and somebody should look. */
export function DisagreeNote() {
  const told = useRead('networks', 'disagreements', undefined);
  if (told.state !== 'full' || told.value.length === 0) return null;
  const chains = [...new Set(told.value.map(({ chain }) => chain.name))].join(' and ');
  return (
    <p className="border-l-2 border-wait bg-wait-wash px-5 py-4">
      <span className="font-medium text-wait">Servers disagree. </span>
      Those of {chains} told different stories. Nothing counts as final until they agree.{' '}
      <Link to="/settings" className="font-medium underline underline-offset-4">
        Look at them
      </Link>
    </p>
  );
}
