import { keysOf, PASSPHRASE } from '../fixture/profile.ts';
import { type Figure, figure } from '../measure/figure.ts';
import { interleave, milliseconds } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';
import type { OpenHouse, TwoHouses } from './houses.ts';

/**
 * From the press on *Unlock* until Home stands painted with what goes on and the accounts, after a full
 * lock: a fresh backend opens the ledger. Turning the passphrase into keys takes the same whatever the
 * history, and longest of all; it is measured moments before, with the same header, and taken off.
 */
export async function benchUnlock(
  scale: Scale,
  { small, large }: TwoHouses,
): Promise<readonly Figure[]> {
  const rounds = await interleave(scale.unlockRounds, {
    baseline: () => unlocking(small),
    subject: () => unlocking(large),
  });
  return [
    figure(
      {
        name: `unlocking ${large.events.toLocaleString('en')} events, to the first screen`,
        unit: 'ms',
        limit: { bound: 'at most', ratio: 1.5 },
        baseline: `the same with ${small.events.toLocaleString('en')} events`,
        subject: 'from the press to Home painted, without deriving the key',
      },
      rounds,
    ),
  ];
}

async function unlocking({ page, header }: OpenHouse): Promise<number> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /^Lock fully/ }).click();
  // Something is under way, so it asks once more.
  await page
    .getByRole('dialog', { name: 'Lock fully?' })
    .getByRole('button', { name: 'Lock fully', exact: true })
    .click();
  const locked = page.getByRole('heading', { name: 'Locked' });
  await locked.waitFor();
  // A lock loads the page anew by itself; from here on it stays.
  await page.reload();
  await locked.waitFor();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  const deriving = await milliseconds(() => keysOf(header));
  const taken = Number(await page.evaluate(UNLOCK));
  return taken - deriving;
}

/** In the page, by its own clock; what a frame shows is painted by the next. */
const UNLOCK = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Unlock');
  const start = performance.now();
  button.click();
  const stands = (title) =>
    [...document.querySelectorAll('main h2')].some((one) => one.textContent.startsWith(title));
  while (!(stands('Under way') && stands('Accounts'))) {
    if (performance.now() - start > 60_000) throw new Error('Home never stood: ' + document.body.innerText);
    await frame();
  }
  await frame();
  return performance.now() - start;
})()`;
