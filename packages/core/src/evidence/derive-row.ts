import { foldAction } from '../action/load.ts';
import { projectAction } from '../action/project.ts';
import { createRegistry } from '../action/registry.ts';
import type { SwapWorld } from '../action/world.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { sendV1 } from '../send/send.ts';
import { swapV1 } from '../swap/swap.ts';
import { attempt } from './attempt.ts';
import type { EvidenceRow } from './format.ts';

const definitions = createRegistry<SwapWorld>([sendV1, swapV1]);

/** The action's row as its events make it; undefined where this program cannot fold them. */
export function deriveRow(events: readonly StoredEvent[]): EvidenceRow | undefined {
  const row = attempt(() => {
    const loaded = foldAction(definitions, events);
    return loaded === null ? undefined : projectAction(loaded.definition, loaded.action).action;
  });
  if (row === undefined) return undefined;
  const { nextAt: _, ...rest } = row;
  return rest;
}

/** Whether this program knows the kind and version an action was started with. */
export function knowsDefinition(events: readonly StoredEvent[]): boolean {
  const data = events[0]?.data;
  return definitions.exact(String(data?.kind), Number(data?.definitionVersion)) !== undefined;
}
