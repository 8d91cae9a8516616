import type { Engine } from '../../action/engine.ts';
import type { ActionRow } from '../../ports/ledger.ts';
import type { Finding } from '../audit/finding.ts';
import type { SimWorld } from '../world.ts';
import type { Errand, Pursuit } from './errand.ts';
import { depositFromOutside, topUp } from './outside.ts';

/** The person at the screen: reads what the ledger says and clicks. */
export interface Person {
  /** Does the next thing for an errand, if there is anything to do. */
  act(pursuit: Pursuit, engine: Engine): Promise<void>;
}

/** After so many looks at a review that cannot be approved the person calls it off. */
const MOST_REFRESHED = 6;
const PATIENCE_MS = 20 * 60_000;

/** Whether the person is about to try again what has certainly failed. */
export function wouldRetry({ errand, retried }: Pursuit, row: ActionRow): boolean {
  const order = errand.kind === 'earn-buy' || errand.kind === 'earn-sell';
  const failed = !row.open && row.status === 'failed' && row.summary.mayRetry === true;
  return order && failed && errand.temper.retries && !retried;
}

function isEarn(kind: Errand['kind']): boolean {
  return kind !== 'send' && kind !== 'swap';
}

/** Kinds whose transaction the person signs themselves, and could speed up. */
function hasTransaction(kind: Errand['kind']): boolean {
  return ['send', 'swap', 'fund', 'earn-exit', 'earn-removal'].includes(kind);
}

export function createPerson(
  world: SimWorld,
  note: (line: string) => void,
  found: (finding: Finding) => void,
): Person {
  const command = async (
    pursuit: Pursuit,
    engine: Engine,
    name: string,
    payload: { readonly digest: string; readonly secondYes?: 'blind' } | null = null,
  ): Promise<void> => {
    const { actionId, errand } = pursuit;
    if (actionId === null) return;
    pursuit.commands += 1;
    const wish = { commandId: `${errand.name}/${pursuit.commands}`, actionId, name, payload };
    note(`${errand.name}: ${name}`);
    const clicks = errand.temper.doubleClicks ? [1, 2] : [1];
    const answers = await Promise.all(clicks.map(() => engine.command(wish)));
    note(`${errand.name}: ${name} → ${JSON.stringify(answers[0])}`);
    await engine.advance(actionId);
  };

  const begin = async (pursuit: Pursuit, engine: Engine): Promise<void> => {
    const { errand } = pursuit;
    const clicks = errand.temper.doubleClicks ? [1, 2] : [1];
    const answers = await Promise.all(
      clicks.map(() => engine.start(`${errand.name}/start`, errand.kind, errand.input)),
    );
    for (const answer of answers) {
      if (!answer.ok) {
        if (answer.error.code === 'DISK_ERROR') continue;
        pursuit.refused = answer.error.code;
        continue;
      }
      const { actionId } = answer.value;
      if (pursuit.actionId !== null && pursuit.actionId !== actionId) {
        const detail = `${errand.name} was begun as ${pursuit.actionId} and as ${actionId}`;
        found({ rule: 'command-repeated', detail });
      }
      pursuit.actionId = actionId;
    }
    note(`${errand.name}: start → ${pursuit.actionId ?? pursuit.refused}`);
    if (pursuit.actionId !== null) await engine.advance(pursuit.actionId);
  };

  const answerReview = async (pursuit: Pursuit, engine: Engine): Promise<void> => {
    const shown = shownReview(world, pursuit);
    if (shown === null) return;
    const now = world.clock.now();
    if (pursuit.shownSince?.digest !== shown.digest) {
      pursuit.shownSince = { digest: shown.digest, at: now };
    }
    const patience = pursuit.hesitated ? 0 : pursuit.errand.temper.hesitatesMs;
    if (now - pursuit.shownSince.at < patience) return;
    pursuit.hesitated = true;
    if (world.signer.locked()) world.signer.unlock();
    if (!pursuit.errand.temper.approves && shown.purpose !== 'cancel') {
      return command(pursuit, engine, 'cancel');
    }
    const blocked = shown.stopped || now >= shown.validUntil;
    if (!blocked) {
      const yes = shown.blind ? { secondYes: 'blind' as const } : {};
      return command(pursuit, engine, 'approve', { digest: shown.digest, ...yes });
    }
    if (!shown.first) return command(pursuit, engine, 'keep-waiting');
    const { kind } = pursuit.errand;
    // A swap whose quote has run out expires by itself; anything else is read afresh.
    if (kind === 'swap') return;
    pursuit.refreshed += 1;
    const hopeless = kind !== 'send' && pursuit.refreshed > MOST_REFRESHED;
    return command(pursuit, engine, hopeless ? 'cancel' : 'refresh');
  };

  /** An earning account's action needs the person, or has failed and may be tried again. */
  const lookAfter = async (pursuit: Pursuit, engine: Engine, row: ActionRow): Promise<void> => {
    const now = world.clock.now();
    if (wouldRetry(pursuit, row)) {
      pursuit.retried = true;
      pursuit.refreshed = 0;
      return command(pursuit, engine, 'retry');
    }
    if (row.status !== 'needs you') {
      pursuit.calledSince = null;
      return;
    }
    pursuit.calledSince ??= now;
    if (row.waitingFor === 'RELAY_FAILED' && !pursuit.restarted) {
      pursuit.restarted = true;
      return command(pursuit, engine, 'restart-relay');
    }
    const patient = pursuit.errand.temper.stuck === 'waits';
    if (patient || now - pursuit.calledSince < PATIENCE_MS) return;
    pursuit.calledSince = now;
    return command(pursuit, engine, 'give-up');
  };

  return {
    async act(pursuit, engine) {
      const { errand } = pursuit;
      if (pursuit.refused !== null) return;
      if (pursuit.actionId === null) return begin(pursuit, engine);
      const row = world.ledger.disk().actions.get(pursuit.actionId);
      if (row === undefined || (!row.open && !wouldRetry(pursuit, row))) return;
      if (row.waitingFor === 'SIGNATURE') return answerReview(pursuit, engine);
      if (row.waitingFor === 'SEND_DEPOSIT') return depositFromOutside(world, pursuit, row, note);
      if (row.waitingFor === 'DEPOSIT_INCOMPLETE') return topUp(world, pursuit, row, note);
      if (row.waitingFor === 'DID_YOU_SEND') {
        return command(pursuit, engine, pursuit.deposited > 0 ? 'sent' : 'not-sent');
      }
      if (row.waitingFor === 'NONCE_GAP') return fillGap(world, row);
      if (row.waitingFor === 'TRANSACTION_OVERDUE') {
        return command(pursuit, engine, 'cancel-transaction');
      }
      if (isEarn(errand.kind)) await lookAfter(pursuit, engine, row);
      if (
        row.status === 'sent' &&
        hasTransaction(errand.kind) &&
        waitedLong(world, row) &&
        !pursuit.hurried
      ) {
        pursuit.hurried = true;
        if (errand.temper.impatient === 'speeds up') return command(pursuit, engine, 'speed-up');
        if (errand.temper.impatient === 'cancels') {
          return command(pursuit, engine, 'cancel-transaction');
        }
      }
    },
  };
}

/** Pays something with the other program, whose transaction went missing. */
function fillGap(world: SimWorld, row: ActionRow): void {
  const rows = [...world.ledger.disk().transactions.values()];
  const ours = rows.find(({ actionId }) => actionId === row.id);
  const chain = ours === undefined ? undefined : world.chains.get(ours.chain);
  if (ours === undefined || chain === undefined) return;
  chain.payForeign({ from: ours.account, to: ours.account, token: null, amount: 0n });
}

function waitedLong(world: SimWorld, row: ActionRow): boolean {
  return world.clock.now() - row.updatedAt > 30_000;
}

interface ShownReview {
  readonly digest: string;
  readonly purpose: string;
  readonly validUntil: number;
  readonly stopped: boolean;
  readonly blind: boolean;
  /** Nothing has been signed yet. */
  readonly first: boolean;
}

/** The newest review of an action, as the screen shows it. */
function shownReview(world: SimWorld, { actionId }: Pursuit): ShownReview | null {
  const events = world.ledger.disk().streams.get(`action/${actionId}`) ?? [];
  const event = events.findLast(({ type }) => type === 'review.prepared');
  if (event === undefined) return null;
  const { digest, review } = event.data as {
    digest: string;
    review: { kind?: string; purpose: string; validUntil: number; warnings: { weight: string }[] };
  };
  const first = review.purpose !== 'cancel' && review.purpose !== 'speed-up';
  const stopped = review.warnings.some(({ weight }) => weight === 'stop');
  const blind = review.kind === 'blind';
  return { digest, purpose: review.purpose, validUntil: review.validUntil, stopped, blind, first };
}
