import { expect, test } from 'vitest';
import { handTime } from '../testing/hand-time.ts';
import { watchIdle } from './idle.ts';

const MINUTE = 60_000;

function watched(first: number | null) {
  const time = handTime();
  let limit = first;
  let calls = 0;
  const idle = watchIdle({
    ...time,
    limitMs: () => limit,
    idle: () => {
      calls += 1;
    },
  });
  const setLimit = (next: number | null) => {
    limit = next;
    idle.look();
  };
  return { ...time, idle, setLimit, calls: () => calls };
}

test('calls once, after the whole time without a touch', () => {
  const { ahead, idle, calls } = watched(5 * MINUTE);
  for (let minute = 0; minute < 20; minute += 1) {
    ahead(MINUTE);
    idle.touch();
  }
  expect(calls()).toBe(0);
  ahead(5 * MINUTE - 1);
  expect(calls()).toBe(0);
  ahead(1);
  expect(calls()).toBe(1);
  ahead(60 * MINUTE);
  expect(calls()).toBe(1);
});

test('never, where that was chosen; and by the new limit as soon as there is one', () => {
  const { ahead, setLimit, calls } = watched(null);
  ahead(600 * MINUTE);
  expect(calls()).toBe(0);
  setLimit(MINUTE);
  expect(calls()).toBe(1);
});

test('a machine that slept through the time is idle when it wakes', () => {
  const time = handTime();
  let calls = 0;
  const asleep = { at: () => () => undefined };
  const idle = watchIdle({
    clock: time.clock,
    timer: asleep,
    limitMs: () => MINUTE,
    idle: () => {
      calls += 1;
    },
  });
  time.ahead(3 * MINUTE);
  expect(calls).toBe(0);
  idle.look();
  expect(calls).toBe(1);
});

test('nothing comes after a stop', () => {
  const { ahead, idle, calls } = watched(MINUTE);
  idle.stop();
  ahead(10 * MINUTE);
  idle.look();
  expect(calls()).toBe(0);
});
