import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import type { HouseState } from '../../contract/house.ts';
import type { Failure } from '../../contract/result.ts';
import { useAsk } from '../client/house.tsx';
import { SandboxBadge } from '../shell/sandbox-badge.tsx';
import { Button } from '../ui/button.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Time } from '../ui/time.tsx';
import { Elsewhere, Sheet } from './sheet.tsx';

/** Which book to open. */
export function ProfileChoice({
  state,
  onNew,
  onChosen,
  onBack,
}: {
  readonly state: HouseState;
  readonly onNew: () => void;
  readonly onChosen: () => void;
  readonly onBack?: () => void;
}) {
  const ask = useAsk();
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (profileId: string): Promise<void> => {
    const answer = await ask.house.choose({ profileId });
    if (answer.ok) onChosen();
    else setFailure(answer.error);
  };
  return (
    <Sheet
      title="Which book?"
      lede="Each profile has its own ledger, its own keys and its own passphrase. Only one is open at a time."
    >
      <ul className="rows border-y border-hairline">
        {state.profiles.map((profile) => (
          <li key={profile.id}>
            <button
              type="button"
              onClick={() => void choose(profile.id)}
              className="flex w-full items-center gap-4 px-2 py-4 text-left transition-colors hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-3 font-medium">
                  <span className="truncate">{profile.name}</span>
                  {profile.kind === 'sandbox' && <SandboxBadge />}
                </span>
                <span className="text-note text-faint">
                  Made <Time at={profile.createdAt} />
                </span>
              </span>
              <ChevronRight size={18} aria-hidden className="shrink-0 text-faint" />
            </button>
          </li>
        ))}
      </ul>
      {failure !== null && <FailureNote failure={failure} />}
      <div className="flex flex-wrap gap-2">
        <Button icon={<Plus size={16} aria-hidden />} onClick={onNew}>
          New profile
        </Button>
      </div>
      {onBack !== undefined && (
        <Elsewhere>
          <Button kind="plain" small onClick={onBack}>
            Back
          </Button>
        </Elsewhere>
      )}
    </Sheet>
  );
}
