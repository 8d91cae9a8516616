import type { Instant } from '../ports/clock.ts';
import type { JsonObject } from '../ports/json.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { EngineEvent } from './action-state.ts';
import type { Appender } from './append.ts';
import { nextLook } from './back-off.ts';
import type { EffectStep, EngineTools, Moment, Trouble } from './definition.ts';
import { mayRepeat, type OpenIntent, type Outcome } from './effect.ts';
import type { Loaded } from './load.ts';
import type { KeyedMutex } from './mutex.ts';
import { RECOVERED } from './recovered.ts';

/** `moved`: something was recorded, decide again. `stop`: rest until `nextAt`. */
export type AfterTurn =
  | { readonly type: 'moved'; readonly looked?: string }
  | { readonly type: 'stop'; readonly nextAt: Instant | null; readonly trouble: Trouble | null };

const MOVED: AfterTurn = { type: 'moved' };

/** One turn of an action: settle what is open, or do the next thing. */
export function createTurn<World>(
  options: EngineTools & { readonly world: World },
  append: Appender<World>,
  lanes: KeyedMutex,
): (loaded: Loaded<World>, moment: Moment, looked: ReadonlySet<string>) => Promise<AfterTurn> {
  const { world, clock, random, ledger, bug } = options;

  async function turn(
    loaded: Loaded<World>,
    moment: Moment,
    looked: ReadonlySet<string>,
  ): Promise<AfterTurn> {
    const { definition, action } = loaded;
    const leftToDefinition = action.inDoubt || definition.takesOver(action);
    if (action.openIntent !== null && !leftToDefinition) {
      return settle(loaded, action.openIntent, moment);
    }
    const decision = definition.decide(action, moment);
    switch (decision.type) {
      case 'record':
        await append.must(loaded, decision.events);
        return MOVED;
      case 'wait':
        return { type: 'stop', nextAt: decision.until, trouble: null };
      case 'run': {
        const step = definition.steps[decision.step];
        if (step === undefined) throw new TypeError(`${action.kind} has no step ${decision.step}`);
        if (step.type === 'effect') return effect(loaded, decision.step, step, moment);
        const usual = () => nextLook({ ...action, now: clock.now() }, random);
        // One look at a time: a service that keeps changing its mind must not be asked without a pause.
        if (looked.has(decision.step)) return { type: 'stop', nextAt: usual(), trouble: null };
        const news = await step.run(action, world, options);
        if (!news.ok) return later(loaded, news.error);
        if (news.value.length === 0) {
          return { type: 'stop', nextAt: decision.againAt ?? usual(), trouble: null };
        }
        await append.must(loaded, news.value);
        return { type: 'moved', looked: decision.step };
      }
      default:
        return decision satisfies never;
    }
  }

  /** Prepares and records an effect in its lane, then performs it. */
  async function effect(
    loaded: Loaded<World>,
    name: string,
    step: EffectStep<unknown, World>,
    moment: Moment,
  ): Promise<AfterTurn> {
    const { action } = loaded;
    if (moment.recovered) return later(loaded, RECOVERED);
    const { approval } = action;
    if (step.approval === 'required') {
      const usable =
        approval !== null && approval.session === moment.session && moment.now < approval.expiresAt;
      if (!usable) return { type: 'stop', nextAt: null, trouble: null };
    }
    const attempt = (action.attempts[name] ?? 0) + 1;
    const keyed = bug === 'key-reused-after-failure' ? 1 : attempt;
    const key = ledger.idempotencyKey(action.id, name, keyed);
    const lane = step.lane(action) ?? `action ${action.id}`;
    const prepared = await lanes.run(lane, async () => {
      const made = await step.prepare(action, world, options, key);
      if (made.type !== 'intend') return made;
      const open = {
        step: name,
        attempt,
        key,
        recordedAt: clock.now(),
        validUntil: made.validUntil,
        intent: made.intent,
      };
      if (bug === 'record-after-send') await step.perform(open, world, options);
      const opened = await append.must(loaded, [intended(open, step, approval)]);
      return { type: 'opened' as const, open, opened };
    });
    switch (prepared.type) {
      case 'retry':
        return later(loaded, prepared.trouble);
      case 'record':
        await append.must(loaded, prepared.events);
        return MOVED;
      case 'opened': {
        const { open, opened } = prepared;
        if (clock.now() >= open.validUntil) return doubt(opened, open);
        return conclude(opened, open, await step.perform(open, world, options));
      }
      default:
        return prepared satisfies never;
    }
  }

  /** An intent without an outcome: ask first, repeat only what may be repeated. */
  async function settle(
    loaded: Loaded<World>,
    intent: OpenIntent,
    moment: Moment,
  ): Promise<AfterTurn> {
    const step = loaded.definition.steps[intent.step];
    if (step === undefined || step.type !== 'effect') {
      throw new TypeError(`${loaded.action.kind} has no effect ${intent.step}`);
    }
    const found = await step.lookFor(intent, world, options);
    switch (found.type) {
      case 'happened':
        await append.must(loaded, [outcome(EngineEvent.performed, intent, found.data)]);
        return MOVED;
      case 'refused':
        await append.must(loaded, [outcome(EngineEvent.refused, intent, found.data)]);
        return MOVED;
      case 'unknown':
        if (clock.now() < intent.validUntil) return later(loaded, found.trouble);
        return doubt(loaded, intent);
      case 'in-doubt':
        return doubt(loaded, intent);
      case 'absent':
        break;
      default:
        return found satisfies never;
    }
    if (moment.recovered) return later(loaded, RECOVERED);
    if (!allowedToRepeat(intent, step)) return doubt(loaded, intent);
    return conclude(loaded, intent, await step.perform(intent, world, options));
  }

  /** From here on the effect is observed or neutralised, never performed. */
  async function doubt(
    loaded: Loaded<World>,
    intent: OpenIntent,
    data: JsonObject = {},
  ): Promise<AfterTurn> {
    await append.must(loaded, [outcome(EngineEvent.inDoubt, intent, data)]);
    return MOVED;
  }

  function allowedToRepeat(intent: OpenIntent, step: EffectStep<unknown, World>): boolean {
    if (bug === 'late-rebroadcast') return true;
    if (bug === 'expired-idempotency-window' && step.reconcile.type === 'by-key') return true;
    return mayRepeat(intent, step.reconcile, clock.now());
  }

  async function conclude(
    loaded: Loaded<World>,
    intent: OpenIntent,
    result: Outcome,
  ): Promise<AfterTurn> {
    switch (result.type) {
      case 'performed':
        await append.must(loaded, [outcome(EngineEvent.performed, intent, result.data)]);
        return MOVED;
      case 'refused':
        await append.must(loaded, [outcome(EngineEvent.refused, intent, result.data)]);
        return MOVED;
      case 'unknown':
        return later(loaded, result);
      case 'in-doubt':
        return doubt(loaded, intent, result.data);
      default:
        return result satisfies never;
    }
  }

  function later(loaded: Loaded<World>, trouble: Trouble): AfterTurn {
    const { code, message, retryAfterMs } = trouble;
    const nextAt = nextLook({ ...loaded.action, now: clock.now() }, random, retryAfterMs);
    return { type: 'stop', nextAt, trouble: { code, message } };
  }

  return turn;
}

function intended<World>(
  open: OpenIntent,
  step: EffectStep<unknown, World>,
  approval: { readonly reviewDigest: string; readonly givenAt: Instant } | null,
): NewEvent {
  return {
    type: EngineEvent.intended,
    version: 1,
    data: {
      step: open.step,
      attempt: open.attempt,
      key: open.key,
      validUntil: open.validUntil,
      reconcile: step.reconcile as unknown as JsonObject,
      approval:
        approval === null
          ? null
          : { reviewDigest: approval.reviewDigest, givenAt: approval.givenAt },
      intent: open.intent,
    },
  };
}

function outcome(type: string, intent: OpenIntent, data: JsonObject): NewEvent {
  return { type, version: 1, data: { step: intent.step, attempt: intent.attempt, data } };
}
