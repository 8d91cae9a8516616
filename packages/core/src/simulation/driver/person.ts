import type { Engine } from '../../action/engine.ts';
import type { ActionRow } from '../../ports/ledger.ts';
import type { Finding } from '../audit/finding.ts';
import type { SimWorld } from '../world.ts';
import type { Pursuit } from './errand.ts';
import { depositFromOutside, topUp } from './outside.ts';

/** The person at the screen: reads what the ledger says and clicks. */
export interface Person {
  /** Does the next thing for an errand, if there is anything to do. */
  act(pursuit: Pursuit, engine: Engine): Promise<void>;
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
    payload: { readonly digest: string } | null = null,
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
    if (!blocked) return command(pursuit, engine, 'approve', { digest: shown.digest });
    if (!shown.first) return command(pursuit, engine, 'keep-waiting');
    // A send is read afresh; a swap whose quote has run out expires by itself.
    if (pursuit.errand.kind === 'send') return command(pursuit, engine, 'refresh');
  };

  return {
    async act(pursuit, engine) {
      const { errand } = pursuit;
      if (pursuit.refused !== null) return;
      if (pursuit.actionId === null) return begin(pursuit, engine);
      const row = world.ledger.disk().actions.get(pursuit.actionId);
      if (row === undefined || !row.open) return;
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
      if (row.status === 'sent' && waitedLong(world, row) && !pursuit.hurried) {
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
    review: { purpose: string; validUntil: number; warnings: { weight: string }[] };
  };
  const first = review.purpose !== 'cancel' && review.purpose !== 'speed-up';
  const stopped = review.warnings.some(({ weight }) => weight === 'stop');
  return { digest, purpose: review.purpose, validUntil: review.validUntil, stopped, first };
}
