import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Something that somebody should look at in the settings. */
export function SettingsNote({
  title,
  children,
  go,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** What the link says. */
  readonly go: string;
}) {
  return (
    <p className="border-l-2 border-wait bg-wait-wash px-5 py-4">
      <span className="font-medium text-wait">{title} </span>
      {children}{' '}
      <Link to="/settings" className="font-medium underline underline-offset-4">
        {go}
      </Link>
    </p>
  );
}
