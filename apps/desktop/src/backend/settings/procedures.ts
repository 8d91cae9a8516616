import { profilePaths, removeKeychainWrap } from '@countinghouse/storage';
import type { Answer } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { RoomProcedures } from '../api/call.ts';
import { answeredBefore, answerIn, decideAnew } from '../house/command.ts';
import { failed, refusal } from '../house/failure.ts';
import { readSettings, recordKeychainForgotten, recordSettings } from './record.ts';

const LOCKED = failed('LOCKED', 'Unlock first.');

/** The group `settings` of the contract. */
export const settingsProcedures: RoomProcedures<'settings'> = {
  async get({ house }) {
    const open = house.unlocked();
    return open === null ? LOCKED : { ok: true, value: await readSettings(open.house.ledger) };
  },
  async set({ house }, { commandId, change }): Promise<Answer<Settings>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const procedure = 'settings.set';
    const { ledger } = open.house;
    const written = await decideAnew(() =>
      recordSettings(ledger, change, { id: commandId, procedure }),
    );
    if (!written.ok) {
      const { code, result } = written.error;
      return code === 'COMMAND_REPEATED' ? answerIn(result, procedure) : refusal(written.error);
    }
    house.settingsChanged(written.value);
    return written;
  },
  async forgetKeychain({ house }, { commandId }): Promise<Answer<null>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger, keychain } = open.house;
    const procedure = 'settings.forgetKeychain';
    const before = await answeredBefore<null>(ledger, commandId, procedure);
    if (before !== null) return before;
    if (keychain !== null) {
      // The header first: without its wrap the entry in the keychain opens nothing.
      const headerPath = profilePaths(ledger.directory).header;
      const removed = await removeKeychainWrap({ headerPath, keychain });
      if (!removed.ok && !removed.error.code.startsWith('KEYCHAIN_')) return refusal(removed.error);
    }
    const command = { id: commandId, procedure, value: null };
    const written = await decideAnew(() => recordKeychainForgotten(ledger, command));
    await house.keychainChanged();
    if (written.ok) return written;
    const { code, result } = written.error;
    return code === 'COMMAND_REPEATED' ? answerIn(result, procedure) : refusal(written.error);
  },
};
