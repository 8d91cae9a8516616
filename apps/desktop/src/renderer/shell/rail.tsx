import { Link } from '@tanstack/react-router';
import { Lock, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAsk, useHouseState } from '../client/house.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { COMMAND_KEY } from './keys.ts';
import { Mark } from './mark.tsx';
import { PLACES, type Place } from './places.ts';
import { SandboxBadge } from './sandbox-badge.tsx';

const LINE =
  'flex min-h-10 items-center gap-3 rounded-field px-3 text-soft transition-colors hover:bg-hover hover:text-ink max-wide:justify-center max-wide:px-0 max-narrow:min-w-11 max-narrow:flex-1';

/** Words at the left; icons under 1000 px; a bar at the foot on a narrow screen. */
export function Rail({ onPalette }: { readonly onPalette: () => void }) {
  const { profile, waiting } = useHouseState();
  const ask = useAsk();
  return (
    <div className="sticky top-0 flex h-dvh w-56 shrink-0 flex-col gap-6 border-r border-hairline px-3 py-6 max-wide:w-20 max-wide:px-2 max-narrow:static max-narrow:h-auto max-narrow:w-full max-narrow:flex-row max-narrow:items-center max-narrow:justify-between max-narrow:border-r-0 max-narrow:border-b max-narrow:px-4 max-narrow:py-2">
      <div className="flex min-w-0 flex-col gap-2 px-3 max-wide:items-center max-wide:px-0 max-narrow:flex-row">
        <div className="flex items-center gap-2">
          <Mark />
          <span className="font-serif text-lead max-wide:hidden max-narrow:inline">
            Countinghouse
          </span>
        </div>
        {profile !== null && (
          <div className="truncate text-note text-faint max-wide:hidden">{profile.name}</div>
        )}
        {profile?.kind === 'sandbox' && <SandboxBadge />}
      </div>
      <nav
        aria-label="Places"
        className="flex flex-col gap-0.5 max-narrow:fixed max-narrow:inset-x-0 max-narrow:bottom-0 max-narrow:z-10 max-narrow:flex-row max-narrow:border-t max-narrow:border-hairline max-narrow:bg-paper max-narrow:px-2 max-narrow:py-1"
      >
        {PLACES.map((place) => (
          <PlaceLink
            key={place.to}
            place={place}
            count={place.to === '/activity' ? (waiting ?? 0) : 0}
          />
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-0.5 max-narrow:mt-0 max-narrow:flex-row">
        <RailButton label="Find" onClick={onPalette} keys={`${COMMAND_KEY} K`}>
          <Search size={18} strokeWidth={1.75} aria-hidden />
        </RailButton>
        <RailButton label="Lock the screen" onClick={() => void ask.house.lockScreen()}>
          <Lock size={18} strokeWidth={1.75} aria-hidden />
        </RailButton>
      </div>
    </div>
  );
}

function PlaceLink({ place, count }: { readonly place: Place; readonly count: number }) {
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      activeProps={{ className: 'bg-chosen text-ink font-medium', 'aria-current': 'page' }}
      className={`${LINE} relative`}
      title={place.name}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="max-wide:sr-only">{place.name}</span>
      {count > 0 && (
        <span className="ml-auto min-w-5 rounded-round bg-wait-wash px-1 text-center text-small font-medium text-wait max-wide:absolute max-wide:top-1 max-wide:right-1 max-wide:ml-0">
          {count}
          <span className="sr-only"> waiting for you</span>
        </span>
      )}
    </Link>
  );
}

function RailButton({
  label,
  keys,
  onClick,
  children,
}: {
  readonly label: string;
  readonly keys?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" onClick={onClick} title={label} className={LINE}>
      {children}
      <span className="max-wide:sr-only">{label}</span>
      {keys !== undefined && (
        <span className="ml-auto max-wide:hidden">
          <Kbd keys={keys} />
        </span>
      )}
    </button>
  );
}
