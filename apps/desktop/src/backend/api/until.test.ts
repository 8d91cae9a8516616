import { expect, test } from 'vitest';
import { live } from '../house/live.ts';
import { until } from './until.ts';

test('a stream that waits for ever ends when it is over, and its source is told', async () => {
  let returned = false;
  async function* source() {
    try {
      yield 1;
      await new Promise(() => undefined);
    } finally {
      returned = true;
    }
  }
  const own = new AbortController();
  const inner = new AbortController();
  own.signal.addEventListener('abort', () => inner.abort());
  const told: number[] = [];
  setImmediate(() => own.abort());
  for await (const value of until(source(), own.signal)) told.push(value);
  expect(told).toEqual([1]);
  // The source itself still waits: only what listens to the signal can end by itself.
  expect(returned).toBe(false);
});

test('leaving early returns the source', async () => {
  let returned = false;
  async function* source() {
    try {
      for (let count = 0; ; count += 1) yield count;
    } finally {
      returned = true;
    }
  }
  for await (const value of until(source(), new AbortController().signal)) {
    if (value === 3) break;
  }
  await expect.poll(() => returned).toBe(true);
});

test('what was told in the moment of the lock is kept back', async () => {
  const over = new AbortController();
  const value = live({ count: 0 });
  const told: number[] = [];
  for await (const { count } of until(value.watch(over.signal), over.signal)) {
    told.push(count);
    value.set({ count: count + 1 });
    if (count === 2) over.abort();
  }
  expect(told).toEqual([0, 1, 2]);
});

test('a live value tells the newest, once, and nothing that has not changed', async () => {
  const over = new AbortController();
  const value = live({ count: 0 });
  const told: number[] = [];
  const reading = (async () => {
    for await (const { count } of value.watch(over.signal)) told.push(count);
  })();
  await expect.poll(() => told).toEqual([0]);
  value.set({ count: 0 });
  for (let count = 1; count <= 5; count += 1) value.set({ count });
  await expect.poll(() => told).toEqual([0, 5]);
  over.abort();
  await reading;
});
