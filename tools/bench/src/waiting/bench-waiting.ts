import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ActionRow,
  createEngine,
  createRegistry,
  type LedgerPort,
  startRunner,
} from '@countinghouse/core';
import { makeProfile, openWith } from '../fixture/profile.ts';
import { recordSwap } from '../fixture/swap-story.ts';
import { type Figure, figure } from '../measure/figure.ts';
import type { Scale } from '../scale.ts';
import { inFreshFolder } from '../support/folders.ts';
import { must } from '../support/must.ts';
import { systemRandom } from '../support/system.ts';
import { quickTime } from './quick-time.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Actions that all wait for a later day, a real runner over a real ledger, and nothing to do. Its
 * clock runs sixty times too fast, so that ten seconds hold the wakes of ten minutes. What it costs
 * is the processor time of this whole process, the runtime's own included.
 */
export async function benchWaiting(scale: Scale): Promise<readonly Figure[]> {
  return inFreshFolder(async (folder) => {
    const directory = join(folder, 'profile');
    const ledger = await openWith(directory, await makeProfile(directory, scale.format));
    try {
      await makeWait(ledger, scale.waiting);
      const time = quickTime();
      const engine = createEngine({
        registry: createRegistry([]),
        world: null,
        ledger,
        clock: time.clock,
        random: systemRandom,
        session: () => null,
      });
      const errors: unknown[] = [];
      // What making the actions left behind is not the runner's doing.
      globalThis.gc?.();
      await sleep(scale.watchMs / 10);
      const [before, start] = [process.cpuUsage(), performance.now()];
      const runner = startRunner({
        engine,
        ledger,
        clock: time.clock,
        timer: time.timer,
        onError: (error) => errors.push(error),
      });
      await sleep(scale.watchMs);
      const used = process.cpuUsage(before);
      const passed = performance.now() - start;
      await runner.stop();
      if (errors.length > 0) throw errors[0];
      const busy = (used.user + used.system) / 1_000;
      const said = {
        baseline: 'that span of one core',
        subject: `processor time over ${time.wakes()} wakes`,
      };
      const count = scale.waiting.toLocaleString('en');
      return [
        figure(
          {
            name: `${count} waiting actions, none due: processor`,
            unit: 'ms',
            limit: { bound: 'at most', ratio: 0.01 },
            ...said,
          },
          [{ baseline: passed, subject: busy }],
        ),
        figure(
          {
            name: `${count} waiting actions, none due: timers`,
            unit: '',
            limit: { bound: 'at most', ratio: 1 },
            baseline: 'one timer',
            subject: 'the most that ran side by side',
          },
          [{ baseline: 1, subject: time.mostTimers() }],
        ),
      ];
    } finally {
      await ledger.close();
    }
  });
}

/** Each action has its event and its row, spread over the year after next. */
async function makeWait(ledger: LedgerPort, count: number): Promise<void> {
  const { batches } = await recordSwap();
  const sample = batches.find(({ rows }) => rows.action !== undefined);
  const action = sample?.rows.action;
  if (sample === undefined || action === undefined) throw new Error('The recorded swap is empty.');
  const after = Date.now() + YEAR_MS;
  for (let index = 0; index < count; index += 1) {
    const id = index.toString(16).padStart(32, '0');
    const nextAt = after + Math.floor((index / count) * YEAR_MS);
    const row: ActionRow = { ...action, id, nextAt };
    const { events } = sample;
    const rows = { action: row };
    must(await ledger.append({ stream: `action/${id}`, expectedLength: 0, events, rows }));
  }
}
