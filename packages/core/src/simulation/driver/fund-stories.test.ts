import { expect, it } from 'vitest';
import { ARBITRUM, EARNING, FRIEND } from '../world.ts';
import { earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage } from './stage.ts';

it('an account that came to obey somebody else is told of in the review of a speed-up too', async () => {
  const stage = createStage();
  const engine = stage.program();
  const { arbitrum } = stage.world;
  const { kind, input } = earnErrand(
    'fund',
    { kind: 'fund', chain: ARBITRUM, units: 5_000_000n },
    CALM_PERSON,
  );
  const begun = await engine.start('fund', kind, input);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  const { actionId } = begun.value;
  await engine.advance(actionId);
  const shown = () =>
    (stage.world.ledger.disk().streams.get(`action/${actionId}`) ?? []).findLast(
      ({ type }) => type === 'review.prepared',
    )?.data.review as { readonly purpose: string; readonly warnings: readonly object[] };
  expect(shown().warnings).toMatchObject([
    { code: 'WHO_MOVES', weight: 'note', sentence: expect.stringContaining("as your key's") },
  ]);

  await stage.approve(engine, actionId);
  arbitrum.setBaseFee(10n ** 13n);
  arbitrum.deploy(EARNING, FRIEND);
  await engine.command({ commandId: 'hurry', actionId, name: 'speed-up', payload: null });
  await engine.advance(actionId);
  expect(shown()).toMatchObject({
    purpose: 'speed-up',
    warnings: expect.arrayContaining([
      expect.objectContaining({ code: 'OBEYS_ANOTHER', weight: 'stop' }),
    ]),
  });
});
