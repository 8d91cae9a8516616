import { foldAction } from '../action/load.ts';
import { projectAction } from '../action/project.ts';
import { createRegistry } from '../action/registry.ts';
import type { SwapWorld } from '../action/world.ts';
import {
  authorizeV1,
  buyV1,
  type EarnWorld,
  exitV1,
  fundV1,
  removalV1,
  revokeV1,
  sellV1,
  withdrawV1,
} from '../earn/index.ts';
import type { ActionRow, StoredEvent } from '../ports/ledger.ts';
import { sendV1 } from '../send/send.ts';
import { swapV1 } from '../swap/swap.ts';
import { attempt } from './attempt.ts';
import type { EvidenceRow } from './format.ts';
import { count, word } from './loose.ts';

const definitions = createRegistry<SwapWorld & EarnWorld>([
  sendV1,
  swapV1,
  fundV1,
  authorizeV1,
  revokeV1,
  buyV1,
  sellV1,
  withdrawV1,
  exitV1,
  removalV1,
]);

/** The action's row as its events make it; undefined where this program cannot fold them. */
export function deriveRow(events: readonly StoredEvent[]): ActionRow | undefined {
  return attempt(() => {
    const loaded = foldAction(definitions, events);
    return loaded === null ? undefined : projectAction(loaded.definition, loaded.action).action;
  });
}

/** The part of a row that an evidence file states. */
export function evidenceRow(row: ActionRow): EvidenceRow {
  const { id, kind, definitionVersion, status, open, createdAt, updatedAt } = row;
  return { id, kind, definitionVersion, status, open, createdAt, updatedAt };
}

/** Whether this program knows the kind and version an action was started with. */
export function knowsDefinition(events: readonly StoredEvent[]): boolean {
  const data = events[0]?.data;
  return definitions.exact(word(data?.kind), count(data?.definitionVersion)) !== undefined;
}
