import type { EngineTools, Moment, ReadStep, Trouble } from '../action/definition.ts';
import type { SwapWorld } from '../action/world.ts';
import type { NewEvent, StoredEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { observeStep } from '../transaction/observe-step.ts';
import { conclude, concluded, readable } from './conclude.ts';
import { foldSwap } from './fold.ts';
import { seenOnChain } from './seen-on-chain.ts';
import { SwapEvent, type SwapState } from './state.ts';
import { newStatus } from './status.ts';

type News = Result<readonly NewEvent[], Trouble>;

// The provider finds deposits by itself; telling it only saves time, so it is not tried for long.
const TELL_FOR_MS = 5 * 60_000;

/**
 * One look at everything a running swap depends on: our deposit transaction, the provider, both
 * chains. What one of them says is kept even when another does not answer.
 */
export function followStep(): ReadStep<SwapState, SwapWorld> {
  const observe = observeStep<SwapState>((state) => state.track);
  return {
    type: 'read',
    async run(action, world, tools) {
      const { state } = action;
      const looks: News[] = [];
      if (state.track.sent.length > 0 && !state.track.final) {
        looks.push(await observe.run(action, world, tools));
      }
      looks.push(await tell(state, world, tools));
      const told = await newStatus(state, world);
      looks.push(told);
      // The chains are asked about what the provider says now.
      const heard = { ...action, state: withStatus(state, told, tools) };
      looks.push(...(await seenOnChain(heard, world, tools)));
      const news = looks.flatMap((look) => (look.ok ? look.value : []));
      const trouble = looks.find((look) => !look.ok);
      const moved = news.some(({ type }) => type !== SwapEvent.status);
      if (moved || (news.length > 0 && trouble !== undefined)) return ok(news);
      if (trouble !== undefined) return trouble;
      // Everything was asked and nothing has moved: only now may something be called missing. Who finds
      // other words at every look puts that off no longer.
      if (state.ending !== null) return ok(news);
      const conclusion = conclude(heard.state, readable(state), momentOf(tools));
      return ok(conclusion.type === 'none' ? news : [...news, concluded(conclusion)]);
    },
  };
}

function withStatus(state: SwapState, told: News, { clock }: EngineTools): SwapState {
  const at = clock.now();
  return (told.ok ? told.value : []).reduce(
    (before, word) => foldSwap(before, { ...word, at } as StoredEvent),
    state,
  );
}

/** Tells the provider about the deposit: ours once it is on chain, another's once it was named. */
async function tell(state: SwapState, world: SwapWorld, tools: EngineTools): Promise<News> {
  const named = depositToTell(state);
  if (state.submitted || state.quote === null || named === null) return ok([]);
  if (tools.ledger.mode() === 'recovered') return ok([]);
  const { depositAddress, depositMemo } = state.quote;
  const answer = await world.swaps.submitDeposit({
    depositAddress,
    depositMemo,
    transactionHash: named.hash,
  });
  const done = (accepted: boolean, why: string | null): News =>
    ok([
      {
        type: SwapEvent.submitted,
        version: 1,
        data: { transactionHash: named.hash, accepted, why },
      },
    ]);
  if (answer.ok) return done(true, null);
  const { kind, code, message, retryAfterMs } = answer.error;
  const lost = kind === 'unavailable' || kind === 'rate-limited';
  if (!lost || tools.clock.now() - named.since > TELL_FOR_MS) return done(false, message);
  return err({ code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

function momentOf({ clock, session, ledger, bug }: EngineTools): Moment {
  return {
    now: clock.now(),
    session: session(),
    recovered: ledger.mode() === 'recovered',
    bug,
  };
}

function depositToTell({ track, namedTransaction, quote }: SwapState) {
  if (namedTransaction !== null) return { hash: namedTransaction, since: quote?.receivedAt ?? 0 };
  const { included } = track;
  if (included === null || !included.succeeded) return null;
  const sent = track.sent.find((entry) => entry.hash === included.hash);
  if (sent === undefined || sent.purpose === 'cancel') return null;
  return { hash: included.hash, since: sent.recordedAt };
}
