import { bytesToHex } from '@noble/hashes/utils.js';
import type { JsonObject, JsonValue } from '../ports/json.ts';
import { err, ok, type Result } from '../result/result.ts';
import { AppendFailed, createAppender } from './append.ts';
import { approvalEvents } from './approve.ts';
import { createClaims } from './claims.ts';
import type { CommandRefusal, EngineTools, Moment, Trouble } from './definition.ts';
import { actionStream, foldAction, type Loaded } from './load.ts';
import { KeyedMutex } from './mutex.ts';
import { type Offers, offersOf } from './offers.ts';
import { isRecovered } from './recovered.ts';
import type { Registry } from './registry.ts';
import { createTurn } from './turn.ts';

/** A person's wish. The id is made when the form opens; repeating it repeats the first answer. */
export interface Command {
  readonly commandId: string;
  readonly actionId: string;
  /** `approve`, or one of the definition's own. */
  readonly name: string;
  readonly payload: JsonValue;
}

export interface EngineOptions<World> extends Omit<EngineTools, 'claims'> {
  readonly registry: Registry<World>;
  readonly world: World;
  /** What an action struggles with has changed: no event says so, and a screen wants to know. */
  readonly onTrouble?: (actionId: string) => void;
}

/**
 * Drives actions: at most once, whatever dies and whenever. All it knows is in the ledger; it may be
 * thrown away at any moment and made anew.
 */
export interface Engine {
  /** Writes a new action down. Nothing has happened outside yet. */
  start(
    commandId: string,
    kind: string,
    input: JsonValue,
  ): Promise<Result<{ readonly actionId: string }, CommandRefusal>>;
  command(command: Command): Promise<Result<JsonValue, CommandRefusal>>;
  /** Takes an action as far as it goes now, then notes when to look again. */
  advance(actionId: string): Promise<void>;
  /** Advances what is due, the longest due first; answers how many it advanced. */
  runDue(limit?: number): Promise<number>;
  /** What an action is struggling with at the moment, if anything. */
  trouble(actionId: string): Trouble | null;
  /**
   * What a person could do with an action now; null where there is no such action, or none that this
   * program can fold. Reads only.
   */
  offers(actionId: string): Promise<Offers | null>;
}

// One advance ends long before this; the bound keeps a wrong definition from spinning.
const MOST_TURNS = 50;

export function createEngine<World>(options: EngineOptions<World>): Engine {
  const { registry, ledger, clock, random, bug } = options;
  const troubles = new Map<string, Trouble>();
  const actions = new KeyedMutex();
  const claims = createClaims();
  const append = createAppender(options);
  const turn = createTurn({ ...options, claims }, append, new KeyedMutex());

  const moment = (): Moment => ({
    now: clock.now(),
    session: options.session(),
    recovered: isRecovered(options),
    bug,
  });

  const note = (actionId: string, trouble: Trouble | null): void => {
    const before = troubles.get(actionId) ?? null;
    if (trouble === null) troubles.delete(actionId);
    else troubles.set(actionId, trouble);
    if (before?.message !== trouble?.message) options.onTrouble?.(actionId);
  };

  const load = async (actionId: string): Promise<Loaded<World> | null> =>
    foldAction(registry, await ledger.readStream(actionStream(actionId)), bug);

  const answered = async (commandId: string): Promise<JsonValue | undefined> => {
    if (bug === 'command-sent-twice') return undefined;
    return (await ledger.command(commandId))?.result;
  };

  async function start(commandId: string, kind: string, input: JsonValue) {
    const before = await answered(commandId);
    if (before !== undefined) return sameKindOfAnswer(before);
    const definition = registry.newest(kind);
    if (definition === undefined) {
      return refused('UNKNOWN_ACTION', `There is no action called ${kind}.`);
    }
    const parsed = definition.parseInput(input);
    if (!parsed.ok) return parsed;
    const actionId = bytesToHex(random.bytes(16));
    const data: JsonObject = {
      kind,
      definitionVersion: definition.version,
      input: definition.inputToJson(parsed.value),
    };
    const written = await append.first(actionId, data, commandRecord(commandId, { actionId }));
    if (written.ok) return ok({ actionId });
    if (written.error.code === 'COMMAND_REPEATED') return sameKindOfAnswer(written.error.result);
    return refused(written.error.code, written.error.message);
  }

  async function command(wish: Command): Promise<Result<JsonValue, CommandRefusal>> {
    const before = await answered(wish.commandId);
    if (before !== undefined) return ok(before);
    return actions.run(wish.actionId, async () => {
      const again = await answered(wish.commandId);
      if (again !== undefined) return ok(again);
      const loaded = await load(wish.actionId);
      if (loaded === null) return refused('NO_SUCH_ACTION', 'There is no such action here.');
      const { commands } = loaded.definition;
      const events =
        wish.name === 'approve'
          ? approvalEvents(loaded, wish.payload, moment())
          : Object.hasOwn(commands, wish.name)
            ? commands[wish.name]?.(loaded.action, wish.payload, moment())
            : undefined;
      if (events === undefined) {
        return refused('UNKNOWN_COMMAND', `A ${loaded.action.kind} does not know ${wish.name}.`);
      }
      if (!events.ok) return events;
      const result: JsonValue = { actionId: wish.actionId, accepted: wish.name };
      const written = await append.more(
        loaded,
        events.value,
        commandRecord(wish.commandId, result),
      );
      if (written.ok) return ok(result);
      if (written.error.code === 'COMMAND_REPEATED') return ok(written.error.result ?? result);
      return refused(written.error.code, written.error.message);
    });
  }

  const commandRecord = (id: string, result: JsonValue) =>
    bug === 'command-sent-twice' ? undefined : { id, result };

  async function advance(actionId: string): Promise<void> {
    await actions.run(actionId, async () => {
      const looked = new Set<string>();
      for (let turns = 0; turns < MOST_TURNS; turns += 1) {
        const loaded = await load(actionId);
        if (loaded === null) return void (await ledger.reschedule(actionId, null));
        const after = await turn(loaded, moment(), looked)
          .catch((cause: unknown) => {
            if (cause instanceof AppendFailed) return cause.asStop(clock.now());
            throw cause;
          })
          .finally(() => claims.letGo(actionId));
        if (after.type === 'moved') {
          if (after.looked !== undefined) looked.add(after.looked);
          continue;
        }
        note(actionId, after.trouble);
        await ledger.reschedule(actionId, after.nextAt);
        return;
      }
      note(actionId, { code: 'NO_REST', message: 'This action does not come to rest.' });
      await ledger.reschedule(actionId, clock.now() + 60_000);
    });
  }

  async function runDue(limit = 50): Promise<number> {
    const due = await ledger.dueActions(clock.now(), limit);
    for (const row of due) await advance(row.id);
    return due.length;
  }

  async function offers(actionId: string): Promise<Offers | null> {
    const loaded = await load(actionId);
    return loaded === null ? null : offersOf(loaded, moment());
  }

  return { start, command, advance, runDue, trouble: (id) => troubles.get(id) ?? null, offers };
}

function sameKindOfAnswer(
  result: JsonValue | undefined,
): Result<{ readonly actionId: string }, CommandRefusal> {
  const actionId = (result as { actionId?: unknown } | null | undefined)?.actionId;
  return typeof actionId === 'string'
    ? ok({ actionId })
    : refused('COMMAND_REPEATED', 'This command id was used for something else.');
}

function refused(code: string, message: string): { ok: false; error: CommandRefusal } {
  return err({ code, message });
}
