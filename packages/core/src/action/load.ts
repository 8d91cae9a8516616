import type { JsonValue } from '../ports/json.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { type ActionState, EngineEvent, foldEngine } from './action-state.ts';
import type { PlantedBug } from './planted-bug.ts';
import type { AnyDefinition, Registry } from './registry.ts';

/** An action with the definition that handles it. */
export interface Loaded<World> {
  readonly definition: AnyDefinition<World>;
  readonly action: ActionState<unknown>;
}

/** The stream an action's events stand in. */
export function actionStream(actionId: string): string {
  return `action/${actionId}`;
}

/** The action a stream belongs to; null for other streams. */
export function actionOfStream(stream: string): string | null {
  return stream.startsWith('action/') ? stream.slice('action/'.length) : null;
}

/**
 * Folds a stream into its action. Null when the stream is empty, was started by a definition this
 * program does not know, or holds an event of a later version: such an action is shown raw and left
 * alone.
 */
export function foldAction<World>(
  registry: Registry<World>,
  events: readonly StoredEvent[],
  bug?: PlantedBug,
): Loaded<World> | null {
  const [first, ...rest] = events;
  if (first === undefined || first.type !== EngineEvent.started) return null;
  const kind = String(first.data.kind);
  const version = Number(first.data.definitionVersion);
  const definition =
    bug === 'old-definition-folded-by-new' ? registry.newest(kind) : registry.exact(kind, version);
  if (definition === undefined) return null;
  const input = definition.parseInput(first.data.input as JsonValue);
  if (!input.ok) return null;
  let action: ActionState<unknown> = {
    id: actionOfStream(first.stream) ?? first.stream,
    kind,
    definitionVersion: version,
    startedAt: first.at,
    lastEventAt: first.at,
    length: 1,
    review: null,
    approval: null,
    openIntent: null,
    inDoubt: false,
    attempts: {},
    state: definition.initial(input.value, first.at),
  };
  for (const event of rest) {
    if (isFromTheFuture(definition, event)) return null;
    action = foldEvent(definition, action, event, bug);
  }
  return { definition, action };
}

const ENGINE_EVENTS: ReadonlySet<string> = new Set(Object.values(EngineEvent));

/** A known type in a version that came later may mean anything: the whole action is left alone. */
function isFromTheFuture<World>(
  definition: AnyDefinition<World>,
  { type, version }: StoredEvent,
): boolean {
  return version !== 1 && (ENGINE_EVENTS.has(type) || definition.events.has(type));
}

/** One event further. The definition sees every event, the engine's own included. */
export function foldEvent<World>(
  definition: AnyDefinition<World>,
  action: ActionState<unknown>,
  event: StoredEvent,
  bug?: PlantedBug,
): ActionState<unknown> {
  const folded = foldEngine(action, event, bug);
  return { ...folded, state: definition.fold(folded.state, event) };
}
