import type { EngineTools, ReadStep, Trouble } from '../../action/definition.ts';
import type { Instant } from '../../ports/clock.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { type EarnWorld, troubleOf } from '../world.ts';
import { findOperation } from './find-operation.ts';
import { lookOnChain } from './on-chain.ts';
import { sealersOf } from './sealers.ts';
import { WithdrawEvent, type WithdrawState } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** An operation is in a block within minutes, or somebody has to look. */
const DOUBT_MS = 15 * 60_000;

/** Looks for the signed operation on the chain, and at what the service says of it. */
export function followWithdrawalStep(): ReadStep<WithdrawState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state }, world, tools) {
      const another = await takenOver(id, state, world, tools);
      if (!another.ok) return another;
      if (another.value) return ok([event(WithdrawEvent.takenOver, {})]);
      const shown = await lookOnChain(state, world);
      const word = await told(state, world);
      const words = word.ok ? word.value : [];
      if (shown.ok && shown.value.length > 0) return ok([...words, ...shown.value]);
      // What time alone tells hangs on the chain and on nobody's word, however many there are.
      const doubts = shown.ok ? doubted(state, tools.clock.now()) : [];
      const news = [...words, ...doubts];
      if (news.length > 0) return ok(news);
      return [shown, word].find((look) => !look.ok) ?? ok([]);
    },
  };
}

/**
 * Whether the very operation of one that was given up has been signed by another withdrawal since: what
 * becomes of it is that one's then, as it is carried out only once. What is in a block before those that
 * it looks at, it will never see: that is not let go.
 */
async function takenOver(
  actionId: string,
  { ending, sealed, seen }: WithdrawState,
  world: EarnWorld,
  { ledger }: EngineTools,
): Promise<Result<boolean, Trouble>> {
  if (ending === null || sealed === null || seen !== null) return ok(false);
  const sealers = await sealersOf(sealed.digest, ledger);
  const later = sealers.slice(sealers.findIndex(({ id }) => id === actionId) + 1);
  if (later.length === 0) return ok(false);
  const found = await findOperation(sealed, world);
  if (!found.ok) return found;
  const theirs = Math.min(...later.map(({ sinceBlock }) => sinceBlock));
  return ok(found.value === null || found.value.blockNumber >= theirs);
}

async function told(state: WithdrawState, world: EarnWorld): Promise<News> {
  const { actionId, word, seen, ending } = state;
  if (actionId === null || seen !== null || ending !== null) return ok([]);
  const answer = await world.earn.action(actionId);
  if (!answer.ok) return err(troubleOf(answer.error));
  const { status, error, userOpHash, received } = answer.value;
  if (status === word) return ok([]);
  const data = { status, error: error === null ? null : { ...error }, userOpHash, received };
  return ok([event(WithdrawEvent.status, data)]);
}

function doubted(state: WithdrawState, now: Instant): readonly NewEvent[] {
  const { sealed, seen, attention, ending } = state;
  const late = sealed !== null && seen === null && now - sealed.at > DOUBT_MS;
  return late && attention === null && ending === null
    ? [event(WithdrawEvent.attention, { code: 'WITHDRAWAL_IN_DOUBT' })]
    : [];
}

function event(type: string, data: NewEvent['data']): NewEvent {
  return { type, version: 1, data };
}
