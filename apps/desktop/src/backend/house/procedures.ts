import { listSnapshots, profilePaths } from '@countinghouse/storage';
import type { Answer } from '../../contract/result.ts';
import type { RoomProcedures } from '../api/call.ts';
import { nameOf } from '../doors/tasks.ts';
import { profileDirectory } from '../profiles/files.ts';

const DONE: Answer<null> = { ok: true, value: null };

/** The group `house` of the contract: answers in every phase. */
export const houseProcedures: RoomProcedures<'house'> = {
  watch: ({ house }, _, over) => house.states.watch(over),
  async about({ house, facts }) {
    const { version, host, hostPid, startedAt } = facts;
    return {
      ok: true,
      value: {
        version,
        host,
        platform: `${process.platform} ${process.arch}`,
        node: process.versions.node,
        dataFolder: house.parts.dataFolder,
        processes: [
          { name: 'host', pid: hostPid },
          { name: 'backend', pid: process.pid },
          { name: 'signer', pid: house.signerPid() },
        ],
        startedAt,
      },
    };
  },
  async touch({ house }) {
    house.touch();
    return DONE;
  },
  async snapshots({ house }) {
    const profile = house.profile();
    if (profile === null) return { ok: true, value: [] };
    const { snapshots } = profilePaths(profileDirectory(house.parts.dataFolder, profile.id));
    const found = listSnapshots(snapshots, null).map((one) => ({
      name: nameOf(one.path),
      takenAt: one.takenAt,
      seq: one.seq,
      reason: one.reason,
      passphrase: one.passphrase,
      recoveryCode: one.recoveryCode,
    }));
    return { ok: true, value: found };
  },
  async choose({ house }, { profileId }) {
    const chosen = await house.choose(profileId);
    return chosen.ok ? DONE : chosen;
  },
  async lockScreen({ house }) {
    await house.lockScreen();
    return DONE;
  },
  async lockFully({ house }) {
    await house.lockFully();
    return DONE;
  },
};
