import { expect, it } from 'vitest';
import { keepSandbox } from './sandbox-process.ts';
import { fakeTime } from './testing/fakes.ts';

it('starts again by itself when it ended by itself, later each time; not after its end was wanted', async () => {
  const time = fakeTime();
  const heard: string[] = [];
  const sandbox = keepSandbox({
    command: process.execPath,
    args: ['--eval', 'process.exit(3)'],
    time,
    report: ({ state }) => heard.push(state),
  });
  const ends = (count: number) =>
    expect
      .poll(() => heard.filter((state) => state === 'stopped'), { timeout: 20_000 })
      .toHaveLength(count);
  sandbox.want();
  await ends(1);
  time.pass(999);
  expect(heard).toEqual(['starting', 'stopped']);
  time.pass(1);
  await ends(2);
  time.pass(1_000);
  expect(heard).toHaveLength(4);
  time.pass(1_000);
  await ends(3);
  await sandbox.end();
  time.pass(60_000);
  expect(heard).toHaveLength(6);
});
