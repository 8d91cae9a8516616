import type { ReactNode } from 'react';

/** Nothing here yet: what this is, and the one thing to do. */
export function EmptyState({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-2 border-y border-hairline py-8">
      <h2 className="font-serif text-lead">{title}</h2>
      <p className="max-w-words text-soft">{text}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
