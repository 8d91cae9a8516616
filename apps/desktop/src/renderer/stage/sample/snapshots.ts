import type { Snapshot } from '../../../contract/ledger.ts';
import { ago } from './time.ts';

export const SNAPSHOTS: Snapshot[] = [
  {
    name: 'snapshot-000402',
    takenAt: ago(60 * 20),
    seq: 402,
    reason: 'daily',
    passphrase: 'current',
    recoveryCode: 'current',
  },
  {
    name: 'snapshot-000251',
    takenAt: ago(60 * 24 * 6),
    seq: 251,
    reason: 'before a migration',
    passphrase: 'older',
    recoveryCode: 'current',
  },
];
