import type { ClockPort, Instant, RandomPort } from '../ports/clock.ts';
import type { JsonObject, JsonValue } from '../ports/json.ts';
import type {
  ActionStatus,
  LedgerPort,
  NewEvent,
  ProjectionRows,
  StoredEvent,
} from '../ports/ledger.ts';
import type { Result } from '../result/result.ts';
import type { ActionState } from './action-state.ts';
import type { Claims } from './claims.ts';
import type { OpenIntent, Outcome, ReconcileClass } from './effect.ts';
import type { PlantedBug } from './planted-bug.ts';

/** Why something could not be done now. Shown to the person while it lasts; not an event. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  /** A wait the other side asked for. */
  readonly retryAfterMs?: number;
}

/** What the engine adds to an action's own ports. */
export interface EngineTools {
  readonly ledger: LedgerPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  /** Settles which of two actions takes something that only one may have. */
  readonly claims: Claims;
  /** The unlocked session; null while locked. */
  session(): string | null;
  readonly bug?: PlantedBug;
}

/** The moment a decision is taken in. */
export interface Moment {
  readonly now: Instant;
  readonly session: string | null;
  readonly recovered: boolean;
  readonly bug: PlantedBug | undefined;
}

/**
 * What comes next for an action.
 * - `run`: a step; if it brings nothing new, look again at `againAt`, or at the usual pace.
 * - `record`: a conclusion drawn from time or from what is known; becomes events at once.
 * - `wait`: until a moment, or (null) until a person does something.
 */
export type Decision =
  | { readonly type: 'run'; readonly step: string; readonly againAt?: Instant }
  | { readonly type: 'record'; readonly events: readonly NewEvent[] }
  | { readonly type: 'wait'; readonly until: Instant | null };

/** Repeatable: may be run any number of times. An empty answer means nothing has changed. */
export interface ReadStep<State, World> {
  readonly type: 'read';
  run(
    action: ActionState<State>,
    world: World,
    tools: EngineTools,
  ): Promise<Result<readonly NewEvent[], Trouble>>;
}

/** What an effect's preparation came to. */
export type Prepared =
  | {
      readonly type: 'intend';
      /** Everything needed to repeat or to recognise the effect. */
      readonly intent: JsonObject;
      /** From here on it may be observed or neutralised, never performed. */
      readonly validUntil: Instant;
    }
  | { readonly type: 'record'; readonly events: readonly NewEvent[] }
  | { readonly type: 'retry'; readonly trouble: Trouble };

/** What the outside world says about an intent whose outcome is not known. */
export type Reconciled =
  | { readonly type: 'happened'; readonly data: JsonObject }
  | { readonly type: 'refused'; readonly data: JsonObject }
  | { readonly type: 'absent' }
  /** It may have happened, and asking again cannot tell: from here on it is only observed. */
  | { readonly type: 'in-doubt' }
  | { readonly type: 'unknown'; readonly trouble: Trouble };

/** Not repeatable. The engine records the intent, performs, records the outcome. */
export interface EffectStep<State, World> {
  readonly type: 'effect';
  readonly reconcile: ReconcileClass;
  /** The approval it uses up; `none` only for effects that move nothing. */
  readonly approval: 'required' | 'none';
  /** Effects with the same lane are prepared and recorded one after the other. */
  lane(action: ActionState<State>): string | null;
  prepare(
    action: ActionState<State>,
    world: World,
    tools: EngineTools,
    key: string,
  ): Promise<Prepared>;
  perform(intent: OpenIntent, world: World, tools: EngineTools): Promise<Outcome>;
  lookFor(intent: OpenIntent, world: World, tools: EngineTools): Promise<Reconciled>;
}

export type Step<State, World> = ReadStep<State, World> | EffectStep<State, World>;

/** Why a command was not taken. Nothing was recorded. */
export interface CommandRefusal {
  readonly code: string;
  readonly message: string;
}

/** What is still to come of an action, for the person who waits. */
export interface Outlook {
  /** The worst that can still happen, in one sentence; null once nothing more can happen. */
  readonly atWorst: string | null;
  /** When the next change is usually there; null where nobody knows, or nobody waits for the world. */
  readonly expectedUntil: Instant | null;
}

/** What an action looks like from outside, as a pure function of its events. */
export interface ActionView {
  readonly status: ActionStatus;
  readonly sentence: string;
  readonly waitingFor: string | null;
  readonly open: boolean;
  /** True while the engine has something to look at, even after an end. */
  readonly watching: boolean;
  readonly summary: JsonObject;
  readonly searchText: string;
  readonly outlook: Outlook;
}

/**
 * One kind of action at one version. Old versions stay while any action of theirs may be open: an
 * action is always folded and decided by the version it was started with.
 */
export interface ActionDefinition<Input, State, World> {
  readonly kind: string;
  readonly version: number;
  parseInput(value: JsonValue): Result<Input, CommandRefusal>;
  inputToJson(input: Input): JsonObject;
  initial(input: Input, startedAt: Instant): State;
  /** The event types it folds, beside the engine's own; all of version 1. */
  readonly events: ReadonlySet<string>;
  /** Total: an event it does not know leaves the state as it is. */
  fold(state: State, event: StoredEvent): State;
  decide(action: ActionState<State>, moment: Moment): Decision;
  /** True while the definition itself deals with an open intent, e.g. replaces it. */
  takesOver(action: ActionState<State>): boolean;
  readonly steps: Readonly<Record<string, Step<State, World>>>;
  /** Events a person's command becomes; `approve` is the engine's own. */
  readonly commands: Readonly<
    Record<
      string,
      (
        action: ActionState<State>,
        payload: JsonValue,
        moment: Moment,
      ) => Result<readonly NewEvent[], CommandRefusal>
    >
  >;
  view(action: ActionState<State>): ActionView;
  rows(action: ActionState<State>): Omit<ProjectionRows, 'action' | 'searchText'>;
}
