import {
  type ActionRow,
  actionStream,
  type Engine,
  type JsonObject,
  type LedgerPort,
} from '@countinghouse/core';
import { FRIEND, USDC_BASE } from '@countinghouse/core/simulation';
import { cheapGas } from './hands.ts';
import type { Outside } from './outside.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BASE = 'eip155:8453';

/** How the world's time goes on: fast while something moves, then until every address is cold. */
const PACES: readonly (readonly [rounds: number, milliseconds: number])[] = [
  [36, 5_000],
  [40, MINUTE],
  [6, 10 * MINUTE],
  [11, 8 * HOUR],
];
const GAS_STAYS_DEAR_ROUNDS = 24;

/** What a person decides who comes back to all of this. By story; everybody else is approved. */
const CALLED_OFF: ReadonlySet<string> = new Set(['send: reviewed', 'swap: reviewed']);
const PAID_FROM_OUTSIDE: ReadonlySet<string> = new Set(['swap: outside deposit awaited']);

/** Lets program, person and world go on from where the golden ledger was left. */
export async function finish(
  outside: Outside,
  ledger: LedgerPort,
  engine: Engine,
  stories: ReadonlyMap<string, string>,
): Promise<void> {
  const person = createPerson(outside, ledger, engine, stories);
  let round = 0;
  for (const [rounds, milliseconds] of PACES) {
    for (let each = 0; each < rounds; each += 1) {
      if (round === GAS_STAYS_DEAR_ROUNDS) await cheapGas({ outside });
      await engine.runDue(200);
      for (const row of await ledger.listActions({ open: true, limit: 200 })) await person(row);
      outside.world.clock.advance(milliseconds);
      round += 1;
    }
  }
}

function createPerson(
  outside: Outside,
  ledger: LedgerPort,
  engine: Engine,
  stories: ReadonlyMap<string, string>,
): (row: ActionRow) => Promise<void> {
  const paid = new Set<string>();
  let commands = 0;

  const command = async (row: ActionRow, name: string, payload: JsonObject | null = null) => {
    commands += 1;
    const commandId = `afterwards ${commands}`;
    await engine.command({ commandId, actionId: row.id, name, payload });
    await engine.advance(row.id);
  };

  const answer = async (row: ActionRow): Promise<void> => {
    const events = await ledger.readStream(actionStream(row.id));
    const shown = events.findLast(({ type }) => type === 'review.prepared');
    if (shown === undefined) throw new Error(`${row.id} waits for a signature of nothing`);
    const { digest, review } = shown.data as unknown as {
      readonly digest: string;
      readonly review: { readonly purpose: string; readonly validUntil: number };
    };
    const replaces = review.purpose === 'speed-up' || review.purpose === 'cancel';
    if (CALLED_OFF.has(stories.get(row.id) ?? '') && !replaces) return command(row, 'cancel');
    if (outside.world.clock.now() < review.validUntil) return command(row, 'approve', { digest });
    if (replaces) return command(row, 'keep-waiting');
    // The quote of a swap runs out by itself.
    if (row.kind === 'send') return command(row, 'refresh');
  };

  return async (row) => {
    switch (row.waitingFor) {
      case 'SIGNATURE':
        return answer(row);
      case 'TRANSACTION_OVERDUE':
        return command(row, 'cancel-transaction');
      case 'DID_YOU_SEND':
        return command(row, 'not-sent');
      case 'SEND_DEPOSIT': {
        if (paid.has(row.id) || !PAID_FROM_OUTSIDE.has(stories.get(row.id) ?? '')) return;
        paid.add(row.id);
        const { depositAddress, amountIn } = row.summary;
        const [to, amount] = [String(depositAddress), String(amountIn)];
        return outside.act({
          do: 'pay',
          chain: BASE,
          from: FRIEND,
          to,
          token: USDC_BASE,
          amount,
        });
      }
      default:
    }
  };
}
