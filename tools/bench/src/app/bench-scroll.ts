import { goTo } from '@countinghouse/e2e/application';
import { type Figure, figure, median } from '../measure/figure.ts';
import { interleave } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';
import type { OpenHouse, Page, TwoHouses } from './houses.ts';

const MOST_ROWS = 200;
const TURN_PX = 120;

/**
 * The book of *Ledger*, turned by the wheel from the top of a page that was loaded anew: no row of it
 * has been read. Counted is the processor time of the page's script for one turn, the frames that
 * follow it included.
 */
export async function benchScroll(
  scale: Scale,
  { small, large }: TwoHouses,
): Promise<readonly Figure[]> {
  const rows = { most: 0 };
  const rounds = await interleave(scale.scrollRounds, {
    baseline: () => scrolling(small, scale.wheelTurns, rows),
    subject: () => scrolling(large, scale.wheelTurns, rows),
  });
  const count = large.events.toLocaleString('en');
  return [
    figure(
      {
        name: `scrolling ${count} rows: script for a turn (median)`,
        unit: 'ms',
        limit: { bound: 'at most', ratio: 1.2 },
        baseline: `the same with ${small.events.toLocaleString('en')} rows`,
        subject: `script of one turn of the wheel by ${TURN_PX} px`,
      },
      rounds,
    ),
    figure(
      {
        name: `scrolling ${count} rows: row elements`,
        unit: '',
        limit: { bound: 'at most', ratio: 1 },
        baseline: 'as many as there may be',
        subject: 'the most that ever stood in the page',
      },
      [{ baseline: MOST_ROWS, subject: rows.most }],
    ),
  ];
}

async function scrolling(
  { page }: OpenHouse,
  turns: number,
  rows: { most: number },
): Promise<number> {
  await page.reload();
  await goTo(page, 'Ledger');
  const book = page.getByRole('listbox');
  await book.getByRole('option').first().waitFor();
  await book.hover();
  await page.evaluate(TO_THE_TOP);
  const debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken: number[] = [];
  let place = Number.NaN;
  for (let turn = 0; turn < 2 * turns; turn += 1) {
    const before = await scriptMs(debug);
    await page.mouse.wheel(0, TURN_PX);
    rows.most = Math.max(rows.most, Number(await page.evaluate(SETTLED)));
    if (turn === turns) place = Number(await page.evaluate(PLACE));
    if (turn >= turns) taken.push((await scriptMs(debug)) - before);
  }
  await debug.detach();
  if (Number(await page.evaluate(PLACE)) === place) throw new Error('The book did not turn.');
  return median(taken);
}

/** What scrolls around the book, wherever it stood when the page was loaded anew. */
const SCROLLER = `(() => {
  let it = document.querySelector('[role=listbox]');
  while (it.parentElement !== null && it.scrollHeight <= it.clientHeight) it = it.parentElement;
  return it;
})()`;
const TO_THE_TOP = `${SCROLLER}.scrollTop = 0`;
const PLACE = `${SCROLLER}.scrollTop`;

/** Two frames later, how many rows there are. */
const SETTLED = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  return document.querySelectorAll('[role=listbox] [role=option]').length;
})()`;

type Debugger = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

async function scriptMs(debug: Debugger): Promise<number> {
  const { metrics } = await debug.send('Performance.getMetrics');
  const script = metrics.find(({ name }) => name === 'ScriptDuration');
  if (script === undefined) throw new Error('Chromium does not say how long scripts took.');
  return script.value * 1_000;
}
