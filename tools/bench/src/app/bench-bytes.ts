import {
  firstRun,
  MOST_BYTES,
  startBrowserApplication,
  weighUntilSwap,
} from '@countinghouse/e2e/application';
import { type Figure, figure } from '../measure/figure.ts';

const PASSPHRASE = 'gravel lantern mosaic heron';

/** What a person is sent before *Swap* takes an amount. Bytes are the same on every machine. */
export async function benchBytes(): Promise<readonly Figure[]> {
  const app = await startBrowserApplication();
  try {
    const page = await app.page();
    await firstRun(page, PASSPHRASE, async () => undefined);
    await page.getByRole('button', { name: 'Lock the screen' }).click();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    const { bytes } = await weighUntilSwap(page, PASSPHRASE);
    return [
      figure(
        {
          name: 'bytes until Swap accepts input',
          unit: 'kB',
          limit: { bound: 'at most', ratio: 1 },
          baseline: 'the budget',
          subject: 'all files but fonts, and what the backend said, gzipped',
        },
        [{ baseline: MOST_BYTES / 1_000, subject: bytes / 1_000 }],
      ),
    ];
  } finally {
    await app.end();
  }
}
