import type { ActionRow, ProjectionRows, Projector, StoredEvent } from '../ports/ledger.ts';
import type { ActionState } from './action-state.ts';
import { EngineEvent } from './action-state.ts';
import { actionOfStream, foldAction } from './load.ts';
import type { AnyDefinition, Registry } from './registry.ts';

/** The rows of an action: a pure function of its stream. */
export function projectAction<World>(
  definition: AnyDefinition<World>,
  action: ActionState<unknown>,
): ProjectionRows {
  const view = definition.view(action);
  const row: ActionRow = {
    id: action.id,
    kind: action.kind,
    definitionVersion: action.definitionVersion,
    status: view.status,
    sentence: view.sentence,
    waitingFor: view.waitingFor,
    open: view.open,
    createdAt: action.startedAt,
    updatedAt: action.lastEventAt,
    // Due at once: after a crash the engine looks at everything that is not at rest. Not the time of
    // the last event: that never goes back, and a clock put right would have to catch up with it.
    nextAt: view.watching ? 0 : null,
    summary: view.summary,
  };
  return { ...definition.rows(action), action: row, searchText: view.searchText };
}

/** Only what differs from the rows that stand there already. */
export function changedRows(before: ProjectionRows, after: ProjectionRows): ProjectionRows {
  const fresh = <Row>(old: readonly Row[] = [], now: readonly Row[] = []): readonly Row[] => {
    const known = new Set(old.map((row) => JSON.stringify(row)));
    return now.filter((row) => !known.has(JSON.stringify(row)));
  };
  return {
    ...(after.action === undefined ? {} : { action: after.action }),
    transactions: fresh(before.transactions, after.transactions),
    quotes: fresh(before.quotes, after.quotes),
    records: fresh(before.records, after.records),
    ...(after.searchText === undefined || after.searchText === before.searchText
      ? {}
      : { searchText: after.searchText }),
  };
}

/** Replays any stream into its rows, for a ledger that rebuilds its projections. */
export function createProjector<World>(registry: Registry<World>): Projector {
  return (stream, events) => {
    const actionId = actionOfStream(stream);
    if (actionId === null) return {};
    const loaded = foldAction(registry, events);
    if (loaded !== null) return projectAction(loaded.definition, loaded.action);
    return unknownAction(actionId, events);
  };
}

/** An action of a kind or version this program does not know: visible, untouched. */
function unknownAction(id: string, events: readonly StoredEvent[]): ProjectionRows {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) return {};
  const started = first.type === EngineEvent.started;
  return {
    action: {
      id,
      kind: started ? String(first.data.kind) : first.type,
      definitionVersion: started ? Number(first.data.definitionVersion) : 0,
      status: 'needs you',
      sentence: 'This action was begun by another version of the program. Open it with that one.',
      waitingFor: 'UNKNOWN_DEFINITION',
      open: true,
      createdAt: first.at,
      updatedAt: last.at,
      nextAt: null,
      summary: {},
    },
    searchText: '',
  };
}
