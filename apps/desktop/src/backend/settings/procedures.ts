import { profilePaths, removeKeychainWrap } from '@countinghouse/storage';
import { z } from 'zod';
import type { Answer } from '../../contract/result.ts';
import { type Settings, settingsValue } from '../../contract/settings.ts';
import type { RoomProcedures } from '../api/call.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import { once } from '../once.ts';
import { readSettings, recordKeychainForgotten, recordSettings } from './record.ts';
import { codeTriedAt } from './recovery-code.ts';

const LOCKED = refuse('LOCKED', 'Unlock first.');

/** The group `settings` of the contract. */
export const settingsProcedures: RoomProcedures<'settings'> = {
  async get({ house }) {
    const open = house.unlocked();
    return open === null ? LOCKED : { ok: true, value: await readSettings(open.house.ledger) };
  },
  async set({ house }, { commandId, change }): Promise<Answer<Settings>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger } = open.house;
    const command = { id: commandId, procedure: 'settings.set', shape: settingsValue };
    return once(open.house, command, async (kept) => {
      const written = await recordSettings(ledger, change, kept);
      if (!written.ok) return failed(ofPart(written.error));
      house.settingsChanged(written.value);
      return written;
    });
  },
  async recoveryCode({ house }) {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    return { ok: true, value: { triedAt: await codeTriedAt(open.house.ledger) } };
  },
  async forgetKeychain({ house }, { commandId }): Promise<Answer<null>> {
    const open = house.unlocked();
    if (open === null) return LOCKED;
    const { ledger, keychain } = open.house;
    const command = { id: commandId, procedure: 'settings.forgetKeychain', shape: z.null() };
    return once(open.house, command, async (kept) => {
      if (keychain !== null) {
        // The header first: without its wrap the entry in the keychain opens nothing.
        const headerPath = profilePaths(ledger.directory).header;
        const removed = await removeKeychainWrap({ headerPath, keychain });
        if (!removed.ok && !removed.error.code.startsWith('KEYCHAIN_')) {
          return failed(ofPart(removed.error));
        }
      }
      const written = await recordKeychainForgotten(ledger, kept(null));
      await house.keychainChanged();
      return written.ok ? { ok: true, value: null } : failed(ofPart(written.error));
    });
  },
};
