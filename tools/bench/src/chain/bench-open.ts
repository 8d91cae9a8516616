import type { Fixture } from '../fixture/fixture.ts';
import { openWith } from '../fixture/profile.ts';
import { type Figure, figure } from '../measure/figure.ts';
import { interleave } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';

/**
 * Opening with the keys at hand: lock, header, key check, schema, end of the chain, head marks. The
 * same for both ledgers; only their size differs.
 */
export async function benchOpen(
  scale: Scale,
  { small, large }: { readonly small: Fixture; readonly large: Fixture },
): Promise<readonly Figure[]> {
  const rounds = await interleave(scale.openRounds, {
    baseline: () => opening(small),
    subject: () => opening(large),
  });
  return [
    figure(
      {
        name: `opening a ledger of ${large.size.toLocaleString('en')} events`,
        unit: 'ms',
        limit: { bound: 'at most', ratio: 1.5 },
        baseline: `one of ${small.size.toLocaleString('en')} events`,
        subject: 'openLedger with the keys at hand',
      },
      rounds,
    ),
  ];
}

async function opening({ directory, keys }: Fixture): Promise<number> {
  const start = performance.now();
  const ledger = await openWith(directory, keys);
  const taken = performance.now() - start;
  await ledger.close();
  return taken;
}
