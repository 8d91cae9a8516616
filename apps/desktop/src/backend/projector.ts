import {
  actionOfStream,
  createProjector,
  createRegistry,
  type Projector,
  type SwapWorld,
  sendV1,
  swapV1,
} from '@countinghouse/core';
import { ACCOUNT_STREAM, accountRows } from './accounts/record.ts';

/** Every kind of action there is. */
export const registry = createRegistry<SwapWorld>([sendV1, swapV1]);
const actionRows = createProjector(registry);

/** Replays any stream of a ledger into its rows. */
export const projector: Projector = (stream, events) => {
  if (stream === ACCOUNT_STREAM) return accountRows(events);
  return actionOfStream(stream) === null ? {} : actionRows(stream, events);
};
