import { expect, it } from 'vitest';
import { failuresOf, forged, HASH, set, tell, verified } from './forged.test-support.ts';
import { evidenceOf, keepOn } from './story.test-support.ts';

const TYPE = 'order.earlier-carried-out';

it('what an earlier attempt did after all is read again, and the naming is called a report', async () => {
  const { story, file: before } = await tell('earn-sell', ({ world }) =>
    world.earn.faultNextOrder('failed-sent-again'),
  );
  const { world, engine } = story;
  const { id } = before.action;
  await engine.command({ commandId: 'again', actionId: id, name: 'retry', payload: null });
  await keepOn(story, id, 120);
  for (let minute = 0; minute < 240; minute += 1) {
    world.clock.advance(60_000);
    await engine.runDue();
  }
  const file = await evidenceOf(story, id);
  expect(file.action.status).toBe('done');
  expect(failuresOf(await verified(story, file))).toEqual([]);
  const lines = file.timeline.map(({ label, text }) => `${label}: ${text}`).join('\n');
  expect(lines).toMatch(/on chain: The operation 0x[0-9a-f]+ of the account succeeded/);
  expect(lines).toMatch(/our record: The service named it for an earlier attempt/);
  for (const change of [set('operation', HASH), set('hash', HASH), set('paid', '1')]) {
    const report = await verified(story, forged(file, { [TYPE]: change }));
    expect(failuresOf(report)).toEqual(['OPERATION_ON_CHAIN']);
  }
});
