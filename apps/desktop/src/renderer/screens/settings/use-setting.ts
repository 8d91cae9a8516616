import type { Failure } from '../../../contract/result.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useCommand } from '../../client/command.ts';

export interface Setting {
  readonly change: (part: Partial<Settings>) => Promise<boolean>;
  readonly changing: boolean;
  readonly failure: Failure | null;
}

/** Changes a setting; the screen shows it once the ledger has it. */
export function useSetting(): Setting {
  const set = useCommand('settings', 'set');
  return {
    change: async (part) => (await set.run({ change: part })).ok,
    changing: set.running,
    failure: set.failure,
  };
}
