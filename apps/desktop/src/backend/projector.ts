import {
  actionOfStream,
  authorizeV1,
  buyV1,
  createProjector,
  createRegistry,
  exitV1,
  fundV1,
  type ProjectionRows,
  type Projector,
  removalV1,
  revokeV1,
  type StoredEvent,
  sellV1,
  sendV1,
  swapV1,
  withdrawV1,
} from '@countinghouse/core';
import { ACCOUNT_STREAM, accountRows } from './accounts/record.ts';
import { CONNECTION_STREAM, connectionRows } from './connections/record.ts';
import { NETWORK_STREAM, networkRows } from './networks/record.ts';
import { PROFILE_STREAM, profileRows } from './profiles/record.ts';
import { SETTINGS_STREAM, settingsRows } from './settings/record.ts';
import { RECOVERY_CODE_STREAM, recoveryCodeRows } from './settings/recovery-code.ts';
import type { HouseWorld } from './world.ts';

/** Every kind of action there is. */
export const registry = createRegistry<HouseWorld>([
  sendV1,
  swapV1,
  authorizeV1,
  revokeV1,
  fundV1,
  buyV1,
  sellV1,
  withdrawV1,
  exitV1,
  removalV1,
]);
const actionRows = createProjector(registry);

/** The streams that are not actions, and the rows that follow from them. */
const ours = new Map<string, (events: readonly StoredEvent[]) => ProjectionRows>([
  [ACCOUNT_STREAM, accountRows],
  [PROFILE_STREAM, profileRows],
  [NETWORK_STREAM, networkRows],
  [SETTINGS_STREAM, settingsRows],
  [CONNECTION_STREAM, connectionRows],
  [RECOVERY_CODE_STREAM, recoveryCodeRows],
]);

/** Replays any stream of a ledger into its rows. */
export const projector: Projector = (stream, events) => {
  const rows = ours.get(stream);
  if (rows !== undefined) return rows(events);
  return actionOfStream(stream) === null ? {} : actionRows(stream, events);
};
