import {
  actionOfStream,
  createProjector,
  createRegistry,
  type ProjectionRows,
  type Projector,
  type StoredEvent,
  type SwapWorld,
  sendV1,
  swapV1,
} from '@countinghouse/core';
import { ACCOUNT_STREAM, accountRows } from './accounts/record.ts';
import { NETWORK_STREAM, networkRows } from './networks/record.ts';
import { PROFILE_STREAM, profileRows } from './profiles/record.ts';
import { SETTINGS_STREAM, settingsRows } from './settings/record.ts';
import { RECOVERY_CODE_STREAM, recoveryCodeRows } from './settings/recovery-code.ts';

/** Every kind of action there is. */
export const registry = createRegistry<SwapWorld>([sendV1, swapV1]);
const actionRows = createProjector(registry);

/** The streams that are not actions, and the rows that follow from them. */
const ours = new Map<string, (events: readonly StoredEvent[]) => ProjectionRows>([
  [ACCOUNT_STREAM, accountRows],
  [PROFILE_STREAM, profileRows],
  [NETWORK_STREAM, networkRows],
  [SETTINGS_STREAM, settingsRows],
  [RECOVERY_CODE_STREAM, recoveryCodeRows],
]);

/** Replays any stream of a ledger into its rows. */
export const projector: Projector = (stream, events) => {
  const rows = ours.get(stream);
  if (rows !== undefined) return rows(events);
  return actionOfStream(stream) === null ? {} : actionRows(stream, events);
};
