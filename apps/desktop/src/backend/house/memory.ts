import type { Profile } from '../../contract/house.ts';
import { type Choice, readChoice, writeChoice } from '../profiles/choice.ts';
import { listProfiles } from '../profiles/files.ts';
import type { HouseParts } from './parts.ts';

/** Which profiles there are and which is chosen: what stays between two processes. */
export interface Memory {
  profiles(): readonly Profile[];
  chosen(): Profile | null;
  choice(): Choice;
  /** Takes a profile for the chosen one, in this process. */
  take(profile: Profile): void;
  /** Writes down what the next process is to know. A disk that cannot take it holds up nothing. */
  remember(change: Partial<Choice>): void;
  /** A profile as it is on disk now. */
  find(id: string): Profile | null;
}

export function createMemory({ dataFolder, report }: HouseParts): Memory {
  let choice = readChoice(dataFolder);
  let profiles = listProfiles(dataFolder);
  const [only, another] = profiles;
  const named = profiles.find(({ id }) => id === choice.profileId);
  let chosen: Profile | null = named ?? (another === undefined ? only : undefined) ?? null;
  return {
    profiles: () => profiles,
    chosen: () => chosen,
    choice: () => choice,
    take(profile) {
      profiles = listProfiles(dataFolder);
      chosen = profile;
    },
    remember(change) {
      const next = { ...choice, ...change };
      if (JSON.stringify(next) === JSON.stringify(choice)) return;
      choice = next;
      try {
        writeChoice(dataFolder, choice);
      } catch (error) {
        report(error);
      }
    },
    find: (id) => listProfiles(dataFolder).find((profile) => profile.id === id) ?? null,
  };
}
