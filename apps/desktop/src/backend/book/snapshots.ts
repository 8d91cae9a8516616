import { basename } from 'node:path';
import type { Snapshot as StoredSnapshot } from '@countinghouse/storage';
import { snapshot as contractSnapshot, type Snapshot } from '../../contract/ledger.ts';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart } from '../failures.ts';
import { once } from '../once.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { appendTo } from '../stream-append.ts';

/** Every snapshot there is, newest first, with what still opens it. */
export async function snapshots({ ledger }: OpenHouse): Promise<Answer<Snapshot[]>> {
  return { ok: true, value: ledger.snapshots().map(shown) };
}

/** A copy of the ledger that was opened, checked and walked before it counts. */
export function takeSnapshot(
  house: OpenHouse,
  { commandId }: InputOf<'ledger', 'takeSnapshot'>,
): Promise<Answer<Snapshot>> {
  const command = { id: commandId, procedure: 'ledger.takeSnapshot', shape: contractSnapshot };
  return once(house, command, async (kept) => {
    const taken = await house.ledger.snapshot('manual');
    if (!taken.ok) return failed(ofPart(taken.error));
    const value = shown(taken.value);
    const { name, seq, takenAt } = value;
    const written = await appendTo(house.ledger, 'ledger', () => ({
      events: [{ type: 'ledger.snapshot-taken', version: 1, data: { name, seq, takenAt } }],
      rows: {},
      ...kept(value),
    }));
    return written.ok ? { ok: true, value } : failed(ofPart(written.error));
  });
}

/** By the name of its file: where the folder is, is nobody's business. */
function shown(snapshot: StoredSnapshot): Snapshot {
  const { path, takenAt, seq, reason, passphrase, recoveryCode } = snapshot;
  return { name: basename(path), takenAt, seq, reason, passphrase, recoveryCode };
}
