import type { Instant } from '../ports/clock.ts';
import type { JsonObject } from '../ports/json.ts';
import type {
  CommandRecord,
  LedgerFailure,
  NewEvent,
  ProjectionRows,
  StoredEvent,
} from '../ports/ledger.ts';
import type { Result } from '../result/result.ts';
import { EngineEvent } from './action-state.ts';
import type { EngineTools } from './definition.ts';
import { actionStream, foldAction, foldEvent, type Loaded } from './load.ts';
import { changedRows, projectAction } from './project.ts';
import type { Registry } from './registry.ts';

type Written = Promise<Result<readonly StoredEvent[], LedgerFailure>>;

/** The ledger did not take an event. The engine stops where it stands: nothing goes on unrecorded. */
export class AppendFailed extends Error {
  readonly failure: LedgerFailure;

  constructor(failure: LedgerFailure) {
    super(failure.message);
    this.name = 'AppendFailed';
    this.failure = failure;
  }

  asStop(now: Instant) {
    const { code, message } = this.failure;
    return { type: 'stop' as const, nextAt: now + 5_000, trouble: { code, message } };
  }
}

/** Writes events of actions together with the rows that follow from them. */
export interface Appender<World> {
  first(actionId: string, started: JsonObject, command: CommandRecord | undefined): Written;
  more(loaded: Loaded<World>, events: readonly NewEvent[], command?: CommandRecord): Written;
  /** As `more`, for the engine's own turns: answers the action as it is then; a failure throws AppendFailed. */
  must(loaded: Loaded<World>, events: readonly NewEvent[]): Promise<Loaded<World>>;
}

export function createAppender<World>(
  tools: Omit<EngineTools, 'claims'> & { readonly registry: Registry<World> },
): Appender<World> {
  const { ledger, registry, bug } = tools;

  function first(actionId: string, started: JsonObject, command: CommandRecord | undefined) {
    return ledger.append({
      stream: actionStream(actionId),
      expectedLength: 0,
      events: [{ type: EngineEvent.started, version: 1, data: started }],
      rows: (stored) => {
        const loaded = foldAction(registry, stored, bug);
        return loaded === null ? {} : projectAction(loaded.definition, loaded.action);
      },
      ...(command === undefined ? {} : { command }),
    });
  }

  async function more(
    loaded: Loaded<World>,
    events: readonly NewEvent[],
    command?: CommandRecord,
  ): Written {
    const batch = {
      stream: actionStream(loaded.action.id),
      expectedLength: loaded.action.length,
      events,
      rows: (stored: readonly StoredEvent[]) => rowsAfter(loaded, stored),
      ...(command === undefined ? {} : { command }),
    };
    const written = await ledger.append(batch);
    if (!written.ok && written.error.code === 'STREAM_MOVED' && bug === 'second-engine') {
      const length = (await ledger.readStream(batch.stream)).length;
      return ledger.append({ ...batch, expectedLength: length });
    }
    return written;
  }

  function rowsAfter(loaded: Loaded<World>, stored: readonly StoredEvent[]): ProjectionRows {
    const { definition, action } = loaded;
    return changedRows(
      projectAction(definition, action),
      projectAction(definition, after(loaded, stored).action),
    );
  }

  function after(loaded: Loaded<World>, stored: readonly StoredEvent[]): Loaded<World> {
    const { definition } = loaded;
    const fold = (action: typeof loaded.action, event: StoredEvent) =>
      foldEvent(definition, action, event, bug);
    return { definition, action: stored.reduce(fold, loaded.action) };
  }

  async function must(loaded: Loaded<World>, events: readonly NewEvent[]): Promise<Loaded<World>> {
    const written = await more(loaded, events);
    if (!written.ok) throw new AppendFailed(written.error);
    return after(loaded, written.value);
  }

  return { first, more, must };
}
